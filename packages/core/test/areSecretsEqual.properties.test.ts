import fc from 'fast-check'
import { test } from 'vitest'
import { areSecretsEqual, secret } from '../src/index.js'

test('has an opinion if and only if one of two values is a secret, and is right about all text', () => {
  const anyText = fc.string({ unit: 'binary' })
  fc.assert(fc.property(anyText, anyText, (one, two) => areSecretsEqual(secret(one), secret(two)) === (one === two)))
  fc.assert(fc.property(fc.anything(), fc.anything(), (one, two) => areSecretsEqual(one, two) === undefined))
  fc.assert(fc.property(fc.anything(), (value) => areSecretsEqual(secret(value), value) === false))
  fc.assert(
    fc.property(fc.jsonValue(), (value) => areSecretsEqual(secret(value), secret(structuredClone(value))) === true),
  )
})
