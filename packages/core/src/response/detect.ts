import type { AnyTokenCodec, ReadOptions } from '../codec/TokenCodec.js'
import { isString } from '../token/objects.js'
import type { TokenMember } from '../token/Token.js'
import type { Agreement } from './agreement.js'
import { agreement } from './agreement.js'
import { decodeText, isBytes } from './decodeText.js'
import { formOf, formResponse } from './parseForm.js'
import { contentOf } from './parseResponse.js'
import type { Reading, Tally } from './tally.js'
import { addReading, byEvidence, newTally } from './tally.js'

/** Options of `detect`. @since 0.1.0 @category model */
export interface DetectOptions extends Pick<ReadOptions, 'receivedAt'> {}

/** A codec that reads the responses, and the evidence for it. Safe to print. @since 0.1.0 @category model */
export interface Candidate {
  readonly codec: AnyTokenCodec
  /** Number of responses that it reads. */
  readonly read: number
  /** Names of its documented members, extras and constants in the responses. */
  readonly documented: readonly string[]
  /** Number of members in the responses that it does not document. */
  readonly undocumented: number
  /** Number of responses in which the token type is not spelled as the vendor documents it. */
  readonly otherSpellings: number
  /** Distinct codes of its notes. */
  readonly notes: readonly string[]
}

/** Result of `detect`. Safe to print: contains no value and no undocumented name. @since 0.1.0 @category model */
export interface Detection {
  /**
   * - `sure`: one codec explains the responses better than any other
   * - `harmless`: several codecs explain them equally well, and read the same tokens, apart from extensions
   * - `disagree`: several codecs explain them equally well, and read different tokens
   * - `error`: every readable response is an error response
   * - `none`: no codec reads any response
   */
  readonly verdict: 'sure' | 'harmless' | 'disagree' | 'error' | 'none'
  /** The codecs that explain the responses best. Equally good ones are in the order of the argument. */
  readonly best: readonly Candidate[]
  /** Other codecs that read as many responses, better ones first. */
  readonly others: readonly Candidate[]
  /** Members in which the tokens of the best codecs differ; empty unless they disagree. */
  readonly differences: readonly TokenMember[]
  /** The best codecs, grouped by the tokens that they read. One group unless they disagree. */
  readonly alternatives: readonly (readonly AnyTokenCodec[])[]
  /** Number of responses in which at least one codec reads a token. */
  readonly read: number
  /** Number of error responses. */
  readonly errors: number
  /** Number of all other responses. */
  readonly unread: number
  /** The codecs that read the most error responses, and recognize the most error codes. */
  readonly errorCodecs: readonly AnyTokenCodec[]
}

/** Parses a response once. Only a form depends on the codec, because its values have no types. */
const parsedBy = (response: unknown): ((codec: AnyTokenCodec) => unknown) => {
  const body = contentOf(response)
  if (!isString(body) && !isBytes(body)) return () => body
  const text = isString(body) ? body.replace(/^\ufeff/, '') : decodeText(body, 'utf-8', false)
  try {
    const parsed: unknown = JSON.parse(text)
    return () => parsed
  } catch {
    const form = formOf(text, undefined)
    return (codec) => form && formResponse(codec, form)
  }
}

const nothing: Reading = {}

const readingsOf = (tallies: readonly Tally[], response: unknown, options: DetectOptions): readonly Reading[] => {
  let parsed: (codec: AnyTokenCodec) => unknown
  try {
    parsed = parsedBy(response)
  } catch {
    // Only a fake body, such as a revoked proxy, throws when its type is read.
    return tallies.map(() => nothing)
  }
  return tallies.map(({ codec, evidenceIn }) => {
    try {
      const value = parsed(codec)
      const result = codec.read(value, options)
      if (result._tag === 'Left') return result.left._tag === 'OAuthError' ? { error: result.left } : nothing
      const read = { ...result.right, token: { ...result.right.token } }
      return { token: read.token, evidence: evidenceIn(value, read) }
    } catch {
      // A hostile proxy may throw when it is read once more. So may a hand-made codec, or its token.
      return nothing
    }
  })
}

/** Returns the codecs that explain the responses best, from those that read the most, sorted by evidence. */
const bestOf = (contenders: readonly Tally[], differ: (tallies: readonly Tally[]) => readonly TokenMember[]) => {
  const equal = contenders.filter((tally) => byEvidence(tally, contenders[0] ?? tally) === 0)
  // Where a response has two tokens, evidence does not tell which one is wanted.
  const isRival = (tally: Tally): boolean =>
    equal.some((one) => tally.undocumented <= one.undocumented && differ([one, tally]).includes('accessToken'))
  const rivals = contenders.filter((tally) => equal.includes(tally) || isRival(tally))
  if (differ(rivals).includes('accessToken')) return rivals
  const most = Math.max(...rivals.map(({ found }) => found))
  return rivals.filter(({ found }) => found === most)
}

