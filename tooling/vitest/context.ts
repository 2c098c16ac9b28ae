import 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Cases that a law is checked in. */
    readonly cases: number
    /** True where inputs that take seconds are tried in full size. */
    readonly fullSizes: boolean
  }
}
