import { expect, test } from 'vitest'
import { countsOf } from '../src/typeChecking.js'

test('a consumer of every vendor compiles, and costs more than one of io-ts', () => {
  const [types = 0, instantiations = 0, milliseconds] = countsOf('everyVendor', 1)
  const [fewer, less] = countsOf('ioTsAlone', 1)
  expect(types).toBeGreaterThan(fewer ?? Number.NaN)
  expect(instantiations).toBeGreaterThan(less ?? Number.NaN)
  expect(milliseconds).toBeGreaterThan(0)
})
