/** Standard streams of a command; tests pass fakes. */
export interface Streams {
  /** `isTTY` is true on a terminal, where a command may ask. */
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean }
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
}

export const exitCodes = { done: 0, refused: 1, usage: 2, disagree: 4 } as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A mistake on the command line. The message never quotes an argument, because it may be a pasted token. */
export class UsageError extends Error {}

/** Documentation or a sample from which a command cannot conclude safely. The message says what to do. */
export class RefusedError extends Error {}
