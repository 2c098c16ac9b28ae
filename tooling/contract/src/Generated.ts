/** A file that says what packages offer. */
export interface Generated {
  /** From the root of the repository. */
  readonly path: string
  readonly file: string
  /** The text that it has; none where there is no such file. */
  readonly text: string
  /** The text that it is to have. */
  readonly current: string
}
