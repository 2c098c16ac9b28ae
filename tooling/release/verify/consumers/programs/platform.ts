// Passes values of a platform's types, a browser's or Node's, to the packages.
import type {
  ConvertLinesOptions,
  Counts,
  LineOptions,
  LineStream,
  NoteCount,
  Reject,
  Translated,
} from '@token-codecs/bulk'
import { convertLines, translate } from '@token-codecs/bulk'
import type { Either, ReadResult, TokenError } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token, readResponse } from '@token-codecs/core'
import type { Breach, GoldenDocument, Law, LawOptions, TestFunction } from '@token-codecs/laws'
import { carriedTokens, checkLaws, goldenDocuments, roundTrip, tokens, wireObjects } from '@token-codecs/laws'

export const read = async (response: Response, signal: AbortSignal): Promise<Either<TokenError, ReadResult>> =>
  readResponse(Rfc6749Token, response, { signal, receivedAt: Date.now() / 1000 })

export const test: TestFunction = (name, run, timeout) => [name, run, timeout]
const options: LawOptions = { test, partners: [Rfc6749Token], runs: 10, seed: 1, golden: new URL('file:///fake') }
checkLaws(Rfc6749Token, options)
export const golden: readonly GoldenDocument[] = goldenDocuments('fake')
export const law: Law<Parameters<typeof roundTrip.breach> extends [unknown, ...infer Case] ? Case : never> = roundTrip
export const breach: Breach = undefined
export const arbitraries = [tokens([Rfc6749Token]), carriedTokens(Rfc6749Token), wireObjects(Rfc6749Token)] as const

const between: LineOptions = {
  from: Rfc6749Token,
  to: CanonicalToken,
  receivedAt: { member: 'at' },
  maxLineBytes: 1024,
}
export const message: Either<TokenError, Translated> = translate(between)(new Uint8Array())
const linesOptions: ConvertLinesOptions = {
  ...between,
  onReject: ({ line, offset, code, member, message }: Reject) => [line + offset, code, member ?? message],
  onRejectedBytes: (bytes) => bytes.length,
  onNotes: (line, [note]) => [line, note?.code],
}
const conversion: LineStream = convertLines(linesOptions)
export const piped = (response: Response): ReadableStream<Uint8Array> | undefined =>
  response.body?.pipeThrough(conversion)
export const counted: Promise<Counts> = conversion.counts
export const often = async (): Promise<NoteCount | undefined> => (await counted).notes[0]
