import 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Cases that a law is checked in. */
    readonly cases: number
    /** Whether inputs that take seconds are tried in their full size. */
    readonly fullSizes: boolean
  }
}
