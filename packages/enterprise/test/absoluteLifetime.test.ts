import { expect, test } from 'vitest'
import { absoluteLifetime } from '../src/absoluteLifetime.js'

const { applies, repair } = absoluteLifetime

test.each([0, 7200, 999_999_999])('a lifetime of %d seconds is a lifetime', (seconds) =>
  expect(applies(seconds)).toBe(false),
)

test.each([1_000_000_000, 1_645_539_660])('%d seconds are taken for a time', (seconds) =>
  expect(applies(seconds)).toBe(true),
)

test('the lifetime is counted from the creation time, even where the receipt is known', () => {
  expect(repair(1645539660, 1645532460, undefined)).toBe(7200)
  expect(repair(1645539660, 1645532460, 1645532500)).toBe(7200)
})

test('the lifetime is counted from the receipt where there is no creation time', () =>
  expect(repair(1645539660, undefined, 1645532500)).toBe(7160))

test('the lifetime is unknown where neither is known', () =>
  expect(repair(1645539660, undefined, undefined)).toBeUndefined())

test('the difference is negative where the time is past', () =>
  expect(repair(1645532459, 1645532460, undefined)).toBe(-1))
