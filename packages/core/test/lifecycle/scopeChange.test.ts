import { expect, test } from 'vitest'
import { scopeChange } from '../../src/index.js'

test('tells what was not granted and what was granted beside', () =>
  expect(scopeChange(['a', 'b', 'c'], ['d', 'b'])).toEqual({ missing: ['a', 'c'], additional: ['d'] }))

test('tells nothing where all was granted, in another order and named twice', () =>
  expect(scopeChange(['a', 'b', 'a'], ['b', 'a', 'b'])).toEqual({ missing: [], additional: [] }))

test('takes an absent scope for the one that was asked for', () =>
  expect(scopeChange(['a'], undefined)).toEqual({ missing: [], additional: [] }))

test('takes an empty scope for nothing granted', () =>
  expect(scopeChange(['a', 'a'], [])).toEqual({ missing: ['a'], additional: [] }))

test('tells what a server grants by default, where nothing was asked for', () =>
  expect(scopeChange([], ['a'])).toEqual({ missing: [], additional: ['a'] }))

test('tells scope names apart by case', () =>
  expect(scopeChange(['Read'], ['read'])).toEqual({ missing: ['Read'], additional: ['read'] }))
