/** The laws, each with its title and the arbitraries of its cases. */
import type { AnyTokenCodec, JsonObject, Token } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import fc from 'fast-check'
import {
  carriedTokens,
  movedTokens,
  tokens,
  tokenTypes,
  unknownMembers,
  unusableMembers,
  wireObjects,
} from '../arbitraries.js'
import { anyValues, hostileCases } from '../cases/anyValues.js'
import type { MadeValue } from '../cases/MadeValue.js'
import type { PlantedInput } from '../cases/plantedInputs.js'
import { plantedInputs } from '../cases/plantedInputs.js'
import { shared } from '../cases/shared.js'
import type { GoldenDocument } from '../GoldenDocument.js'
import type { Breach, Law } from '../Law.js'
import * as laws from '../laws.js'
import { BreachError } from './BreachError.js'

/** A law as the runner checks it: a property that throws a `BreachError`. */
export interface CheckedLaw {
  readonly title: string
  readonly property: fc.IPropertyWithHooks<[unknown[]]>
  /** Cases to check beside the generated ones. */
  readonly examples: readonly (readonly unknown[])[]
  /** True where the examples are all cases. */
  readonly isComplete?: boolean
}

type Arbitraries<Case extends readonly unknown[]> = { readonly [Index in keyof Case]: fc.Arbitrary<Case[Index]> }

const checked = <Case extends readonly unknown[]>(
  title: string,
  arbitraries: Arbitraries<Case>,
  breachOf: (...of: Case) => Breach,
  examples: readonly Case[] = [],
): CheckedLaw => {
  const arbitrary = fc.tuple(...(arbitraries as readonly fc.Arbitrary<unknown>[]))
  const property = fc.property(arbitrary, (of) => {
    const breach = breachOf(...(of as unknown as Case))
    if (breach !== undefined) throw new BreachError(breach)
  })
  return { title, property, examples }
}

/** The laws of a codec, ready for any runner. */
export const checkedLaws = (
  codec: AnyTokenCodec,
  partners: readonly AnyTokenCodec[],
  golden: readonly GoldenDocument[],
): readonly CheckedLaw[] => {
  const allPartners = [...partners, CanonicalToken, Rfc6749Token]
  const partner = fc.constantFrom(...allPartners)
  const carried = carriedTokens(codec)
  const carriedOfAnyType = fc.tuple(carried, tokenTypes).map(([token, tokenType]): Token => ({ ...token, tokenType }))
  const freshToken = fc.oneof(
    { weight: 2, arbitrary: tokens([codec, ...allPartners]) },
    { weight: 1, arbitrary: movedTokens(codec) },
    { weight: 1, arbitrary: carried },
    { weight: 1, arbitrary: carriedOfAnyType },
  )
  const freshResponse = wireObjects(codec)
  const token = shared(freshToken)
  const response = shared(freshResponse)
  const breachOf =
    <Case extends readonly unknown[]>(law: Law<Case>) =>
    (...of: Case): Breach =>
      law.breach(codec, ...of)
  const all: readonly CheckedLaw[] = [
    checked('law 1, round trip: what is written without a note reads back the same', [token], breachOf(laws.roundTrip)),
    checked('law 1, round trip: a token of its own members needs no note', [carried], breachOf(laws.carriesItsOwn)),
    checked('law 1, round trip: its table names all that it writes', [token], breachOf(laws.writesItsTable)),
    checked(
      'law 1, round trip: decode, read, parse and ~standard agree, encode and write too',
      [response],
      breachOf(laws.sameFaces),
    ),
    checked(
      'law 2, normal form: what was written and read is written the same again',
      [token],
      breachOf(laws.normalForm),
    ),
    checked(
      'law 3, exact losses: the notes of write name the members that are lost, and no other',
      [token],
      breachOf(laws.exactLosses),
    ),
    checked(
      'law 3, exact losses: what is read otherwise than it came has a note',
      [response],
      breachOf(laws.exactReading),
    ),
    checked<[MadeValue]>(
      'law 4, totality: nothing that is read makes it throw',
      [anyValues(codec)],
      (value) => laws.totalReading.breach(codec, value.make()),
      hostileCases(codec).map((value) => [value]),
    ),
    checked(
      'law 4, totality: no token makes write throw, and encode throws only where write refuses',
      [token],
      breachOf(laws.totalWriting),
    ),
    checked<[object, object]>(
      'law 5, purity: reading changes nothing, and comes to the same at any time',
      [response, freshResponse],
      breachOf(laws.pureReading),
    ),
    checked<[Token, Token]>(
      'law 5, purity: writing changes nothing, and comes to the same at any time',
      [token, freshToken],
      breachOf(laws.pureWriting),
    ),
    checked<[Token, JsonObject]>(
      'law 6, tolerance: no unknown or optional member makes a read fail, and each comes back verbatim or has a note',
      [
        token,
        fc.tuple(unknownMembers, unusableMembers(codec)).map(([unknown, unusable]) => ({ ...unknown, ...unusable })),
      ],
      breachOf(laws.tolerance),
    ),
    checked<[PlantedInput]>(
      'law 7, silence: nothing printed shows a token, an unknown member or the text of an error',
      [plantedInputs(codec)],
      ({ input, planted }) => laws.silence.breach(codec, input, planted),
    ),
    checked('law 8, guard: is holds for what was decoded, and not for what was encoded', [token], breachOf(laws.guard)),
    checked('law 8, guard: what is read of any object is a token', [response], breachOf(laws.guardOfReading)),
    checked(
      'law 8, guard: a response that does not say success is not a token',
      [token],
      breachOf(laws.guardOfSuccess),
    ),
    checked<[Token, AnyTokenCodec, AnyTokenCodec]>(
      'law 9, composition: there and back keeps what both carry, and a detour loses only what its stop does not carry',
      [token, partner, partner],
      (t, b, c) =>
        laws.thereAndBack.breach(codec, b, t) ??
        laws.thereAndBack.breach(b, codec, t) ??
        laws.detour.breach(codec, b, c, t) ??
        laws.detour.breach(b, codec, c, t) ??
        laws.detour.breach(b, c, codec, t),
    ),
    checked<[Token, JsonObject]>(
      'law 10, compatibility: what a newer version adds to a token or a stored document is kept, and changes nothing',
      [token, unknownMembers],
      breachOf(laws.forwardCompatibility),
    ),
    checked('law 11, type: a conversion never changes the token type', [token], breachOf(laws.sameType)),
  ]
  if (golden.length === 0) return all
  const documents = checked(
    'law 10, compatibility: what a vendor documents and a released version wrote is read and written as it was',
    [fc.constantFrom(...golden)],
    breachOf(laws.compatibility),
    golden.map((document): [GoldenDocument] => [document]),
  )
  return [...all, { ...documents, isComplete: true }]
}
