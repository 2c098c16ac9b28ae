import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import { tableProblems } from '@token-codecs/core/authoring'
import type { GoldenDocument } from './GoldenDocument.js'
import { documentsOf } from './GoldenDocument.js'
import { quotedNames } from './laws/quotedNames.js'
import { checkedLaws } from './runner/checkedLaws.js'
import { lawFailure } from './runner/lawFailure.js'
import { runLaw } from './runner/runLaw.js'

/** The `test` function of vitest, Jest or node:test. `timeout` is in milliseconds. @since 0.1.0 @category model */
export type TestFunction = (name: string, run: () => void, timeout?: number) => unknown

/** Options of `checkLaws`. @since 0.1.0 @category model */
export interface LawOptions {
  /** The test runner's `test` function. */
  readonly test: TestFunction
  /** Codecs to compose with (law 9), beside `CanonicalToken` and `Rfc6749Token`. */
  readonly partners?: readonly AnyTokenCodec[]
  /**
   * The vendor's documented responses and the output of released versions: a folder (see `goldenDocuments`) or a list.
   * At least one must be for this codec, because no law knows the vendor's names. `CanonicalToken` needs none.
   */
  readonly golden: string | URL | readonly GoldenDocument[]
  /** Number of cases for each law; 1,000 by default. */
  readonly runs?: number
  /** Seed of the case generator; the same seed generates the same cases. */
  readonly seed?: number
  /** Path of a single case to rerun, from a failure message. Run only the failed test with it. */
  readonly path?: string
}

/** Members that a handwritten codec may lack. */
const parts = ['id', 'read', 'parse', 'write', 'decode', 'encode', 'validate', 'is', 'wire', '~standard'] as const

const requireCodec = (codec: AnyTokenCodec): void => {
  if (codec?.fields?.accessToken === undefined) {
    throw new TypeError('codec: expected a token codec with a row for accessToken in `fields`')
  }
  const missing = parts.filter((part) => codec[part] === undefined)
  if (missing.length > 0) {
    throw new TypeError(`codec: expected a token codec made by \`defineCodec\`; missing ${quotedNames(missing)}`)
  }
  const [problem] = tableProblems(codec)
  if (problem !== undefined) throw new TypeError(`codec: ${codec.id}: ${problem}`)
}

/** Returns the golden documents; throws if all of them are for other codecs. */
const documentsFor = (codec: AnyTokenCodec, golden: LawOptions['golden'] | undefined): readonly GoldenDocument[] => {
  // Callers without TypeScript may omit `golden`.
  const documents = documentsOf(golden ?? [])
  if (codec.id !== CanonicalToken.id && documents.every(({ wire }) => !Object.hasOwn(wire, codec.id))) {
    throw new Error(
      `golden: expected a documented response of ${codec.id} under \`wire\`; add one as a golden document`,
    )
  }
  return documents
}

/** Timeout of a law in milliseconds, generous enough for a busy machine. */
const timeout = (runs: number): number => Math.max(120_000, runs * 120)

/**
 * Registers one test for each property of the laws. A failed test throws an `Error` that names the law and describes
 * the breach. It also contains the smallest failing case, with tokens redacted, and the seed and path to rerun it.
 *
 * Throws a `TypeError` for an incomplete codec or a faulty table, and a `RangeError` for invalid `runs`. Throws an
 * `Error` if no golden document is for the codec.
 *
 * @example
 * import { Rfc6749Token } from '@token-codecs/core'
 * import { checkLaws } from '@token-codecs/laws'
 *
 * const titles: string[] = []
 * // In a test file, pass the `test` of vitest, Jest or node:test.
 * const test = (title: string, run: () => void) => {
 *   run()
 *   titles.push(title)
 * }
 * const golden = [
 *   {
 *     canonical: { v: 1, accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 3600 },
 *     wire: { rfc6749: { access_token: 'fake-a', token_type: 'Bearer', expires_in: 3600 } },
 *   },
 * ]
 * checkLaws(Rfc6749Token, { test, golden, runs: 20 })
 * console.log(titles.every((title) => title.startsWith('rfc6749: law '))) // true
 *
 * @since 0.1.0
 * @category laws
 */
export const checkLaws = (codec: AnyTokenCodec, options: LawOptions): void => {
  const { test, partners = [], golden, runs = 1_000, seed = 6749, path } = options
  requireCodec(codec)
  // Without cases, every law would pass.
  if (!Number.isInteger(runs) || runs < 1) throw new RangeError('runs: expected a whole number, 1 or more')
  for (const law of checkedLaws(codec, partners, documentsFor(codec, golden))) {
    const run = (): void => {
      const failure = lawFailure(codec, law.title, runLaw(law, { runs, seed, path }))
      if (failure !== undefined) throw failure
    }
    test(`${codec.id}: ${law.title}`, run, timeout(runs))
  }
}
