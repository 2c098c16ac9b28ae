/** A stream that a command writes to. */
export interface Output {
  /** Returns `false` if the stream wants the caller to wait for `drain`. */
  write(text: string | Uint8Array): unknown
  once?(event: 'drain', listener: () => void): unknown
  readonly isTTY?: boolean
  /** Width of the terminal; `undefined` if the stream is not one. */
  readonly columns?: number
  /** Exists on a terminal only, and heeds `NO_COLOR`. */
  hasColors?(): boolean
}

/** Standard streams of a command; tests pass fakes. */
export interface Streams {
  /** `isTTY` is true on a terminal, where a command may ask. */
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean; destroy?(): unknown }
  readonly stdout: Output
  readonly stderr: Output
}

/** Exit codes. Above 128, the number of a signal plus 128, as shells report it. */
export const exitCodes = {
  done: 0,
  /** The response was refused, or documentation has drifted. */
  refused: 1,
  /** Wrong command line, unreadable input or unwritable output. */
  usage: 2,
  /** Finished, but some lines were rejected. */
  rejectedLines: 3,
  /** Several codecs read the response, and disagree about the token. */
  disagree: 4,
  /** An exception that the program does not expect, as EX_SOFTWARE of sysexits.h. */
  bug: 70,
  /** SIGINT, as Ctrl-C sends it. */
  interrupted: 130,
  /** SIGPIPE, which Node ignores: the reader closed the output. */
  closedPipe: 141,
  /** SIGTERM. */
  terminated: 143,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** A mistake on the command line. The message never quotes an argument, because it may be a pasted token. */
export class UsageError extends Error {}

/** Documentation or a sample from which a command cannot conclude safely. The message says what to do. */
export class RefusedError extends Error {}