const candidateOf = ({ codec, read, documented, undocumented, otherSpellings, codes }: Tally): Candidate => ({
  codec,
  read,
  documented: [...documented],
  undocumented,
  otherSpellings,
  notes: [...codes].sort(),
})

const errorCodecsOf = (tallies: readonly Tally[]): readonly AnyTokenCodec[] => {
  const most = Math.max(1, ...tallies.map(({ errors }) => errors))
  const refusing = tallies.filter(({ errors }) => errors === most)
  const recognized = Math.max(...refusing.map((tally) => tally.recognized))
  return refusing.filter((tally) => tally.recognized === recognized).map(({ codec }) => codec)
}

const verdictOf = (
  best: readonly Tally[],
  differences: readonly TokenMember[],
  errors: number,
): Detection['verdict'] => {
  if (best.length === 0) return errors > 0 ? 'error' : 'none'
  if (best.length === 1) return 'sure'
  return differences.length === 0 ? 'harmless' : 'disagree'
}

const conclude = (
  tallies: readonly Tally[],
  agreed: Agreement,
  counts: Pick<Detection, 'read' | 'errors' | 'unread'>,
): Detection => {
  const most = Math.max(1, ...tallies.map(({ read }) => read))
  const contenders = tallies.filter(({ read }) => read === most).sort(byEvidence)
  const readersOf = (some: readonly Tally[]) => some.map((tally) => tallies.indexOf(tally))
  const differ = (some: readonly Tally[]) => agreed.differences(readersOf(some))
  const best = bestOf(contenders, differ)
  const differences = differ(best)
  return {
    verdict: verdictOf(best, differences, counts.errors),
    best: best.map(candidateOf),
    others: contenders.filter((tally) => !best.includes(tally)).map(candidateOf),
    differences,
    alternatives: agreed
      .groups(readersOf(best))
      .map((readers) => readers.map((reader) => (tallies[reader] as Tally).codec)),
    ...counts,
    errorCodecs: errorCodecsOf(tallies),
  }
}

/**
 * Finds the codecs that read one or more token responses of the same unknown origin. A response is text, bytes or a
 * parsed body, JSON or form-encoded, as in {@link parseResponse}. Evidence adds up, and a response that no codec reads
 * does not change the verdict. Never throws, unless the iterable does.
 *
 * Only the codecs that read the most responses count. The best have the fewest undocumented members and notes. Ties are
 * decided by the spelling of the token type, then by the number of documented members. A member of the token counts
 * twice. Codecs that read different access tokens are ranked by undocumented members only.
 *
 * `sure` is relative to the given codecs: an unknown vendor's response may look like that of a known one.
 *
 * @example
 * import { defineCodec, detect, Rfc6749Token } from '@token-codecs/core'
 *
 * const AcmeToken = defineCodec<{ access_token?: string; token_type?: string; team?: string }>()({
 *   id: 'acme',
 *   fields: { accessToken: 'access_token', tokenType: 'token_type' },
 *   extras: ['team'],
 * })
 * const codecs = [Rfc6749Token, AcmeToken]
 * const { verdict, best } = detect(codecs, ['{"access_token":"fake-a","token_type":"Bearer","team":"fake-t"}'])
 * console.log(verdict, best.map(({ codec }) => codec.id)) // sure [ 'acme' ]
 * console.log(detect(codecs, ['{"access_token":"fake-a","token_type":"Bearer"}']).verdict) // harmless
 *
 * @since 0.1.0
 * @category responses
 */
export const detect = (
  codecs: readonly AnyTokenCodec[],
  responses: Iterable<unknown>,
  options: DetectOptions = {},
): Detection => {
  const tallies = codecs.map(newTally)
  const agreed = agreement()
  const counts = { read: 0, errors: 0, unread: 0 }
  // A string or bytes would iterate as characters or numbers.
  const all = isString(responses) || isBytes(responses) ? [responses] : responses
  for (const response of all) {
    const readings = readingsOf(tallies, response, options)
    const isRead = readings.some(({ token }) => token !== undefined)
    const isError = !isRead && readings.some(({ error }) => error !== undefined)
    counts[isRead ? 'read' : isError ? 'errors' : 'unread']++
    if (isRead) agreed.add(readings.map(({ token }) => token))
    for (const [index, reading] of readings.entries()) addReading(tallies[index] as Tally, reading, isError)
  }
  return conclude(tallies, agreed, counts)
}
