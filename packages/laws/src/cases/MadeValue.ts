/** A value that each case makes for itself, because fast-check cannot hold some of these. */
export interface MadeValue {
  readonly make: () => unknown
  readonly toString: () => string
}

/** A description by a function is made only when a case is shown. */
export const madeValue = (description: string | (() => string), make: () => unknown): MadeValue => ({
  make,
  toString: typeof description === 'string' ? () => description : description,
})
