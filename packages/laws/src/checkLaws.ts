import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import { tableProblems } from '@token-codecs/core/authoring'
import type { GoldenDocument } from './GoldenDocument.js'
import { documentsOf } from './GoldenDocument.js'
import { quotedNames } from './laws/quotedNames.js'
import { checkedLaws } from './runner/checkedLaws.js'
import { lawFailure } from './runner/lawFailure.js'
import { runLaw } from './runner/runLaw.js'

/** The function `test` of vitest, Jest and node:test; the timeout is in milliseconds. @since 0.1.0 @category model */
export type TestFunction = (name: string, run: () => void, timeout?: number) => unknown

/** Options of `checkLaws`. @since 0.1.0 @category model */
export interface LawOptions {
  /** The test runner's own `test`. */
  readonly test: TestFunction
  /** Codecs to compose with (law 9), beside `CanonicalToken` and `Rfc6749Token`. */
  readonly partners?: readonly AnyTokenCodec[]
  /**
   * Responses that the vendor documents, and those that released versions wrote: a folder (see `goldenDocuments`) or a list.
   * One of them is this codec's, because no law knows a vendor's names; only `CanonicalToken` does without.
   */
  readonly golden: string | URL | readonly GoldenDocument[]
  /** Cases for each law, 1 000 by default. */
  readonly runs?: number
  /** Where the cases begin: the same seed makes the same cases. */
  readonly seed?: number
  /** The one case to run again, as a failure names it: run it with the title of the law that failed. */
  readonly path?: string
}

/** The parts that a codec written by hand may lack. */
const parts = ['id', 'read', 'parse', 'write', 'decode', 'encode', 'validate', 'is', 'wire', '~standard'] as const

const requireCodec = (codec: AnyTokenCodec): void => {
  if (codec?.fields?.accessToken === undefined) {
    throw new TypeError('codec: expected a token codec, whose fields name the member for accessToken')
  }
  const missing = parts.filter((part) => codec[part] === undefined)
  if (missing.length > 0) {
    throw new TypeError(`codec: expected a token codec, as \`defineCodec\` makes it; it has no ${quotedNames(missing)}`)
  }
  const [problem] = tableProblems(codec)
  if (problem !== undefined) throw new TypeError(`codec: ${codec.id}: ${problem}`)
}

/** The golden documents, one of the codec's among them. */
const documentsFor = (codec: AnyTokenCodec, golden: LawOptions['golden'] | undefined): readonly GoldenDocument[] => {
  // Callers without TypeScript may leave it out.
  const documents = documentsOf(golden ?? [])
  if (codec.id !== CanonicalToken.id && documents.every(({ wire }) => !Object.hasOwn(wire, codec.id))) {
    throw new Error(`golden: expected a documented response of ${codec.id} beside its token, found none`)
  }
  return documents
}

/** Milliseconds; ample for each law, even on a busy machine. */
const timeout = (runs: number): number => Math.max(120_000, runs * 120)

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
  // Laws that are checked in no case would hold for any codec.
  if (!Number.isInteger(runs) || runs < 1) throw new RangeError('runs: expected a whole number of cases, 1 or more')
  for (const law of checkedLaws(codec, partners, documentsFor(codec, golden))) {
    const run = (): void => {
      const failure = lawFailure(codec, law.title, runLaw(law, { runs, seed, path }))
      if (failure !== undefined) throw failure
    }
    test(`${codec.id}: ${law.title}`, run, timeout(runs))
  }
}
