import { expect, test } from 'vitest'
import { growthOf, isSuperLinear } from '../src/growth.js'
import { kinds } from '../src/kinds.js'
import { operationNames, operationsOf } from '../src/operations.js'

test('growth that is faster than linear, and than parsing the same text, is found', () => {
  const sizes = [1_000, 2_000, 4_000, 8_000]
  const exponentOf = (power: number, scale = 1) => growthOf(sizes.map((size) => [size, scale * size ** power]))
  expect(exponentOf(2)).toBeCloseTo(2)
  expect(isSuperLinear(exponentOf(2), undefined)).toBe(true)
  expect(isSuperLinear(exponentOf(1.4), undefined)).toBe(false)
  expect(isSuperLinear(exponentOf(2), 2)).toBe(false)
  // Too short to tell.
  expect(exponentOf(2, 1e-9)).toBe(undefined)
})

test.each(kinds)('$title: every operation ends, and JSON text says the same', ({ codec, make, text }) => {
  const size = 64
  const operations = operationsOf(codec, make(size), make(size))
  for (const name of operationNames) operations[name]?.()
  expect(JSON.parse(text?.(size) ?? JSON.stringify(make(size)))).toEqual(make(size))
})
