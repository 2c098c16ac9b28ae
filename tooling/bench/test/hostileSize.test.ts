import { describe, expect, test } from 'vitest'
import { growthOf, isSuperLinear } from '../src/growth.js'
import { kinds } from '../src/kinds.js'
import { operationNames, operationsOf, outcomeOf } from '../src/operations.js'

describe('the exponent of growth', () => {
  const sizes = [1_000, 2_000, 4_000, 8_000]

  test.each([
    [0, false],
    [1, false],
    [1.4, false],
    [2, true],
  ])('of times that grow with the power %d is that power, super-linear: %s', (power, marked) => {
    const exponent = growthOf(sizes.map((size) => [size, size ** power]))
    expect(exponent).toBeCloseTo(power)
    expect(isSuperLinear(exponent, 1)).toBe(marked)
    expect(isSuperLinear(exponent, undefined)).toBe(marked)
    expect(isSuperLinear(exponent, power)).toBe(false)
  })

  test('is unknown where times are too short to tell', () => {
    expect(growthOf(sizes.map((size) => [size, 0.001]))).toBe(undefined)
    expect(isSuperLinear(undefined, 1)).toBe(false)
  })
})

describe.each(kinds)('$title', ({ codec, make, text }) => {
  const size = 64

  test('is an input on which every operation ends without an exception', () => {
    const operations = operationsOf(codec, make(size), make(size))
    for (const name of operationNames) operations[name]?.()
    expect(outcomeOf(codec, make(size))).toMatch(/^[A-Za-z-]+$/)
  })

  test('is the same as its JSON text says', () => {
    expect(JSON.parse(text?.(size) ?? JSON.stringify(make(size)))).toEqual(make(size))
  })
})
