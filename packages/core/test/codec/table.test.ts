import { expect, test } from 'vitest'
import { CanonicalToken } from '../../src/index.js'
import { AcmeToken } from '../support/members.js'

const key = Symbol.for('@token-codecs/table')

test.each([AcmeToken, CanonicalToken])(
  '$id carries its table under a symbol that other copies of core can find',
  (codec) => {
    const { value, enumerable } = Object.getOwnPropertyDescriptor(codec, key) ?? {}
    expect(enumerable).toBe(false)
    expect(value()).toMatchObject({ id: codec.id })
  },
)
