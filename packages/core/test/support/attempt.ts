/** Returns the error that a function throws. */
export const attempt = (run: () => unknown): Error => {
  try {
    run()
  } catch (thrown) {
    if (thrown instanceof Error || thrown instanceof DOMException) return thrown
  }
  throw new Error('expected it to throw')
}
