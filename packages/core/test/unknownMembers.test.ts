// What of an unknown member is data, and how much of it.
import { describe, expect, test } from 'vitest'
import type { Json } from '../src/index.js'
import { CanonicalToken, eqToken, Rfc6749Token } from '../src/index.js'
import { extensionOf, leftOf, nested, response, rightOf, triplesOf } from './support.js'

const kept = (member: unknown): Json | undefined => {
  const { token, notes } = rightOf(Rfc6749Token.read({ ...response, member }))
  expect(notes).toEqual([])
  return extensionOf(token, 'rfc6749')
}

const nestedObjects = (depth: number): Json => JSON.parse(`${'{"a":'.repeat(depth)}null${'}'.repeat(depth)}`)
const zeros = (length: number): readonly number[] => new Array(length).fill(0)

describe('is kept', () => {
  test('an object without a prototype', () =>
    expect(kept(Object.assign(Object.create(null), { a: 1 }))).toEqual({ member: { a: 1 } }))

  test('an object without what is undefined in it', () =>
    expect(kept({ a: 1, b: undefined })).toStrictEqual({ member: { a: 1 } }))

  test('a member called __proto__, which is as any other', () => {
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
  ])('what nests five hundred %s', (_, nest) => expect(kept(nest(500))).toEqual({ member: nest(500) }))

  test.each<readonly [string, object]>([
    ['the last of an array', { a: 0, many: zeros(999_997) }],
    ['the last of an object', { many: zeros(999_997), a: 0 }],
  ])('a million values, the last one %s', (_, many) => expect(kept(many)).toBeDefined())

  test('a million values, the last one a member of its own: a token, equal to itself', () => {
    const most = { ...response, many: zeros(999_998), last: 0 }
    const [one, other] = [rightOf(Rfc6749Token.decode(most)), rightOf(Rfc6749Token.decode(most))]
    expect([Rfc6749Token.is(one), eqToken(one, other)]).toEqual([true, true])
  })
})

describe('is left out with a note', () => {
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

describe('is Malformed', () => {
  const refused = (code: string, actual: string) => {
    return {
      _tag: 'Malformed',
      code,
      message: expect.any(String),
      vendor: 'rfc6749',
      issues: [{ path: ['extensions'], expected: expect.any(String), actual, code }],
    }
  }

  test.each<readonly [string, unknown, ReturnType<typeof refused>]>([
    ['one array more than five hundred', nested(501), refused('too-deep', 'array')],
    ['one object more than five hundred', nestedObjects(501), refused('too-deep', 'object')],
    ['one value more than a million, in an array', { a: 0, many: zeros(999_998) }, refused('too-large', 'object')],
    ['one value more than a million, in an object', { many: zeros(999_998), a: 0 }, refused('too-large', 'object')],
  ])('%s', (_, member, error) => expect(leftOf(Rfc6749Token.read({ ...response, member }))).toEqual(error))

  test('one value more than a million, a member of its own', () =>
    expect(leftOf(Rfc6749Token.read({ ...response, many: zeros(999_999), last: 0 }))).toMatchObject({
      issues: [{ path: ['extensions'], actual: 'number', code: 'too-large' }],
    }))
})

test('a proxy that is revoked is an object that cannot be read', () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  expect(leftOf(CanonicalToken.read(proxy))).toEqual({
    _tag: 'Malformed',
    code: 'unreadable',
    message: expect.any(String),
    vendor: 'canonical',
    issues: [{ path: [], expected: expect.any(String), actual: 'object', code: 'unreadable' }],
  })
})
