import type { Note } from '@token-codecs/core'
import type { Counts } from '../lines/Counts.js'
import type { Reject } from '../lines/lineConverter.js'

/** A rejected line, and its length in bytes with its end. */
export interface RejectedLine extends Reject {
  readonly bytes: number
}

/** Results of a few lines. Plain data, because a worker returns it. Numbers of lines begin with 1. */
export interface Outcome {
  /** Offset after the last line. */
  readonly end: number
  readonly output: readonly Uint8Array[]
  readonly counts: Counts
  readonly rejects: readonly RejectedLine[]
  /** Bytes of the rejected lines, if they cannot be read again. */
  readonly rejectedBytes: readonly Uint8Array[]
  readonly notes: readonly { readonly line: number; readonly notes: readonly Note[] }[]
}
