/** The streams of a command, which a test replaces. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
}

export const exitCodes = { done: 0, refused: 1, usage: 2 } as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The command line is wrong. The message never quotes an argument: somebody may have pasted a token. */
export class UsageError extends Error {}
