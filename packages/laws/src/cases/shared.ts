import fc from 'fast-check'

/** Cache size; each law generates later cases again. */
const MOST_VALUES = 1_000

class SharedArbitrary<A> extends fc.Arbitrary<A> {
  private readonly known = new Map<string, fc.Value<A>>()

  constructor(private readonly inner: fc.Arbitrary<A>) {
    super()
  }

  override generate(random: fc.Random, biasFactor: number | undefined): fc.Value<A> {
    const key = `${random.getState()} ${biasFactor}`
    const value = this.known.get(key) ?? this.inner.generate(random.clone(), biasFactor)
    if (this.known.size < MOST_VALUES && random.getState() !== undefined) this.known.set(key, value)
    // Keeps the following random numbers the same with and without a cached value.
    random.nextInt()
    return value
  }

  override canShrinkWithoutContext(value: unknown): value is A {
    return this.inner.canShrinkWithoutContext(value)
  }

  override shrink(value: A, context: unknown): fc.Stream<fc.Value<A>> {
    return this.inner.shrink(value, context)
  }
}

/**
 * Caches generated values, because laws with the same seed generate the same ones. Use it only for the first part of a
 * case, and only in laws that do not change their cases.
 */
export const shared = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<A> => new SharedArbitrary(arbitrary)
