import { describe, expect, test } from 'vitest'
import type { Token } from '../../src/index.js'
import { CanonicalToken, Rfc6749Token } from '../../src/index.js'
import { leftOf, response, rightOf, tokenWith, triplesOf } from '../support/index.js'
import { expectNotRead, expectNotWritten } from '../support/members.js'

describe('an empty or missing token type', () => {
  test.each([undefined, null, ''])('%j is Bearer, with a note', (token_type) => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, token_type }))
    expect(token.tokenType).toBe('Bearer')
    expect(triplesOf(notes)).toEqual([['defaulted', 'assumed-bearer', 'tokenType']])
    expect(leftOf(Rfc6749Token.read({ ...response, token_type }, { strict: true })).code).toBe('assumed-bearer')
  })
})

describe('a response is rejected with one issue', () => {
  test.each<readonly [name: string, value: unknown, code: string, actual: string]>([
    ['token_type', {}, 'not-string', 'object'],
    ['token_type', 'Be\tarer', 'bad-character', 'string'],
  ])('%s of %o: %s', expectNotRead)
})

describe('a token is rejected with one issue', () => {
  test.each<readonly [member: keyof Token, value: unknown, code: string, actual: string]>([
    ['tokenType', 1, 'not-string', 'number'],
    ['tokenType', '', 'empty', 'string'],
    ['tokenType', 'bearer', 'not-canonical', 'string'],
  ])('%s of %o: %s', expectNotWritten)
})

test.each(['Bearer', 'DPoP', 'MAC', 'N_A', 'fake'])('canonical JSON can contain the token type %s', (tokenType) =>
  expect(rightOf(CanonicalToken.write(tokenWith({ tokenType })))).toStrictEqual({
    value: { v: 1, accessToken: 'fake-access-token', tokenType },
    notes: [],
  }),
)
