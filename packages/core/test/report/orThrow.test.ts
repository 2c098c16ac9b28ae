import { inspect } from 'node:util'
import * as E from 'fp-ts/lib/Either.js'
import { expect, expectTypeOf, test } from 'vitest'
import type { ReadResult, Token, TokenError } from '../../src/index.js'
import {
  CanonicalToken,
  convert,
  defineCodec,
  formatError,
  orThrow,
  Rfc6749Token,
  reveal,
  secret,
  TokenCodecError,
} from '../../src/index.js'
import { leftOf, response, rightOf, tokenWith } from '../support/index.js'

const BearerToken = defineCodec<{ access_token?: string; token_type?: 'Bearer' }>()({
  id: 'acme',
  fields: { accessToken: 'access_token', tokenType: 'token_type' },
  tokenType: { only: 'Bearer' },
})

const thrownBy = (run: () => unknown): TokenCodecError => {
  try {
    run()
  } catch (thrown) {
    if (thrown instanceof TokenCodecError) return thrown
    throw thrown
  }
  throw new Error('expected an error, got a result')
}

test('parse returns the token that read returns', () => {
  const token = Rfc6749Token.parse({ ...response, expires_in: 60 }, { receivedAt: 1700000000 })
  expect(token).toMatchObject({ expiresIn: 60, issuedAt: 1700000000 })
  expect(reveal(token.accessToken)).toBe('fake-access-token')
})

test("orThrow returns the result of an Either, including fp-ts's", () => {
  expectTypeOf(orThrow(Rfc6749Token.read(response))).toEqualTypeOf<ReadResult>()
  expect(orThrow(E.right<TokenError, number>(1))).toBe(1)
})

test('orThrow returns the result of a success', () => {
  expect(orThrow(Rfc6749Token.write(tokenWith())).value).toEqual(response)
  expect(orThrow({ _tag: 'Right', right: undefined })).toBeUndefined()
})

const planted = 'fake-planted'
const failures: readonly (readonly [string, () => unknown, TokenError])[] = [
  [
    'parse of an invalid response',
    () => Rfc6749Token.parse({ access_token: [planted], token_type: { planted } }),
    leftOf(Rfc6749Token.read({ access_token: [planted], token_type: { planted } })),
  ],
  [
    'parse of an error of the server',
    () => Rfc6749Token.parse({ error: 'invalid_grant', error_description: planted }),
    leftOf(Rfc6749Token.read({ error: 'invalid_grant', error_description: planted })),
  ],
  [
    'strict parse of a deviation',
    () => Rfc6749Token.parse({ ...response, id_token: { planted } }, { strict: true }),
    leftOf(Rfc6749Token.read({ ...response, id_token: { planted } }, { strict: true })),
  ],
  [
    'parse of a newer version',
    () => CanonicalToken.parse({ v: 2, planted }),
    leftOf(CanonicalToken.read({ v: 2, planted })),
  ],
  [
    'encode of a type that the vendor cannot represent',
    () => BearerToken.encode(tokenWith({ tokenType: 'DPoP', scope: [planted] })),
    leftOf(BearerToken.write(tokenWith({ tokenType: 'DPoP', scope: [planted] }))),
  ],
  [
    'encode of a value that is not a token',
    () => Rfc6749Token.encode({ accessToken: planted, scope: planted } as unknown as Token),
    leftOf(Rfc6749Token.write({ accessToken: planted, scope: planted } as unknown as Token)),
  ],
  [
    'orThrow of a conversion',
    () => orThrow(convert(Rfc6749Token, BearerToken, { onLoss: 'fail' })({ ...response, scope: planted })),
    leftOf(convert(Rfc6749Token, BearerToken, { onLoss: 'fail' })({ ...response, scope: planted })),
  ],
]

test.each(failures)('%s throws a TokenCodecError with the error and its message', (_, run, error) => {
  const thrown = thrownBy(run)
  expect(thrown).toBeInstanceOf(Error)
  expect(thrown.name).toBe('TokenCodecError')
  expect(thrown.message).toBe(formatError(error))
  expect(inspect(thrown.error, { depth: 9 })).toBe(inspect(error, { depth: 9 }))
})

test.each(failures)('%s throws an error that does not contain the input', (_, run) => {
  const thrown = thrownBy(run)
  const shown = [
    inspect(thrown, { depth: Number.POSITIVE_INFINITY, showHidden: true }),
    JSON.stringify(thrown),
    String(thrown),
    thrown.stack,
  ]
  // The stack contains this file's name and its functions, but no value.
  expect(shown.join().replaceAll(/^\s+at .*$/gm, '')).not.toContain(planted)
})

test('encode throws if the codec can only write Bearer, so that a DPoP token is never written as Bearer', () => {
  const dpop = tokenWith({ tokenType: 'DPoP' })
  expect(thrownBy(() => BearerToken.encode(dpop)).error).toMatchObject({ _tag: 'Lossy', code: 'token-type' })
  expect(BearerToken.encode(tokenWith())).toEqual(response)
  expect(leftOf(BearerToken.write(dpop, { onLoss: 'report' }))._tag).toBe('Lossy')
})

test('encode ignores losses that write only reports', () => {
  const token = tokenWith({ scope: ['a'], idToken: secret('fake-id') })
  expect(BearerToken.encode(token)).toEqual(rightOf(BearerToken.write(token)).value)
})
