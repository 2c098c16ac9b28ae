// Copies of unknown members: limits of depth and size, and values that are not JSON.
import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/index.js'
import { CanonicalToken, eqToken, Rfc6749Token } from '../../src/index.js'
import { extensionOf, nested, response, rightOf, tokenWith, triplesOf } from '../support/index.js'

const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }

describe('depth', () => {
  test.each([
    ['an unknown member', Rfc6749Token, { ...response, deep: nested(600) }, 'extensions'],
    ['authorization details', Rfc6749Token, { ...response, authorization_details: [{ d: nested(10_000) }] }, ''],
    ['a scope', Rfc6749Token, { ...response, scope: nested(10_000) }, ''],
    ['an extension', CanonicalToken, { ...minimal, extensions: { fake: { deep: nested(10_000) } } }, 'extensions'],
    ['an unknown member of canonical JSON', CanonicalToken, { ...minimal, deep: nested(501) }, 'extensions'],
  ] as const)('beyond 500 levels is dropped with a note: %s', (_, codec, input, member) => {
    const { token, notes } = rightOf(codec.read(input))
    expect(eqToken(token, tokenWith())).toBe(true)
    expect(notes.map(({ action, code }) => [action, code])).toEqual([['ignored', 'too-deep']])
    if (member !== '') expect(notes[0]?.member).toBe(member)
  })

  test('beyond the limit affects only that member', () => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, one: 1, deep: nested(501), other: [2] }))
    expect(extensionOf(token, 'rfc6749')).toEqual({ one: 1, other: [2] })
    expect(triplesOf(notes)).toEqual([['ignored', 'too-deep', 'extensions']])
  })

  test('of every read token can be stored', () => {
    for (const depth of [100, 300, 400, 499, 500, 600, 1000]) {
      const token = rightOf(Rfc6749Token.decode({ ...response, deep: nested(depth) }))
      expect(token.extensions !== undefined).toBe(depth <= 500)
      expect(CanonicalToken.decode(JSON.parse(JSON.stringify(CanonicalToken.encode(token))))._tag).toBe('Right')
    }
  })

  test('without end is dropped with a note', () => {
    const circular: { self?: object } = {}
    circular.self = circular
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, circular }))
    expect(token).not.toHaveProperty('extensions')
    expect(notes).toHaveLength(1)
  })
})

describe('size', () => {
  test('the limit applies to all extensions of a token together', () => {
    const half = new Array(600_000).fill(0)
    const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, most: half, extensions: { fake: { half } } }))
    expect(Object.keys(token.extensions ?? {})).toEqual(['fake'])
    expect(triplesOf(notes)).toEqual([['ignored', 'too-large', 'extensions']])
  })

  test('objects with exponentially many shared references are dropped, not copied', () => {
    let shared: object = {}
    for (let level = 0; level < 40; level++) shared = { first: shared, second: shared }
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, shared }))
    expect(token).not.toHaveProperty('extensions')
    expect(triplesOf(notes)).toEqual([['ignored', 'too-large', 'extensions']])
  })

  test('a large array with many references is not copied for each', () => {
    const shared = new Array(100_000).fill(0)
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`member${index}`, shared]))
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, ...many }))
    expect(Object.keys(Object(extensionOf(token, 'rfc6749')))).toHaveLength(9)
    expect(triplesOf(notes)).toEqual([['ignored', 'too-large', 'extensions']])
    expect(CanonicalToken.write(token)._tag).toBe('Right')
  })
})

const kept = (member: unknown): Json | undefined => {
  const { token, notes } = rightOf(Rfc6749Token.read({ ...response, member }))
  expect(notes).toEqual([])
  return extensionOf(token, 'rfc6749')
}

const nestedObjects = (depth: number): Json => JSON.parse(`${'{"a":'.repeat(depth)}null${'}'.repeat(depth)}`)
const zeros = (length: number): readonly number[] => new Array(length).fill(0)

