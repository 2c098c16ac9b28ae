import fc from 'fast-check'

/** Bound on what is kept; later cases are made again for each law. */
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
    // The numbers that follow are the same, whether the value was kept or not.
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
 * Makes each value once, because laws with the same seed would make the same again. For laws that leave their cases as they
 * are, as the first part of a case.
 */
export const shared = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<A> => new SharedArbitrary(arbitrary)
