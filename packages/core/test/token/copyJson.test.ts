// Copies of unknown members: limits of depth and size, and values that JSON cannot hold.
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
  ] as const)('beyond five hundred levels is left out with a note: %s', (_, codec, input, member) => {
    const { token, notes } = rightOf(codec.read(input))
    expect(eqToken(token, tokenWith())).toBe(true)
    expect(notes.map(({ action, code }) => [action, code])).toEqual([['ignored', 'too-deep']])
    if (member !== '') expect(notes[0]?.member).toBe(member)
  })

  test('beyond the limit costs only that member', () => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, one: 1, deep: nested(501), other: [2] }))
    expect(extensionOf(token, 'rfc6749')).toEqual({ one: 1, other: [2] })
    expect(triplesOf(notes)).toEqual([['ignored', 'too-deep', 'extensions']])
  })

  test('of each token that is read can be stored again', () => {
    for (const depth of [100, 300, 400, 499, 500, 600, 1000]) {
      const token = rightOf(Rfc6749Token.decode({ ...response, deep: nested(depth) }))
      expect(token.extensions !== undefined).toBe(depth <= 500)
      expect(CanonicalToken.decode(JSON.parse(JSON.stringify(CanonicalToken.encode(token))))._tag).toBe('Right')
    }
  })

  test('without end is left out with a note', () => {
    const circular: { self?: object } = {}
    circular.self = circular
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, circular }))
    expect(token).not.toHaveProperty('extensions')
    expect(notes).toHaveLength(1)
  })
})

describe('size', () => {
  test('the extensions of a token count together', () => {
    const half = new Array(600_000).fill(0)
    const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, most: half, extensions: { fake: { half } } }))
    expect(Object.keys(token.extensions ?? {})).toEqual(['fake'])
    expect(triplesOf(notes)).toEqual([['ignored', 'too-large', 'extensions']])
  })

  test('a few objects that name each other many times over are left out, not copied without end', () => {
    let shared: object = {}
    for (let level = 0; level < 40; level++) shared = { first: shared, second: shared }
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, shared }))
    expect(token).not.toHaveProperty('extensions')
    expect(triplesOf(notes)).toEqual([['ignored', 'too-large', 'extensions']])
  })

  test('one large array that many members name is not copied for each', () => {
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

  test('an object without its undefined members', () =>
    expect(kept({ a: 1, b: undefined })).toStrictEqual({ member: { a: 1 } }))

  test('a member called __proto__, like any other', () => {
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
  ])('five hundred %s inside each other', (_, nest) => expect(kept(nest(500))).toEqual({ member: nest(500) }))

  test.each<readonly [string, object]>([
    ['the last of an array', { a: 0, many: zeros(999_997) }],
    ['the last of an object', { many: zeros(999_997), a: 0 }],
  ])('a million values, the last one %s', (_, many) => expect(kept(many)).toBeDefined())

  test('a million values, the last one a member of the response: a token, equal to itself', () => {
    const most = { ...response, many: zeros(999_998), last: 0 }
    const [one, other] = [rightOf(Rfc6749Token.decode(most)), rightOf(Rfc6749Token.decode(most))]
    expect([Rfc6749Token.is(one), eqToken(one, other)]).toEqual([true, true])
  })
})

describe('an unknown member is left out with a note', () => {
  const throwing = {
    get planted(): never {
      throw new Error('fake-planted')
    },
  }
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()

  test.each<readonly [string, unknown]>([
    ['a function without a prototype', Object.setPrototypeOf(() => 1, null)],
    ['an object that throws when it is read', throwing],
    ['a proxy that is revoked', revoked.proxy],
    ['an infinite number', Number.POSITIVE_INFINITY],
    ['undefined in an array', [undefined]],
  ])('%s', (_, member) => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, member }))
    expect(token).not.toHaveProperty('extensions')
    expect(triplesOf(notes)).toEqual([['ignored', 'not-json', 'extensions']])
  })
})

describe('an unknown member is left out with a note for its size', () => {
  test.each<readonly [string, unknown, string]>([
    ['one array more than five hundred', nested(501), 'too-deep'],
    ['one object more than five hundred', nestedObjects(501), 'too-deep'],
    ['one value more than a million, in an array', { a: 0, many: zeros(999_998) }, 'too-large'],
    ['one value more than a million, in an object', { many: zeros(999_998), a: 0 }, 'too-large'],
  ])('%s', (_, member, code) => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, member }))
    expect(token).not.toHaveProperty('extensions')
    expect(triplesOf(notes)).toEqual([['ignored', code, 'extensions']])
    expect(Rfc6749Token.read({ ...response, member }, { strict: true })._tag).toBe('Right')
  })

  test('one value more than a million, a member of the response', () => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, many: zeros(999_999), last: 0 }))
    expect(Object.keys(Object(extensionOf(token, 'rfc6749')))).toEqual(['many'])
    expect(triplesOf(notes)).toEqual([['ignored', 'too-large', 'extensions']])
  })
})

describe('an unknown member that JSON cannot hold', () => {
  test.each([
    ['a function', () => 1],
    ['a BigInt', 10n],
    ['a symbol', Symbol('fake')],
    ['a date', new Date(0)],
    ['NaN', Number.NaN],
    ['an array with a hole', new Array(1)],
  ])('is left out with one note: %s', (_, value) => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, first: value, second: { deep: value } }))
    expect(token.extensions).toBeUndefined()
    expect(triplesOf(notes)).toEqual([['ignored', 'not-json', 'extensions']])
  })

  test('that is undefined is absent, and nothing happened', () =>
    expect(rightOf(Rfc6749Token.read({ ...response, other: undefined })).notes).toEqual([]))
})