describe('an unknown member is kept', () => {
  test('an object without a prototype', () =>
    expect(kept(Object.assign(Object.create(null), { a: 1 }))).toEqual({ member: { a: 1 } }))

  test('an object, without its undefined members', () =>
    expect(kept({ a: 1, b: undefined })).toStrictEqual({ member: { a: 1 } }))

  test('a member named __proto__', () => {
    const copy = kept(JSON.parse('{"__proto__":{"a":1}}')) as { readonly member: object }
    expect(Object.getPrototypeOf(copy.member)).toBe(Object.prototype)
    expect(Object.getOwnPropertyDescriptor(copy.member, '__proto__')).toEqual({
      value: { a: 1 },
      configurable: true,
      enumerable: true,
      writable: true,
    })
  })

  test.each([
    ['arrays', nested],
    ['objects', nestedObjects],
  ])('500 nested %s', (_, nest) => expect(kept(nest(500))).toEqual({ member: nest(500) }))

  test.each<readonly [string, object]>([
    ['in an array', { a: 0, many: zeros(999_997) }],
    ['in an object', { many: zeros(999_997), a: 0 }],
  ])('a million values, the last %s', (_, many) => expect(kept(many)).toBeDefined())

  test('a million values, the last in the response: the token is equal to itself', () => {
    const most = { ...response, many: zeros(999_998), last: 0 }
    const [one, other] = [rightOf(Rfc6749Token.decode(most)), rightOf(Rfc6749Token.decode(most))]
    expect([Rfc6749Token.is(one), eqToken(one, other)]).toEqual([true, true])
  })
})

describe('an unknown member is dropped with a note', () => {
  const throwing = {
    get planted(): never {
      throw new Error('fake-planted')
    },
  }
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()

  test.each<readonly [string, unknown]>([
    ['a function without a prototype', Object.setPrototypeOf(() => 1, null)],
    ['an object that throws when read', throwing],
    ['a revoked proxy', revoked.proxy],
    ['infinity', Number.POSITIVE_INFINITY],
    ['undefined in an array', [undefined]],
  ])('%s', (_, member) => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, member }))
    expect(token).not.toHaveProperty('extensions')
    expect(triplesOf(notes)).toEqual([['ignored', 'not-json', 'extensions']])
  })
})

describe('an unknown member is dropped with a note because of its size', () => {
  test.each<readonly [string, unknown, string]>([
    ['501 nested arrays', nested(501), 'too-deep'],
    ['501 nested objects', nestedObjects(501), 'too-deep'],
    ['a million and one values, the last in an array', { a: 0, many: zeros(999_998) }, 'too-large'],
    ['a million and one values, the last in an object', { many: zeros(999_998), a: 0 }, 'too-large'],
  ])('%s', (_, member, code) => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, member }))
    expect(token).not.toHaveProperty('extensions')
    expect(triplesOf(notes)).toEqual([['ignored', code, 'extensions']])
    expect(Rfc6749Token.read({ ...response, member }, { strict: true })._tag).toBe('Right')
  })

  test('a million and one values, one of them beside a large array: the array is left out', () => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, many: zeros(999_999), last: 0 }))
    expect(Object.keys(Object(extensionOf(token, 'rfc6749')))).toEqual(['last'])
    expect(triplesOf(notes)).toEqual([['ignored', 'too-large', 'extensions']])
  })

  test('a scalar after a moved value that used up the budget: no empty extension is left', () => {
    const { token } = rightOf(Rfc6749Token.read({ ...response, expires_in: zeros(1_000_000), other: 1 }))
    expect(token).not.toHaveProperty('extensions')
  })

  test('a million and one members: the last is left out', () => {
    const members = Object.fromEntries(Array.from({ length: 1_000_001 }, (_, index) => [`m${index}`, 0]))
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, ...members }))
    const kept = Object.keys(Object(extensionOf(token, 'rfc6749')))
    expect([kept.length, kept.at(-1)]).toEqual([1_000_000, 'm999999'])
    expect(triplesOf(notes)).toEqual([['ignored', 'too-large', 'extensions']])
    expect(Rfc6749Token.write(token)._tag).toBe('Right')
    expect(Rfc6749Token.read({ error: 'invalid_grant', ...members })).toMatchObject({
      left: { error: 'invalid_grant' },
    })
  })
})

describe('an unknown member that is not JSON', () => {
  test.each([
    ['a function', () => 1],
    ['a bigint', 10n],
    ['a symbol', Symbol('fake')],
    ['a date', new Date(0)],
    ['NaN', Number.NaN],
    ['an array with a hole', new Array(1)],
  ])('is dropped with one note: %s', (_, value) => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, first: value, second: { deep: value } }))
    expect(token.extensions).toBeUndefined()
    expect(triplesOf(notes)).toEqual([['ignored', 'not-json', 'extensions']])
  })

  test('has symbols, which are left out', () => {
    const member = { a: 1, [Symbol('fake')]: { shared: 1 } }
    const { token } = rightOf(Rfc6749Token.read({ ...response, member }))
    const kept = Object(extensionOf(token, 'rfc6749')).member
    expect(Reflect.ownKeys(kept)).toEqual(['a'])
  })

  test('that is undefined is absent, without a note', () =>
    expect(rightOf(Rfc6749Token.read({ ...response, other: undefined })).notes).toEqual([]))
})
