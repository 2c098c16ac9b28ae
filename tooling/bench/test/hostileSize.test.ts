import { expect, test } from 'vitest'
import { hostileBodies } from '../src/hostileBodies.js'
import { comparedText, operationsOf } from '../src/hostileOperations.js'

test.each(hostileBodies)('$title: does not exceed its length, and every operation ends', (family) => {
  const body = family.make(2_000)
  expect(typeof body === 'string' ? body.length : body.byteLength).toBeLessThanOrEqual(2_000)
  expect(comparedText(family, body)).not.toBe('')
  for (const operation of Object.values(operationsOf(family, body))) operation()
})

test('titles are unique', () =>
  expect(new Set(hostileBodies.map(({ title }) => title)).size).toBe(hostileBodies.length))
