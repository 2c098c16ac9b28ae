import type { AnyTokenCodec, JsonObject, Token } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import fc from 'fast-check'
import { anyValues, hostileCases } from './anyValues.js'
import {
  carriedTokens,
  movedTokens,
  tokens,
  tokenTypes,
  unknownMembers,
  unusableMembers,
  wireObjects,
} from './arbitraries.js'
import { list } from './asking.js'
import type { GoldenDocument } from './golden.js'
import { documentsOf } from './golden.js'
import type { Made } from './hostile.js'
import type { Breach, Law } from './Law.js'
import { Broken } from './Law.js'
import * as laws from './laws.js'
import type { Planted } from './plant.js'
import { plant } from './plant.js'
import { report } from './report.js'

/** The function `test` of vitest, Jest and node:test; the timeout is in milliseconds. @since 0.1.0 @category model */
export type TestFunction = (name: string, run: () => void, timeout?: number) => unknown

/** Options of `checkLaws`. @since 0.1.0 @category model */
export interface LawOptions {
  /** The test runner's own `test`. */
  readonly test: TestFunction
  /** Codecs to compose with (law 9), beside `CanonicalToken` and `Rfc6749Token`. */
  readonly partners?: readonly AnyTokenCodec[]
  /** Responses that the vendor documents or that released versions wrote: a folder (see `goldenDocuments`) or a list. */
  readonly golden?: string | URL | readonly GoldenDocument[]
  /** Cases for each law, 1 000 by default. */
  readonly runs?: number
  /** Where the cases begin: the same seed makes the same cases. */
  readonly seed?: number
  /** The one case to run again, as a failure names it: run it with the title of the law that failed. */
  readonly path?: string
}

/** A law as the runner checks it: its title, and a property that throws a breach in words. */
export interface CheckedLaw {
  readonly title: string
  readonly property: fc.IPropertyWithHooks<[unknown[]]>
  /** Cases to check beside those that are made. */
  readonly examples: readonly (readonly unknown[])[]
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
    if (breach !== undefined) throw new Broken(breach)
  })
  return { title, property, examples }
}

/** The laws of a codec, ready for any runner. */
export const lawsOf = (
  codec: AnyTokenCodec,
  partners: readonly AnyTokenCodec[],
  golden: readonly GoldenDocument[] = [],
): readonly CheckedLaw[] => {
  const others = [...partners, CanonicalToken, Rfc6749Token]
  const token = tokens([codec, ...others])
  const written = fc.oneof({ weight: 3, arbitrary: token }, { weight: 1, arbitrary: movedTokens(codec) })
  const carried = carriedTokens(codec)
  const anyType = fc.tuple(carried, tokenTypes).map(([t, tokenType]): Token => ({ ...t, tokenType }))
  const wire = wireObjects(codec)
  const partner = fc.constantFrom(...others)
  const own =
    <Case extends readonly unknown[]>({ breach }: Law<Case>) =>
    (...of: Case): Breach =>
      breach(codec, ...of)
  const all: readonly CheckedLaw[] = [
    checked(
      'law 1, round trip: what is written without a note reads back the same',
      [fc.oneof(written, carried, anyType)],
      own(laws.roundTrip),
    ),
    checked('law 1, round trip: a token of its own members needs no note', [carried], own(laws.carriesItsOwn)),
    checked('law 1, round trip: its table names all that it writes', [token], own(laws.writesItsTable)),
    checked(
      'law 1, round trip: decode, read, parse and ~standard agree, encode and write too',
      [wire],
      own(laws.sameFaces),
    ),
    checked('law 2, normal form: what was written and read is written the same again', [written], own(laws.normalForm)),
    checked(
      'law 3, exact losses: the notes of write name the members that are lost, and no other',
      [written],
      own(laws.exactLosses),
    ),
    checked('law 3, exact losses: what is read otherwise than it came has a note', [wire], own(laws.exactReading)),
    checked<[Made]>(
      'law 4, totality: nothing that is read makes it throw',
      [anyValues(codec)],
      (value) => laws.totalReading.breach(codec, value.make()),
      hostileCases(codec).map((value) => [value]),
    ),
    checked(
      'law 4, totality: no token makes write throw, and encode throws only where write refuses',
      [token],
      own(laws.totalWriting),
    ),
    checked<[object, object]>(
      'law 5, purity: reading changes nothing, and comes to the same at any time',
      [wire, wire],
      own(laws.pureReading),
    ),
    checked<[Token, Token]>(
      'law 5, purity: writing changes nothing, and comes to the same at any time',
      [token, token],
      own(laws.pureWriting),
    ),
    checked<[Token, JsonObject]>(
      'law 6, tolerance: no unknown or optional member makes a read fail, and each comes back verbatim or has a note',
      [
        token,
        fc.tuple(unknownMembers, unusableMembers(codec)).map(([unknown, unusable]) => ({ ...unknown, ...unusable })),
      ],
      own(laws.tolerance),
    ),
    checked<[Planted]>(
      'law 7, silence: nothing printed shows a token, an unknown member or the text of an error',
      [plant(codec)],
      ({ input, planted }) => laws.silence.breach(codec, input, planted),
    ),
    checked('law 8, guard: is holds for what was decoded, and not for what was encoded', [token], own(laws.guard)),
    checked('law 8, guard: what is read of any object is a token', [wire], own(laws.guardOfReading)),
    checked<[AnyTokenCodec, Token]>(
      'law 9, composition: there and back keeps what both carry',
      [partner, token],
      (b, t) => laws.thereAndBack.breach(codec, b, t) ?? laws.thereAndBack.breach(b, codec, t),
    ),
    checked<[AnyTokenCodec, AnyTokenCodec, Token]>(
      'law 9, composition: a detour loses only what its stop does not carry',
      [partner, partner, token],
      (b, c, t) =>
        laws.detour.breach(codec, b, c, t) ?? laws.detour.breach(b, codec, c, t) ?? laws.detour.breach(b, c, codec, t),
    ),
    checked<[Token, JsonObject]>(
      'law 10, compatibility: what a newer version adds to a token or a stored document is kept, and changes nothing',
      [token, unknownMembers],
      own(laws.forwardCompatibility),
    ),
    checked('law 11, type: a conversion never changes the token type', [token], own(laws.sameType)),
  ]
  if (golden.length === 0) return all
  const documents = checked(
    'law 10, compatibility: what released versions wrote is read and written as they did',
    [fc.constantFrom(...golden)],
    own(laws.compatibility),
    golden.map((document): [GoldenDocument] => [document]),
  )
  return [...all, documents]
}

