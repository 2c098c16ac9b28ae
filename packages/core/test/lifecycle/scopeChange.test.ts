import { expect, test } from 'vitest'
import { scopeChange } from '../../src/index.js'

test('returns the names that were not granted and those granted in addition', () =>
  expect(scopeChange(['a', 'b', 'c'], ['d', 'b'])).toEqual({ missing: ['a', 'c'], additional: ['d'] }))

test('is empty if all names were granted, in any order and with duplicates', () =>
  expect(scopeChange(['a', 'b', 'a'], ['b', 'a', 'b'])).toEqual({ missing: [], additional: [] }))

test('is empty if the response has no scope', () =>
  expect(scopeChange(['a'], undefined)).toEqual({ missing: [], additional: [] }))

test('returns all names as missing if the granted scope is empty', () =>
  expect(scopeChange(['a', 'a'], [])).toEqual({ missing: ['a'], additional: [] }))

test("returns the server's default scope as additional if no scope was requested", () =>
  expect(scopeChange([], ['a'])).toEqual({ missing: [], additional: ['a'] }))

test('compares scope names case-sensitively', () =>
  expect(scopeChange(['Read'], ['read'])).toEqual({ missing: ['Read'], additional: ['read'] }))
