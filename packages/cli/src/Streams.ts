/** Standard streams of a command; tests pass fakes. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
}

export const exitCodes = { done: 0, refused: 1, usage: 2 } as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A mistake on the command line. The message never quotes an argument, because it may be a pasted token. */
export class UsageError extends Error {}
