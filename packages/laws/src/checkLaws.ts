import type { AnyTokenCodec, JsonObject, Token } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import fc from 'fast-check'
import { anyValues, carriedTokens, tokens, unknownMembers, wireObjects } from './arbitraries.js'
import * as laws from './laws.js'
import { plant } from './plant.js'

/** What vitest, Jest and node:test call `test`; the timeout is in milliseconds. @since 0.1.0 @category model */
export type TestFunction = (name: string, run: () => void, timeout?: number) => unknown

/** @since 0.1.0 @category model */
export interface LawOptions {
  /** The test runner's own `test`. */
  readonly test: TestFunction
  /** Codecs to compose with (law 9), beside `CanonicalToken` and `Rfc6749Token`. */
  readonly partners?: readonly AnyTokenCodec[]
  /** Cases for each law, 1 000 by default. */
  readonly runs?: number
  /** Where the cases begin: the same seed makes the same cases. */
  readonly seed?: number
}

/** A law as the runner checks it: its title, and a property that holds for a lawful codec. */
export interface CheckedLaw {
  readonly title: string
  readonly property: fc.IPropertyWithHooks<never>
}

const property = <Args extends [unknown, ...unknown[]]>(
  title: string,
  arbitraries: { [Index in keyof Args]: fc.Arbitrary<Args[Index]> },
  holds: (...args: Args) => boolean,
): CheckedLaw => ({
  title,
  property: fc.property<Args>(...arbitraries, holds) as unknown as fc.IPropertyWithHooks<never>,
})

/** Milliseconds; ample for each law, even on a busy machine. */
const TIMEOUT = 120_000

/** The laws of a codec, ready for any runner. */
export const lawsOf = (codec: AnyTokenCodec, partners: readonly AnyTokenCodec[]): readonly CheckedLaw[] => {
  const others = [...partners, CanonicalToken, Rfc6749Token]
  const token = tokens([codec, ...others])
  const wire = wireObjects(codec)
  const partner = fc.constantFrom(...others)
  return [
    property('law 1, round trip: what is written without a note reads back the same', [token], (t) =>
      laws.roundTrip(codec, t),
    ),
    property('law 1, round trip: a token of its own members needs no note', [carriedTokens(codec)], (t) =>
      laws.carriesItsOwn(codec, t),
    ),
    property('law 2, normal form: writing what was written and read changes nothing', [token], (t) =>
      laws.normalForm(codec, t),
    ),
    property('law 3, exact losses: the notes name the fields that are lost, and no other', [token], (t) =>
      laws.exactLosses(codec, t),
    ),
    property('law 4, totality: no value makes reading throw', [anyValues(codec)], (u) =>
      laws.totalReading(codec, u.make()),
    ),
    property('law 4, totality: no token makes writing throw', [token], (t) => laws.totalWriting(codec, t)),
    property('law 5, purity: reading changes nothing and reads no clock', [wire], (u) => laws.pureReading(codec, u)),
    property('law 5, purity: writing changes nothing and reads no clock', [token], (t) => laws.pureWriting(codec, t)),
    property<[Token, JsonObject]>(
      'law 6, tolerance: unknown members are read and come back verbatim',
      [token, unknownMembers],
      (t, members) => laws.tolerance(codec, t, members),
    ),
    property(
      'law 7, silence: nothing printed shows a token or an unknown member',
      [plant(codec)],
      ({ input, planted }) => laws.silence(codec, input, planted),
    ),
    property('law 8, guard: is holds for what was decoded, and not for what was encoded', [token], (t) =>
      laws.guard(codec, t),
    ),
    property('law 8, guard: what is read of any object is a token', [wire], (u) => laws.guardOfReading(codec, u)),
    property<[AnyTokenCodec, Token]>(
      'law 9, composition: there and back keeps what both carry',
      [partner, token],
      (b, t) => laws.thereAndBack(codec, b, t) && laws.thereAndBack(b, codec, t),
    ),
    property<[AnyTokenCodec, AnyTokenCodec, Token]>(
      'law 9, composition: a detour loses only what its stop does not carry',
      [partner, partner, token],
      (b, c, t) => laws.detour(codec, b, c, t) && laws.detour(b, codec, c, t),
    ),
    property('law 11, type: a conversion never changes the token type', [token], (t) => laws.sameType(codec, t)),
  ]
}

/**
 * Checks every law for a codec: one call is a vendor's whole conformance test. A failure names the law, and shows the
 * seed, the path and the smallest case that breaks it, with its tokens redacted.
 *
 * @example
 * import { Rfc6749Token } from '@token-codecs/core'
 * import { checkLaws } from '@token-codecs/laws'
 * import { test } from 'vitest'
 *
 * checkLaws(Rfc6749Token, { test, runs: 20 })
 *
 * @since 0.1.0
 * @category laws
 */
export const checkLaws = (codec: AnyTokenCodec, options: LawOptions): void => {
  const { test, partners = [], runs = 1_000, seed = 6749 } = options
  for (const { title, property: holds } of lawsOf(codec, partners)) {
    test(`${codec.vendor}: ${title}`, () => fc.assert(holds, { numRuns: runs, seed }), TIMEOUT)
  }
}
