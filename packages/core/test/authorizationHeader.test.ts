import { inspect } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Token } from '../src/index.js'
import { authorizationHeader, formatError, reveal, secret } from '../src/index.js'
import { tokens } from './arbitraries.js'
import { leftOf, rightOf, tokenWith } from './support.js'

test.each(['Bearer', 'DPoP'])('is the scheme and the token, for %s', (tokenType) =>
  expect(rightOf(authorizationHeader(tokenWith({ tokenType })))).toBe(`${tokenType} fake-access-token`),
)

test.each(['MAC', 'N_A', 'fake-type', 'bearer'])('refuses a token of another type: %s', (tokenType) =>
  expect(formatError(leftOf(authorizationHeader(tokenWith({ tokenType }))))).toBe(
    'header: tokenType: expected Bearer or DPoP, got a string (no-scheme)',
  ),
)

const printable = 'a token in printable ASCII'
const separate = 'a token without spaces and commas'

test.each([
  ['fake\r\nX-Planted: 1', 'bad-character', printable],
  ['fake, Basic planted', 'bad-character', separate],
  ['fake planted', 'bad-character', separate],
  ['fake,planted', 'bad-character', separate],
  ['fake\u00e9planted', 'bad-character', printable],
  ['', 'empty', printable],
  ['<redacted>', 'redacted', 'a token, not what is printed in its place'],
])('refuses what no header can hold: %j', (text, code, expected) => {
  const error = leftOf(authorizationHeader(tokenWith({ accessToken: secret(text) })))
  expect(error).toEqual({
    _tag: 'Malformed',
    code,
    message: `header: accessToken: expected ${expected}, got a string (${code})`,
    vendor: 'header',
    issues: [{ path: ['accessToken'], expected, actual: 'string', code }],
  })
  expect(inspect(error)).not.toContain('lanted')
})

test.each(['fake+/=', 'fake|1', 'fake!2', 'a.b-c_d~e'])('takes what servers issue: %s', (text) =>
  expect(rightOf(authorizationHeader(tokenWith({ accessToken: secret(text) })))).toBe(`Bearer ${text}`),
)

const hostile: readonly (readonly [string, unknown, string])[] = [
  ['nothing', undefined, 'expected a token, got nothing (not-token)'],
  ['null', null, 'expected a token, got null (not-token)'],
  [
    'a token in the clear',
    { accessToken: 'fake-planted', tokenType: 'Bearer' },
    'accessToken: expected a secret, got a string (not-secret)',
  ],
  ['no type', { accessToken: secret('fake-planted') }, 'tokenType: expected Bearer or DPoP, got nothing (no-scheme)'],
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
    'expected a token, got an object (not-token)',
  ],
]

test.each(hostile)('refuses what is no token, without a throw or a secret: %s', (_, value, message) => {
  const error = leftOf(authorizationHeader(value as Token))
  expect(error).toMatchObject({ _tag: 'Malformed', message: `header: ${message}` })
  expect(inspect(error)).not.toContain('planted')
})

test('holds one scheme and one token, or is refused, for all tokens', () =>
  fc.assert(
    fc.property(tokens, (token) => {
      const result = authorizationHeader(token)
      if (result._tag === 'Right') expect(result.right).toBe(`${token.tokenType} ${reveal(token.accessToken)}`)
      if (result._tag === 'Right') expect(result.right).toMatch(/^(?:Bearer|DPoP) [!-+\--~]+$/)
    }),
  ))
