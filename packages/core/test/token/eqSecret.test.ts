import { inspect } from 'node:util'
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { JsonObject, Secret, Token } from '../../src/index.js'
import { CanonicalToken, eqSecret, secret, secretEqualityTester } from '../../src/index.js'
import { fullToken, rightOf, tokenWith } from '../support/index.js'

beforeAll(() => expect.addEqualityTesters([secretEqualityTester]))

const same = (): Token => rightOf(CanonicalToken.decode(CanonicalToken.encode(fullToken)))
const time = new Date(0)
const other = { ...fullToken, refreshToken: secret('fake-other-token') }

describe('with the tester, vitest considers tokens with the same secrets equal', () => {
  test('in toEqual and toStrictEqual', () => {
    expect(same()).toEqual(fullToken)
    expect(same()).toStrictEqual(fullToken)
    expect(secret('fake-a')).toEqual(secret('fake-a'))
    expect(secret('fake-a')).toStrictEqual(secret('fake-a'))
  })

  test('in toMatchObject', () => {
    expect(same()).toMatchObject({ refreshToken: secret('fake-refresh-token') })
    expect({ token: same(), user: 'fake-user' }).toMatchObject({ token: fullToken })
  })

  test('in calls of a mock', () => {
    const store = vi.fn<(token: Token) => void>()
    store(same())
    expect(store).toHaveBeenCalledWith(fullToken)
    expect(store).toHaveBeenLastCalledWith(fullToken)
    expect(store).not.toHaveBeenCalledWith(other)
  })

  test('in arrays, maps and sets', () => {
    expect([same()]).toEqual([fullToken])
    expect([other, same()]).toContainEqual(fullToken)
    expect(new Map([['fake', same()]])).toEqual(new Map([['fake', fullToken]]))
    expect(new Set([same()])).toEqual(new Set([fullToken]))
  })

  test('next to and inside asymmetric matchers', () => {
    expect(same()).toEqual(expect.objectContaining({ accessToken: fullToken.accessToken }))
    expect([other, same()]).toEqual(expect.arrayContaining([fullToken]))
    expect(same()).toEqual({ ...fullToken, accessToken: expect.anything() })
    expect(same()).not.toEqual(expect.objectContaining({ refreshToken: other.refreshToken }))
  })
})

describe('with the tester, vitest distinguishes different secrets', () => {
  test.each<readonly [string, unknown, unknown]>([
    ['different strings', secret('fake-a'), secret('fake-b')],
    ['a secret and its string', secret('fake-a'), 'fake-a'],
    ['a secret and its printed form', secret('fake-a'), '<redacted>'],
    ['a secret and undefined', secret('fake-a'), undefined],
    ['a secret of undefined and undefined', secret(undefined), undefined],
    ['a secret and its spread copy', secret('fake-a'), { ...secret('fake-a') }],
    ['a string and a number', secret('1'), secret(1)],
    ['a secret and a secret inside a secret', secret('fake-a'), secret(secret('fake-a'))],
    ['a different member', secret({ a: 1 }), secret({ a: 2 })],
    ['an additional member', secret({ a: 1, b: 2 }), secret({ a: 1 })],
    ['two dates, which are not JSON', secret(time), secret(new Date(0))],
    ['two maps', secret(new Map([['a', 1]])), secret(new Map([['a', 2]]))],
    ['two tokens', same(), other],
  ])('%s', (_, first, second) => {
    for (const [one, two] of [
      [first, second],
      [second, first],
    ]) {
      expect(one).not.toEqual(two)
      expect(one).not.toStrictEqual(two)
      expect({ held: one }).not.toMatchObject({ held: two })
    }
  })

  test('including those that toMatchObject would match', () =>
    expect(tokenWith({ extensions: { fake: secret({ a: 1, b: 2 }) as Secret<JsonObject> } })).not.toMatchObject({
      extensions: { fake: secret({ a: 1 }) },
    }))
})

test.each<readonly [string, unknown, unknown]>([
  ['members in another order', secret({ a: 1, b: [2] }), secret({ b: [2], a: 1 })],
  ['0 and -0, as in JSON', secret({ a: 0 }), secret({ a: -0 })],
  ['a date, which is not JSON, and itself', secret(time), secret(time)],
  ['NaN', secret(Number.NaN), secret(Number.NaN)],
])('compares secrets by value: %s', (_, first, second) => {
  expect(first).toEqual(second)
  expect(second).toStrictEqual(first)
})

