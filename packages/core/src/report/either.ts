/**
 * Result of a function that can fail: a `Left` with the error, or a `Right` with the value, discriminated by `_tag`.
 *
 * Has the shape that io-ts's `decode` returns, so every combinator for that type accepts it.
 *
 * @since 0.1.0
 * @category model
 */
export type Either<E, A> = { readonly _tag: 'Left'; readonly left: E } | { readonly _tag: 'Right'; readonly right: A }

export const left = <E>(error: E): Either<E, never> => ({ _tag: 'Left', left: error })
export const right = <A>(value: A): Either<never, A> => ({ _tag: 'Right', right: value })
