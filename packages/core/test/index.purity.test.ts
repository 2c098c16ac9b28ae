import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec } from '../src/index.js'
import { CanonicalToken, convert, eqToken, Rfc6749Token } from '../src/index.js'
import { deepFreeze, extensionOf, fullToken, rightOf } from './support/index.js'
import { NestedToken, rowCodecs } from './support/rowCodecs.js'

const inputs: readonly (readonly [string, AnyTokenCodec, object])[] = [
  [
    'a response',
    Rfc6749Token,
    { access_token: 'fake-a', expires_in: '3600', scope: ['a', 'a'], id_token: null, nested: { list: [{ a: 1 }] } },
  ],
  ['canonical JSON', CanonicalToken, { ...CanonicalToken.encode(fullToken), added: [{ a: 1 }] }],
  [
    'a response with containers',
    NestedToken,
    {
      ok: true,
      data: { access_token: 'fake-a', inner: { expires_in: 'soon', a: [1] } },
      info: { scope: ['a', 'a'], b: {} },
    },
  ],
  ['an error', Rfc6749Token, { error: 'invalid_grant', access_token: 'fake-a', nested: { list: [1] } }],
]

describe.each(inputs)('%s', (_, codec, input) => {
  test('may be frozen, and is not changed', () => {
    const before = JSON.stringify(input)
    const open = codec.read(structuredClone(input), { receivedAt: 1700000000 })
    const frozen = codec.read(deepFreeze(input), { receivedAt: 1700000000 })
    expect(inspect(frozen, { depth: 9 })).toBe(inspect(open, { depth: 9 }))
    expect(JSON.stringify(input)).toBe(before)
  })

  test('always returns the same result', () =>
    expect(JSON.stringify(codec.read(input))).toBe(JSON.stringify(codec.read(input))))
})

test('a token and options may be frozen, and are not changed', () => {
  const token = deepFreeze({ ...fullToken })
  const options = deepFreeze({ now: 1700000100, onLoss: 'report' } as const)
  const before = JSON.stringify(CanonicalToken.encode(token))
  for (const codec of [Rfc6749Token, CanonicalToken, ...rowCodecs] as readonly AnyTokenCodec[]) {
    rightOf(codec.write(token, options))
    codec.encode(token)
  }
  expect(eqToken(token, fullToken)).toBe(true)
  expect(JSON.stringify(CanonicalToken.encode(token))).toBe(before)
})

test('a token does not change with its input', () => {
  const input = { access_token: 'fake-a', token_type: 'Bearer', nested: { list: [1] } }
  const token = rightOf(Rfc6749Token.decode(input))
  input.nested.list.push(2)
  expect(extensionOf(token, 'rfc6749')).toEqual({ nested: { list: [1] } })
})

test('a changed response does not change its token', () => {
  const input = { access_token: 'fake-a', token_type: 'Bearer', nested: { list: [1] } }
  const token = rightOf(Rfc6749Token.decode(input))
  const first = Rfc6749Token.encode(token) as typeof input
  first.nested.list.push(2)
  expect(Rfc6749Token.encode(token)).toEqual(input)
})

test('the clock is not read without receivedAt and now', () => {
  const { token } = rightOf(convert(Rfc6749Token, CanonicalToken)({ access_token: 'fake-a', expires_in: 3600 }))
  expect(token).not.toHaveProperty('issuedAt')
})
