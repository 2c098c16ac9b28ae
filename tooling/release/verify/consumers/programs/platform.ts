// Passes values of a platform's types, a browser's or Node's, to the packages.
import type { Either, ReadResult, TokenError } from '@token-codecs/core'
import { Rfc6749Token, readResponse } from '@token-codecs/core'
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
