// Secrets that hold JSON, or what looks like it.
import { describe, expect, test } from 'vitest'
import type { Json, Token } from '../src/index.js'
import { eqToken, secret, secretEqualityTester } from '../src/index.js'
import { nested, tokenWith } from './support.js'

const equal = (first: unknown, second: unknown): boolean | undefined => {
  const result = secretEqualityTester(secret(first), secret(second))
  expect(secretEqualityTester(secret(second), secret(first))).toBe(result)
  return result
}

const own = (json: string): unknown => JSON.parse(json)
const nestedObjects = (depth: number): Json => JSON.parse(`${'{"a":'.repeat(depth)}null${'}'.repeat(depth)}`)
const zeros = (length: number): number[] => new Array(length).fill(0)
const without = (value: object): object => Object.setPrototypeOf(value, null)

describe('equal', () => {
  test.each<readonly [string, () => unknown, () => unknown]>([
    ['without a prototype and with one', () => without({ a: 1 }), () => ({ a: 1 })],
    ['with a member that is undefined and without it', () => ({ a: 1, b: undefined }), () => ({ a: 1 })],
    ['with an undefined member each, called otherwise', () => ({ a: undefined }), () => ({ b: undefined })],
    ['of five hundred arrays', () => nested(500), () => nested(500)],
    ['of five hundred objects', () => nestedObjects(500), () => nestedObjects(500)],
  ])('%s', (_, first, second) => expect(equal(first(), second())).toBe(true))
})

describe('different', () => {
  test.each<readonly [string, () => unknown, () => unknown]>([
    ['a function without a prototype and an object', () => without(() => 1), () => ({})],
    ['two functions without a prototype', () => without(() => 1), () => without(() => 1)],
    ['null and an object', () => null, () => ({})],
    ['null and an array', () => null, () => []],
    ['undefined and an object', () => undefined, () => ({})],
    ['an array and the object of its members', () => ['a'], () => ({ 0: 'a' })],
    ['an array and an object with its length', () => [], () => ({ length: 0 })],
    ['arrays that differ in the first element', () => [1, 2], () => [0, 2]],
    ['arrays that differ in the last element', () => [1, 2], () => [1, 0]],
    ['a date and an object', () => new Date(0), () => ({})],
    ['as many members under other names', () => ({ a: 1, b: 2 }), () => ({ a: 1, c: 2 })],
    ['a member called __proto__ and one called otherwise', () => own('{"__proto__":{}}'), () => ({ other: {} })],
    ['a member more', () => ({ a: 1 }), () => ({ a: 1, b: 2 })],
    ['more than five hundred arrays', () => nested(501), () => nested(501)],
    ['more than five hundred objects', () => nestedObjects(501), () => nestedObjects(501)],
  ])('%s', (_, first, second) => expect(equal(first(), second())).toBe(false))
})

describe('a million values', () => {
  test.each<readonly [string, boolean, () => unknown, () => unknown]>([
    ['alone', true, () => zeros(1_000_000), () => zeros(1_000_000)],
    ['but for the last', false, () => zeros(1_000_000), () => [...zeros(999_999), 1]],
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

test('arrays that hold themselves many times over are different before long', () => {
  const grown = (): unknown => {
    let shared: unknown = 0
    for (let level = 0; level < 5; level++) shared = new Array(1000).fill(shared)
    return shared
  }
  expect(equal(grown(), grown())).toBe(false)
})

describe('what is no token', () => {
  test.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['a lifetime that is no number', tokenWith({ expiresIn: Number.NaN })],
    [
      'a member that throws',
      {
        get accessToken(): never {
          throw new Error('fake-planted')
        },
      },
    ],
  ])('is equal to itself, and to no token: %s', (_, value) => {
    expect(eqToken(value as Token, value as Token)).toBe(true)
    expect(eqToken(value as Token, tokenWith())).toBe(false)
    expect(eqToken(tokenWith(), value as Token)).toBe(false)
  })
})
