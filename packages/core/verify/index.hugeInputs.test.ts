// Inputs of millions of values or characters, which take seconds each.
import { expect, test } from 'vitest'
import { parseResponse, Rfc6749Token, reveal } from '../src/index.js'
import { leftOf, response, rightOf, triplesOf } from '../test/support/index.js'

const MILLIONS = 7_000_000
const manyOf = <A>(count: number, make: (index: number) => A): readonly A[] =>
  Array.from({ length: count }, (_, index) => make(index))

test.each<readonly [title: string, make: () => object, note: readonly string[]]>([
  [
    'values and members in total',
    () => ({ most: new Array(999_990).fill(0), ...manyOf(20, String) }),
    ['ignored', 'too-large', 'extensions'],
  ],
  [
    'scope names in arrays',
    () => ({ scope: manyOf(600_000, (index) => `a${index} b${index}`) }),
    ['moved', 'too-large', 'scope'],
  ],
  [
    'values instead of a lifetime',
    () => ({ expires_in: new Array(1_000_001).fill(0) }),
    ['ignored', 'too-large', 'expiresIn'],
  ],
])('a token is read with more than a million %s', (_, make, note) =>
  expect(triplesOf(rightOf(Rfc6749Token.read({ ...response, ...make() })).notes)).toContainEqual(note),
)

test('an error is read next to a million values, and its body omits them', () => {
  const error = leftOf(Rfc6749Token.read({ unknown: new Array(1_000_001).fill(0), error: 'invalid_grant' }))
  expect(error).toMatchObject({ _tag: 'OAuthError', error: 'invalid_grant' })
  expect(error._tag === 'OAuthError' && reveal(error.body)).toEqual({ error: 'invalid_grant' })
})

test.each(['f', '%', '%=', '+', '"', '\\', '\u0000', '1', '\u20ac', '{', 'fake-access-token '])(
  'an error is read next to seven million characters of %j',
  (part) => {
    const unknown = part.repeat(MILLIONS / part.length)
    const body = { error: 'invalid_grant', error_description: unknown, unknown, access_token: unknown }
    for (const error of [
      leftOf(Rfc6749Token.read(body)),
      leftOf(parseResponse(Rfc6749Token, { status: 400, body: JSON.stringify(body) }, { maxBytes: 1e9 })),
    ]) {
      expect(error).toMatchObject({ _tag: 'OAuthError', error: 'invalid_grant' })
      expect(error._tag === 'OAuthError' && reveal(error.body)).toEqual(body)
    }
  },
)

test.each(['f', '%', '%41', '+', '&a='])('a form is read with seven million characters of %j', (part) => {
  const body = `access_token=fake-a&a=${part.repeat(MILLIONS / part.length)}`
  expect(parseResponse(Rfc6749Token, { status: 200, body }, { maxBytes: 1e9 })._tag).toBe('Right')
})

test.each(['"', '\\\\', '\\"', '\\u0041', '1'])('a token is read with seven million characters of %j', (part) => {
  const filler = part === '"' ? '"",' : part
  const inner = part === '"' ? `["",${filler.repeat(MILLIONS / 3)}""]` : `"${filler.repeat(MILLIONS / filler.length)}"`
  const body = `{"access_token":"fake-a","a":12345678901234567,"b":${inner}}`
  const { notes } = rightOf(parseResponse(Rfc6749Token, { status: 200, body }, { maxBytes: 1e9 }))
  expect(triplesOf(notes)).toContainEqual(['ignored', 'imprecise-number', 'extensions'])
})
