import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec } from '../src/index.js'
import { CanonicalToken, convert, eqToken, Rfc6749Token, secret } from '../src/index.js'
import { deepFreeze, extensionOf, fullToken, leftOf, rightOf } from './support.js'

const inputs: readonly (readonly [string, AnyTokenCodec, object])[] = [
  [
    'a response',
    Rfc6749Token,
    { access_token: 'fake-a', expires_in: '3600', scope: ['a', 'a'], id_token: null, nested: { list: [{ a: 1 }] } },
  ],
  ['canonical JSON', CanonicalToken, { ...CanonicalToken.encode(fullToken), added: [{ a: 1 }] }],
  ['an error', Rfc6749Token, { error: 'invalid_grant', access_token: 'fake-a', nested: { list: [1] } }],
]

describe.each(inputs)('%s', (_, codec, input) => {
  test('may be frozen, and stays as it is', () => {
    const before = JSON.stringify(input)
    const open = codec.read(structuredClone(input), { receivedAt: 1700000000 })
    const frozen = codec.read(deepFreeze(input), { receivedAt: 1700000000 })
    expect(inspect(frozen, { depth: 9 })).toBe(inspect(open, { depth: 9 }))
    expect(JSON.stringify(input)).toBe(before)
  })

  test('comes to the same every time', () =>
    expect(JSON.stringify(codec.read(input))).toBe(JSON.stringify(codec.read(input))))
})

test('a token and options may be frozen, and stay as they are', () => {
  const token = deepFreeze({ ...fullToken })
  const options = deepFreeze({ now: 1700000100, onLoss: 'report' } as const)
  const before = JSON.stringify(CanonicalToken.encode(token))
  for (const codec of [Rfc6749Token, CanonicalToken] as readonly AnyTokenCodec[]) {
    rightOf(codec.write(token, options))
    codec.encode(token)
  }
  expect(eqToken(token, fullToken)).toBe(true)
  expect(JSON.stringify(CanonicalToken.encode(token))).toBe(before)
})

test('what was read does not change with its input', () => {
  const input = { access_token: 'fake-a', token_type: 'Bearer', nested: { list: [1] } }
  const token = rightOf(Rfc6749Token.decode(input))
  input.nested.list.push(2)
  expect(extensionOf(token, 'rfc6749')).toEqual({ nested: { list: [1] } })
})

test('what was written does not change the token', () => {
  const input = { access_token: 'fake-a', token_type: 'Bearer', nested: { list: [1] } }
  const token = rightOf(Rfc6749Token.decode(input))
  const first = Rfc6749Token.encode(token) as typeof input
  first.nested.list.push(2)
  expect(Rfc6749Token.encode(token)).toEqual(input)
})

test('without receivedAt and now no clock is read', () => {
  const { token } = rightOf(convert(Rfc6749Token, CanonicalToken)({ access_token: 'fake-a', expires_in: 3600 }))
  expect(token).not.toHaveProperty('issuedAt')
})

test('members named like those of a frozen or polluted Object.prototype are kept', () => {
  const input = JSON.parse(
    '{"access_token":"fake-a","token_type":"Bearer","expires_in":1,"fake":1,"__proto__":{"fake":2},"deep":{"fake":3}}',
  )
  const results = (): readonly [object, object, boolean] => {
    const token = rightOf(Rfc6749Token.decode(input))
    const stored = rightOf(CanonicalToken.decode(CanonicalToken.encode(token)))
    return [Rfc6749Token.encode(token), rightOf(Rfc6749Token.wire.decode(input)), eqToken(stored, token)]
  }
  const names = ['fake', 'expires_in', 'get']
  // As in a frozen prototype, assigning a member of this name throws; and a descriptor that inherits `get` is none.
  for (const name of names) Object.defineProperty(Object.prototype, name, { value: 0, configurable: true })
  let found: ReturnType<typeof results> | undefined
  try {
    found = results()
  } finally {
    for (const name of names) Reflect.deleteProperty(Object.prototype, name)
  }
  expect(JSON.stringify(found)).toBe(JSON.stringify([input, input, true]))
})

test('what a polluted Object.prototype holds is part of no token and no message', () => {
  const messageOf = (input: object): string => leftOf(Rfc6749Token.read(input)).message
  const message = messageOf({ access_token: '' })
  const polluted = { extensions: { fake: secret({ fake: 1 }) }, string: 'a fake' }
  for (const [name, value] of Object.entries(polluted)) {
    Object.defineProperty(Object.prototype, name, { value, configurable: true })
  }
  let found: readonly unknown[] = []
  try {
    const { token } = rightOf(Rfc6749Token.read({ access_token: 'fake-a', fake: 2 }))
    found = [Object.keys(token.extensions ?? {}), messageOf({ access_token: '' })]
  } finally {
    for (const name of Object.keys(polluted)) Reflect.deleteProperty(Object.prototype, name)
  }
  expect(found).toEqual([['rfc6749'], message])
})
