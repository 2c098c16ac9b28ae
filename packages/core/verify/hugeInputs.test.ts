// Inputs of more than a million values, and errors that once took quadratic time: seconds each.
import { expect, test } from 'vitest'
import type { Json } from '../src/index.js'
import { Rfc6749Token } from '../src/index.js'
import { leftOf, response } from '../test/support.js'

const manyOf = <A>(count: number, make: (index: number) => A): readonly A[] =>
  Array.from({ length: count }, (_, index) => make(index))

test.each<readonly [string, () => object]>([
  ['members', () => Object.fromEntries(manyOf(1_000_001, (index) => [`member${index}`, index]))],
  ['scope names in arrays', () => ({ scope: manyOf(600_000, (index) => `a${index} b${index}`) })],
])('more than a million %s are refused', (_, make) =>
  expect(leftOf(Rfc6749Token.read({ ...response, ...make() }))).toMatchObject({ code: 'too-large' }),
)

test.each<readonly [string, (huge: Json) => object]>([
  ['before it', (unknown) => ({ unknown, access_token: 'a+b/7' })],
  ['behind it', (unknown) => ({ access_token: 'a+b/7', unknown })],
])('an error quotes no token, however much else its body holds %s', (_, body) => {
  const refused = { ...body(new Array(1_000_001).fill(0)), error: 'invalid_grant', error_description: 'a+b/7 is gone' }
  expect(leftOf(Rfc6749Token.read(refused))).toMatchObject({ errorDescription: '<redacted> is gone' })
})

test('an error quotes no token that stands behind any number of texts', () => {
  const body = {
    error: 'fake',
    error_description: 'bad fake-a/7',
    unknown: [...new Array(600_000).fill('a'), 'fake-a/7'],
  }
  expect(leftOf(Rfc6749Token.read(body))).toMatchObject({ errorDescription: 'bad <redacted>' })
})

// How long these take is in the figures of `npm run sizes`; before their mending they would not have ended in time, or at all.
test('an error that quotes itself over and over is read', () =>
  expect(leftOf(Rfc6749Token.read({ error: 'fake', unknown: 'a='.repeat(2 ** 19) }))._tag).toBe('OAuthError'))

test.each(['%', '%FF', '%C0%80', '%41', '+', '\\', '\\u0041'])(
  'an error whose tokens are %s over and over is read',
  (part) => {
    const token = part.repeat(16_000 / part.length)
    const body = {
      error: 'a%2f',
      error_description: 'a%2f',
      access_token: Array.from({ length: 60 }, (_, at) => `${at}${token}`),
    }
    expect(leftOf(Rfc6749Token.read(body))).toMatchObject({ error: 'a%2f' })
  },
)
