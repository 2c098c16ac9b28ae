/** A breach, thrown to fast-check, which then looks for the smallest case. */
export class BreachError extends Error {
  override readonly name = 'BreachError'
}
