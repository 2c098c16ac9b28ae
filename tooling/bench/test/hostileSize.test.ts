import { expect, test } from 'vitest'
import { growthOf, isSuperLinear } from '../src/growth.js'
import { kinds } from '../src/kinds.js'
import { operationNames, operationsOf, outcomeOf } from '../src/operations.js'

test('growth that is faster than linear, and than parsing the same text, is found', () => {
  const exponentOf = (power: number) => growthOf([1_000, 2_000, 4_000, 8_000].map((size) => [size, size ** power]))
  expect(exponentOf(2)).toBeCloseTo(2)
  expect(isSuperLinear(exponentOf(2), undefined)).toBe(true)
  expect(isSuperLinear(exponentOf(1.4), undefined)).toBe(false)
  expect(isSuperLinear(exponentOf(2), 2)).toBe(false)
  expect(
    growthOf([
      [1_000, 0.001],
      [2_000, 0.002],
    ]),
  ).toBe(undefined)
})

test.each(kinds)('$title: every operation ends without an exception, and JSON text says the same', (kind) => {
  const { codec, make, text } = kind
  const size = 64
  const operations = operationsOf(codec, make(size), make(size))
  for (const name of operationNames) operations[name]?.()
  expect(outcomeOf(codec, make(size))).toMatch(/^[A-Za-z-]+$/)
  expect(JSON.parse(text?.(size) ?? JSON.stringify(make(size)))).toEqual(make(size))
})
