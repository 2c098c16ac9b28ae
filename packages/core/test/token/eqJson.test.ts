// Comparison of secret JSON by value.
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject, Secret, Token } from '../../src/index.js'
import { eqToken, secret, secretEqualityTester } from '../../src/index.js'
import { nested, tokenWith } from '../support/index.js'

const equal = (first: unknown, second: unknown): boolean | undefined => {
  const result = secretEqualityTester(secret(first), secret(second))
  expect(secretEqualityTester(secret(second), secret(first))).toBe(result)
  return result
}

const parsed = (json: string): unknown => JSON.parse(json)
const nestedObjects = (depth: number): Json => JSON.parse(`${'{"a":'.repeat(depth)}null${'}'.repeat(depth)}`)
const zeros = (length: number): number[] => new Array(length).fill(0)
const without = (value: object): object => Object.setPrototypeOf(value, null)

describe('equal', () => {
  test.each<readonly [string, () => unknown, () => unknown]>([
    ['an object with and without a prototype', () => without({ a: 1 }), () => ({ a: 1 })],
    ['a member that is undefined and a missing one', () => ({ a: 1, b: undefined }), () => ({ a: 1 })],
    ['undefined members with different names', () => ({ a: undefined }), () => ({ b: undefined })],
    ['500 nested arrays', () => nested(500), () => nested(500)],
    ['500 nested objects', () => nestedObjects(500), () => nestedObjects(500)],
  ])('%s', (_, first, second) => expect(equal(first(), second())).toBe(true))
})

describe('different', () => {
  test.each<readonly [string, () => unknown, () => unknown]>([
    ['a function without a prototype and an object', () => without(() => 1), () => ({})],
    ['two functions without a prototype', () => without(() => 1), () => without(() => 1)],
    ['null and an object', () => null, () => ({})],
    ['null and an array', () => null, () => []],
    ['undefined and an object', () => undefined, () => ({})],
    ['an array and an object with the same members', () => ['a'], () => ({ 0: 'a' })],
    ['an array and an object with its length', () => [], () => ({ length: 0 })],
    ['arrays that differ in the first element', () => [1, 2], () => [0, 2]],
    ['arrays that differ in the last element', () => [1, 2], () => [1, 0]],
    ['a date and an object', () => new Date(0), () => ({})],
    ['members with different names', () => ({ a: 1, b: 2 }), () => ({ a: 1, c: 2 })],
    ['a member named __proto__ and another one', () => parsed('{"__proto__":{}}'), () => ({ other: {} })],
    ['an additional member', () => ({ a: 1 }), () => ({ a: 1, b: 2 })],
    ['501 nested arrays', () => nested(501), () => nested(501)],
    ['501 nested objects', () => nestedObjects(501), () => nestedObjects(501)],
  ])('%s', (_, first, second) => expect(equal(first(), second())).toBe(false))
})

describe('a million values', () => {
  test.each<readonly [string, boolean, () => unknown, () => unknown]>([
    ['and nothing else', true, () => zeros(1_000_000), () => zeros(1_000_000)],
    ['except for the last one', false, () => zeros(1_000_000), () => [...zeros(999_999), 1]],
    ['and one more', false, () => zeros(1_000_001), () => zeros(1_000_001)],
    ['and an empty object', true, () => [zeros(999_998), {}], () => [zeros(999_998), {}]],
    ['and an object', false, () => [zeros(999_998), { a: 0 }], () => [zeros(999_998), { a: 0 }]],
    [
      'and an object as members',
      false,
      () => ({ a: zeros(999_998), b: { a: 0 } }),
      () => ({ a: zeros(999_998), b: { a: 0 } }),
    ],
  ])('%s (equal: %s)', (_, result, first, second) =>
    expect(secretEqualityTester(secret(first()), secret(second()))).toBe(result),
  )
})

test('arrays with exponentially many shared references are different, found quickly', () => {
  const grown = (): unknown => {
    let shared: unknown = 0
    for (let level = 0; level < 5; level++) shared = new Array(1000).fill(shared)
    return shared
  }
  expect(equal(grown(), grown())).toBe(false)
})

describe('a value in an extension', () => {
  const holding = (value: unknown): Token =>
    tokenWith({ extensions: { fake: secret({ value }) as Secret<JsonObject> } })
  const hole = new Array(1)

  test.each<readonly [string, unknown, unknown]>([
    ['a number and its string form', 1, '1'],
    ['true and its string form', true, 'true'],
    ['null and its string form', null, 'null'],
    ['null and 0', null, 0],
    ['0 and an empty string', 0, ''],
    ['an array and an object with the same members', ['a'], { 0: 'a' }],
    ['an array in another order', [1, 2], [2, 1]],
    ['an array and its prefix', [1, 2], [1]],
    ['members named __proto__', parsed('{"__proto__":{"a":1}}'), parsed('{"__proto__":{"a":2}}')],
    ['a member named __proto__ and a missing one', parsed('{"__proto__":{}}'), {}],
    ['a null member named __proto__ and a missing one', parsed('{"__proto__":null}'), {}],
    ['an array with a hole and with a value', hole, ['fake-value']],
    ['an array with a hole and with null', hole, [null]],
    ['two dates', new Date(0), new Date(1)],
    ['two maps', new Map([['a', 1]]), new Map([['a', 2]])],
    ['an empty map and an empty object', new Map(), {}],
    ['null and undefined', { a: null }, { a: undefined }],
  ])('is different: %s', (_, first, second) => {
    expect(eqToken(holding(first), holding(second))).toBe(false)
    expect(eqToken(holding(second), holding(first))).toBe(false)
  })

  test.each<readonly [string, unknown, unknown]>([
    ['the same members in another order', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }],
    ['0 and -0, as in JSON', 0, -0],
    ['an undefined member and a missing one, as in JSON', { a: 1, b: undefined }, { a: 1 }],
    ['an object with and without a prototype', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
  ])('is equal: %s', (_, first, second) => {
    expect(eqToken(holding(first), holding(second))).toBe(true)
    expect(eqToken(holding(second), holding(first))).toBe(true)
  })
})
