import fc from 'fast-check'
import { test } from 'vitest'
import { secret, secretEqualityTester } from '../src/index.js'

test('has an opinion if and only if one of two values is a secret, and is right about all text', () => {
  const anyText = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(anyText, anyText, (one, two) => secretEqualityTester(secret(one), secret(two)) === (one === two)),
  )
  fc.assert(fc.property(fc.anything(), fc.anything(), (one, two) => secretEqualityTester(one, two) === undefined))
  fc.assert(fc.property(fc.anything(), (value) => secretEqualityTester(secret(value), value) === false))
  fc.assert(
    fc.property(
      fc.jsonValue(),
      (value) => secretEqualityTester(secret(value), secret(structuredClone(value))) === true,
    ),
  )
})
