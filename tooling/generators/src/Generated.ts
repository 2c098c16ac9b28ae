/** A file that is made of what the codecs say, in whole or in part. */
export interface Generated {
  /** From the root of the repository. */
  readonly path: string
  readonly file: string
  /** The text that it has; none where there is no such file. */
  readonly text: string
  /** The text with what the codecs say now. */
  readonly current: string
}
