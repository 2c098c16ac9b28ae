import { expect, test } from 'vitest'
import { measureTypeChecking } from '../src/typeChecking.js'

test('the cost of types is that of a consumer that compiles', () => {
  const [empty, consumer] = measureTypeChecking(1)
  expect(consumer?.instantiations).toBeGreaterThan(empty?.instantiations ?? Number.NaN)
})
