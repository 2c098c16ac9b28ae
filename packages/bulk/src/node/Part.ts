/**
 * A range of whole lines of a file. Plain data, so that it can be a job of a queue.
 *
 * @since 0.1.0
 * @category model
 */
export interface Part {
  /** Path of the file, or the key of an object in a store. */
  readonly file: string
  /** From 0. */
  readonly index: number
  /** Offset of the first byte. */
  readonly start: number
  /** Offset after the last byte. */
  readonly end: number
}
