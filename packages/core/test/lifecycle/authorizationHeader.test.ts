import { inspect } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Token } from '../../src/index.js'
import { authorizationHeader, reveal, secret } from '../../src/index.js'
import { tokens } from '../support/arbitraries.js'
import { issuesOf, leftOf, rightOf, tokenWith } from '../support/index.js'

test.each(['Bearer', 'DPoP'])('returns the scheme and the token for %s', (tokenType) =>
  expect(rightOf(authorizationHeader(tokenWith({ tokenType })))).toBe(`${tokenType} fake-access-token`),
)

test.each(['MAC', 'N_A', 'fake-type', 'bearer'])('rejects a token of another type: %s', (tokenType) =>
  expect(issuesOf(leftOf(authorizationHeader(tokenWith({ tokenType }))))).toEqual([
    { path: ['tokenType'], actual: 'string', code: 'no-scheme' },
  ]),
)

test.each([
  ['fake\r\nX-Planted: 1', 'bad-character'],
  ['fake, Basic planted', 'bad-character'],
  ['fake planted', 'bad-character'],
  ['fake,planted', 'bad-character'],
  ['fake\u00e9planted', 'bad-character'],
  ['', 'empty'],
  ['<redacted>', 'redacted'],
])('rejects a token that a header cannot contain: %j', (text, code) => {
  const error = leftOf(authorizationHeader(tokenWith({ accessToken: secret(text) })))
  expect(error).toEqual({
    _tag: 'Malformed',
    code,
    message: expect.any(String),
    source: 'header',
    issues: [{ path: ['accessToken'], expected: expect.any(String), actual: 'string', code }],
  })
  expect(inspect(error)).not.toContain('lanted')
})

test.each(['fake+/=', 'fake|1', 'fake!2', 'a.b-c_d~e'])('accepts the kind of token that servers issue: %s', (text) =>
  expect(rightOf(authorizationHeader(tokenWith({ accessToken: secret(text) })))).toBe(`Bearer ${text}`),
)

const hostile: readonly (readonly [string, unknown, path: readonly string[], code: string])[] = [
  ['undefined', undefined, [], 'not-token'],
  ['null', null, [], 'not-token'],
  [
    'a plain string as access token',
    { accessToken: 'fake-planted', tokenType: 'Bearer' },
    ['accessToken'],
    'not-secret',
  ],
  ['a missing token type', { accessToken: secret('fake-planted') }, ['tokenType'], 'no-scheme'],
  [
    'a secret that throws',
    {
      tokenType: 'Bearer',
      accessToken: {
        [Symbol.for('@token-codecs/secret')]: () => {
          throw new Error('fake-planted')
        },
      },
    },
    [],
    'not-token',
  ],
]

test.each(hostile)('rejects a value that is not a token, without throwing or leaking: %s', (_, value, path, code) => {
  const error = leftOf(authorizationHeader(value as Token))
  expect(error).toMatchObject({ _tag: 'Malformed', source: 'header', issues: [{ path, code }] })
  expect(inspect(error)).not.toContain('planted')
})

test('contains exactly one scheme and one token, for all tokens', () =>
  fc.assert(
    fc.property(tokens, (token) => {
      const result = authorizationHeader(token)
      if (result._tag === 'Right') expect(result.right).toBe(`${token.tokenType} ${reveal(token.accessToken)}`)
      if (result._tag === 'Right') expect(result.right).toMatch(/^(?:Bearer|DPoP) [!-+\--~]+$/)
    }),
  ))
