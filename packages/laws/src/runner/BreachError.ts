/** A breach, thrown so that fast-check shrinks the case. */
export class BreachError extends Error {
  override readonly name = 'BreachError'
}
