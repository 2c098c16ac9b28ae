// What two released versions have to do with each other, as programs.

/** The laws of one, with the codecs of the other and of its own core. */
export const lawsOfBoth = (laws: string, own: string, other: string): string => `import * as own from '${own}'
import { CanonicalToken, Rfc6749Token } from '${other}'
import { checkLaws } from '${laws}'
import assert from 'node:assert'
import { test } from 'node:test'
assert.notStrictEqual(Rfc6749Token, own.Rfc6749Token)
checkLaws(Rfc6749Token, { test, runs: 25, seed: 6749, partners: [CanonicalToken] })
checkLaws(own.Rfc6749Token, { test, runs: 25, seed: 6749, partners: [Rfc6749Token, CanonicalToken] })
`

/** A program that type-checks under the strictest settings: codecs and tokens of one in the functions of the other. */
export const typesOfBoth = (earlier: string, later: string): string => `import * as earlier from '${earlier}'
import * as later from '${later}'

export const codecs: readonly earlier.AnyTokenCodec[] = [later.CanonicalToken, later.Rfc6749Token, later.BoltToken]
export const laterCodecs: readonly later.AnyTokenCodec[] = [earlier.CanonicalToken, earlier.BoltToken]
export const bolt: earlier.TokenCodec<earlier.BoltTokenResponse> = later.BoltToken
export const laterBolt: later.TokenCodec<later.BoltTokenResponse> = earlier.BoltToken
export const accessToken: string = earlier.reveal(later.secret('fake-a'))
export const token: later.Token = { accessToken: earlier.secret('fake-a'), tokenType: 'Bearer' }
export const earlierToken: earlier.Token = { ...token, refreshToken: later.secret('fake-r') }
export const equal: boolean = earlier.eqToken(token, { ...token, extensions: { acme: later.secret({ a: 1 }) } })
export const laterEqual: boolean = later.eqToken.equals(earlierToken, token)
export const boltToStore = earlier.convert(later.BoltToken, earlier.CanonicalToken)({})
export const storeToBolt = later.convert(earlier.CanonicalToken, later.BoltToken, { onLoss: 'fail' })({})
export const merged: earlier.ReadResult = later.mergeRefresh(earlierToken, token)
export const laterMerged: later.ReadResult = earlier.mergeRefresh(token, earlierToken)
export const written = [earlier.BoltToken.encode(token), later.BoltToken.encode(earlierToken)]
export const isToken = (value: unknown): value is earlier.Token => later.CanonicalToken.is(value)
export const answers = [later.fromResponse(earlier.BoltToken), earlier.fromResponse(later.BoltToken)]
export const same: boolean | undefined = later.areSecretsEqual(token.accessToken, earlier.secret('fake-a'))
export const message = (error: later.TokenError): string => earlier.formatError(error)
export const laterMessage = (error: earlier.TokenError): string => later.formatError(error)
export const reading: later.ReadOptions = { receivedAt: 1700000000 } satisfies earlier.ReadOptions
export const error: earlier.TokenError = {} as later.TokenError
export const laterError: later.TokenError = {} as earlier.TokenError
export const header = later.authorizationHeader(earlierToken)
export const left: number | undefined = later.secondsLeft(earlierToken, 1700000000)
`