/** Checks one law, in its examples and in as many cases again as `runs` says. */
export const checkLaw = (
  { property, examples }: CheckedLaw,
  { runs, seed, path }: { readonly runs: number; readonly seed: number; readonly path?: string | undefined },
): fc.RunDetails<[unknown[]]> =>
  fc.check(property, {
    numRuns: examples.length + runs,
    seed,
    examples: examples.map((example) => [[...example]]),
    ...(path === undefined ? {} : { path }),
  })

/** A path leads through the cases of one law: in another it leads nowhere. */
const replayed = <A>(path: string | undefined, check: () => A): A => {
  try {
    return check()
  } catch (cause) {
    if (path === undefined) throw cause
    throw new Error('path: it is of another law; run the law that failed by its title', { cause })
  }
}

/** Milliseconds; ample for each law, even on a busy machine. */
const timeout = (runs: number): number => Math.max(120_000, runs * 120)

/** The parts that a codec written by hand may lack. */
const parts = ['id', 'read', 'parse', 'write', 'decode', 'encode', 'validate', 'is', 'wire', '~standard'] as const

/**
 * Checks every law for a codec, in one call. A failure says in words what the codec does
 * against which law, and shows the smallest case, with its tokens redacted, and the seed and the path to run it again.
 *
 * @example
 * import { Rfc6749Token } from '@token-codecs/core'
 * import { checkLaws } from '@token-codecs/laws'
 *
 * const titles: string[] = []
 * // In a test file, the `test` of vitest, Jest or node:test.
 * const test = (title: string, run: () => void) => {
 *   run()
 *   titles.push(title)
 * }
 * checkLaws(Rfc6749Token, { test, runs: 20 })
 * console.log(titles.every((title) => title.startsWith('rfc6749: law '))) // true
 *
 * @since 0.1.0
 * @category laws
 */
export const checkLaws = (codec: AnyTokenCodec, options: LawOptions): void => {
  const { test, partners = [], golden, runs = 1_000, seed = 6749, path } = options
  if (typeof codec?.fields?.accessToken !== 'string') {
    throw new TypeError('codec: expected a token codec, whose fields name the member for accessToken')
  }
  const missing = parts.filter((part) => codec[part] === undefined)
  if (missing.length > 0) {
    throw new TypeError(`codec: expected a token codec, as \`defineCodec\` makes it; it has no ${list(missing)}`)
  }
  // Laws that are checked in no case would hold for any codec.
  if (!Number.isInteger(runs) || runs < 1) throw new RangeError('runs: expected a whole number of cases, 1 or more')
  const documents = golden === undefined ? [] : documentsOf(golden)
  const isWire = codec.id !== CanonicalToken.id
  if (golden !== undefined && isWire && documents.every(({ wire }) => !Object.hasOwn(wire, codec.id))) {
    throw new Error(`golden: expected a document with what ${codec.id} wrote, found none`)
  }
  for (const law of lawsOf(codec, partners, documents)) {
    const run = (): void => {
      const failure = report(
        codec,
        law.title,
        replayed(path, () => checkLaw(law, { runs, seed, path })),
      )
      if (failure !== undefined) throw failure
    }
    test(`${codec.id}: ${law.title}`, run, timeout(runs))
  }
}
