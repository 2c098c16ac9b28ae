/** A factory for a value, because fast-check cannot store some hostile values. */
export interface MadeValue {
  readonly make: () => unknown
  readonly toString: () => string
}

/** Creates a `MadeValue`. Pass a function if the description is expensive; it runs only for a failed case. */
export const madeValue = (description: string | (() => string), make: () => unknown): MadeValue => ({
  make,
  toString: typeof description === 'string' ? () => description : description,
})