test('compares secrets of two copies of this package', async () => {
  vi.resetModules()
  const copy = await import('../../src/index.js')
  expect(copy.secret).not.toBe(secret)
  const theirs: Token = { ...same(), accessToken: copy.secret('fake-access-token') }
  expect(theirs).toStrictEqual(fullToken)
  expect(copy.secret('fake-a')).not.toEqual(secret('fake-b'))
  expect(copy.secretEqualityTester(secret('fake-a'), copy.secret('fake-a'))).toBe(true)
})

test('never throws: an unreadable value equals only itself', () => {
  const throwing = (): never => {
    throw new Error('fake-thrown-value')
  }
  const posing = { [Symbol.for('@token-codecs/secret')]: throwing }
  const proxy = new Proxy({}, { get: throwing })
  expect(secretEqualityTester(posing, posing)).toBe(true)
  expect(secretEqualityTester(posing, { ...posing })).toBe(false)
  expect(secretEqualityTester(posing, secret('fake-a'))).toBe(false)
  expect(secretEqualityTester(proxy, secret('fake-a'))).toBe(false)
  expect(secretEqualityTester(proxy, {})).toBe(undefined)
})

describe('a failed comparison does not show a secret', () => {
  const planted = tokenWith({
    accessToken: secret('fake-planted-one'),
    extensions: { fake: secret({ deep: ['fake-planted-two'], 'fake-planted-three': 1 }) as Secret<JsonObject> },
  })
  const store = vi.fn<(token: Token) => void>()
  store(planted)

  test.each<readonly [string, () => void]>([
    ['toEqual', () => expect(planted).toEqual(fullToken)],
    ['toStrictEqual', () => expect([planted]).toStrictEqual([fullToken])],
    [
      'toMatchObject',
      () => expect(planted).toMatchObject({ extensions: { fake: secret({ 'fake-planted-four': 1 }) } }),
    ],
    ['toHaveBeenCalledWith', () => expect(store).toHaveBeenCalledWith(fullToken)],
    ['not.toEqual', () => expect(planted).not.toEqual({ ...planted })],
    ['toContainEqual', () => expect([planted]).toContainEqual(fullToken)],
  ])('of %s', (_, fail) => {
    const failed = vi.fn<(thrown: unknown) => void>()
    try {
      fail()
    } catch (thrown) {
      failed(thrown)
    }
    expect(failed).toHaveBeenCalledOnce()
    const shown = inspect(failed.mock.calls, { depth: Number.POSITIVE_INFINITY, showHidden: true })
    expect(shown).toContain('<redacted>')
    expect(shown).not.toContain('planted')
  })
})

describe('eqSecret', () => {
  test.each<readonly [string, Secret<unknown>, Secret<unknown>, boolean]>([
    ['equal strings', secret('fake-a'), secret('fake-a'), true],
    ['different strings', secret('fake-a'), secret('fake-b'), false],
    ['equal JSON', secret({ a: [1], b: 2 }), secret({ b: 2, a: [1] }), true],
    ['a secret and a value that is not a secret', secret('fake-a'), 'fake-a' as unknown as Secret, false],
    ['two values that are not secrets', 'fake-a' as unknown as Secret, 'fake-a' as unknown as Secret, false],
    ['undefined', undefined as unknown as Secret, undefined as unknown as Secret, false],
  ])('of %s', (_, first, second, expected) => {
    expect(eqSecret(first, second)).toBe(expected)
    expect(eqSecret(second, first)).toBe(expected)
  })
})

test('the tester returns a result only if one of the values is a secret, and compares all strings correctly', () => {
  const anyText = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(anyText, anyText, (one, two) => secretEqualityTester(secret(one), secret(two)) === (one === two)),
  )
  fc.assert(fc.property(fc.anything(), fc.anything(), (one, two) => secretEqualityTester(one, two) === undefined))
  fc.assert(fc.property(fc.anything(), (value) => secretEqualityTester(secret(value), value) === false))
  fc.assert(
    fc.property(
      fc.jsonValue(),
      (value) => secretEqualityTester(secret(value), secret(structuredClone(value))) === true,
    ),
  )
})
