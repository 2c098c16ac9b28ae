import 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Number of cases for each law. */
    readonly cases: number
    /** True if hostile inputs are tested in full size, which takes seconds. */
    readonly fullSizes: boolean
  }
}
