/** All laws with their titles and case generators. */
import type { AnyTokenCodec, JsonObject, Token } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import fc from 'fast-check'
import { carriedTokens, movedTokens, tokens, tokenTypes, unusableMembers, wireObjects } from '../arbitraries.js'
import { anyValues, hostileCases } from '../cases/anyValues.js'
import { someOf, unknownMembers } from '../cases/json.js'
import type { MadeValue } from '../cases/MadeValue.js'
import type { PlantedInput } from '../cases/plantedInputs.js'
import { plantedInputs } from '../cases/plantedInputs.js'
import { shared } from '../cases/shared.js'
import type { GoldenDocument } from '../GoldenDocument.js'
import type { Breach, Law } from '../Law.js'
import * as laws from '../laws.js'
import { BreachError } from './BreachError.js'

/** A law for the runner: a property that throws a `BreachError`. */
export interface CheckedLaw {
  readonly title: string
  readonly property: fc.IPropertyWithHooks<[unknown[]]>
  /** Fixed cases, checked in addition to the generated ones. */
  readonly examples: readonly (readonly unknown[])[]
  /** True if the examples cover every case, so that none are generated. */
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

/** Returns the laws for a codec. */
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
  const token = shared(freshToken)
  const response = shared(wireObjects(codec))
  const breachOf =
    <Case extends readonly unknown[]>(law: Law<Case>) =>
    (...of: Case): Breach =>
      law.breach(codec, ...of)
  const all: readonly CheckedLaw[] = [
    checked('law 1, round trip: a token written without notes reads back unchanged', [token], breachOf(laws.roundTrip)),
    checked(
      'law 1, round trip: members that the codec carries are written without notes',
      [carried],
      breachOf(laws.carriesItsOwn),
    ),
    checked('law 1, round trip: the table contains every written member', [token], breachOf(laws.writesItsTable)),
    checked(
      'law 1, round trip: decode, validate, read, parse and ~standard agree, and so do encode and write',
      [response],
      breachOf(laws.sameFaces),
    ),
    checked(
      'law 2, normal form: output that is read back is written again unchanged',
      [token],
      breachOf(laws.normalForm),
    ),
    checked(
      'law 3, exact losses: the notes of write name exactly the members that change',
      [token],
      breachOf(laws.exactLosses),
    ),
    checked('law 3, exact losses: a member that reading changes has a note', [response], breachOf(laws.exactReading)),
    checked<[MadeValue]>(
      'law 4, totality: no input makes reading throw',
      [anyValues(codec)],
      (value) => laws.totalReading.breach(codec, value.make()),
      hostileCases(codec).map((value) => [value]),
    ),
    checked(
      'law 4, totality: write never throws, and encode throws only if write fails',
      [token],
      breachOf(laws.totalWriting),
    ),
    checked<[object, object]>(
      'law 5, purity: reading has no side effects and depends only on its input',
      [response, someOf(wireObjects(codec))],
      breachOf(laws.pureReading),
    ),
    checked<[Token, Token]>(
      'law 5, purity: writing has no side effects and depends only on its input',
      [token, someOf(freshToken)],
      breachOf(laws.pureWriting),
    ),
    checked<[Token, JsonObject]>(
      'law 6, tolerance: no unknown or optional member makes a read fail, and each is written back verbatim or has a note',
      [
        token,
        fc.tuple(unknownMembers, unusableMembers(codec)).map(([unknown, unusable]) => ({ ...unknown, ...unusable })),
      ],
      breachOf(laws.tolerance),
    ),
    checked<[PlantedInput]>(
      'law 7, silence: no output contains a token, an unknown member or an error description',
      [plantedInputs(codec)],
      ({ input, planted }) => laws.silence.breach(codec, input, planted),
    ),
    checked('law 8, guard: is accepts decoded tokens and rejects encoded ones', [token], breachOf(laws.guard)),
    checked(
      'law 8, guard: a response is not a token, and every token read from one is valid',
      [response],
      breachOf(laws.guardOfReading),
    ),
    checked(
      'law 8, guard: a response that does not report success is rejected',
      [token],
      breachOf(laws.guardOfSuccess),
    ),
    checked<[Token, AnyTokenCodec, AnyTokenCodec]>(
      'law 9, composition: a trip to another codec and back keeps what both carry, and a detour loses only what the codec in between does not carry',
      [token, partner, partner],
      (t, b, c) =>
        laws.thereAndBack.breach(codec, b, t) ??
        laws.thereAndBack.breach(b, codec, t) ??
        laws.detour.breach(codec, b, c, t) ??
        laws.detour.breach(b, codec, c, t) ??
        laws.detour.breach(b, c, codec, t),
    ),
    checked<[Token, JsonObject]>(
      'law 10, compatibility: members added by a newer version are kept, and change no other output',
      [token, unknownMembers],
      breachOf(laws.forwardCompatibility),
    ),
    checked('law 11, type: a conversion never changes the token type', [token], breachOf(laws.sameType)),
  ]
  if (golden.length === 0) return all
  const documents = checked(
    'law 10, compatibility: golden documents and their responses are read and written unchanged',
    [fc.constantFrom(...golden)],
    breachOf(laws.compatibility),
    golden.map((document): [GoldenDocument] => [document]),
  )
  return [...all, { ...documents, isComplete: true }]
}
