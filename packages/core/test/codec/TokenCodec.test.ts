import type * as t from 'io-ts'
import { expect, expectTypeOf, test } from 'vitest'
import type { AnyTokenCodec, Rfc6749TokenResponse, Token } from '../../src/index.js'
import { CanonicalToken, Rfc6749Token } from '../../src/index.js'

test('any codec is an AnyTokenCodec and an io-ts type', () => {
  const codecs: readonly AnyTokenCodec[] = [Rfc6749Token, CanonicalToken]
  const types: readonly t.Type<Token, unknown, unknown>[] = [Rfc6749Token, CanonicalToken]
  expectTypeOf<t.TypeOf<typeof Rfc6749Token>>().toEqualTypeOf<Token>()
  expectTypeOf<t.OutputOf<typeof Rfc6749Token>>().toEqualTypeOf<Rfc6749TokenResponse>()
  expect(codecs).toHaveLength(types.length)
})
