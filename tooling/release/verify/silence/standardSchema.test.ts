import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { BoltSdkToken, BoltSdkTokenResponse, BoltToken, BoltTokenResponse } from '@token-codecs/bolt'
import type { CanonicalToken, Token, TokenJson } from '@token-codecs/core'
import type {
  EnterpriseDelegatedToken,
  EnterpriseDelegatedTokenResponse,
  EnterpriseToken,
  EnterpriseTokenResponse,
} from '@token-codecs/enterprise'
import type { OryLikeToken, OryLikeTokenResponse } from '@token-codecs/ory-like'
import type {
  PipeshubSdkToken,
  PipeshubSdkTokenResponse,
  PipeshubToken,
  PipeshubTokenResponse,
} from '@token-codecs/pipeshub'
import { codecs } from '@tooling/testing/codecs'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { validResponse } from '../../src/silence/plant.js'

test('every codec is a Standard Schema from its response to a token', () => {
  type Inputs = [
    StandardSchemaV1.InferInput<typeof PipeshubToken>,
    StandardSchemaV1.InferInput<typeof PipeshubSdkToken>,
    StandardSchemaV1.InferInput<typeof BoltToken>,
    StandardSchemaV1.InferInput<typeof BoltSdkToken>,
    StandardSchemaV1.InferInput<typeof OryLikeToken>,
    StandardSchemaV1.InferInput<typeof EnterpriseToken>,
    StandardSchemaV1.InferInput<typeof EnterpriseDelegatedToken>,
    StandardSchemaV1.InferInput<typeof CanonicalToken>,
  ]
  expectTypeOf<Inputs>().toEqualTypeOf<
    [
      PipeshubTokenResponse,
      PipeshubSdkTokenResponse,
      BoltTokenResponse,
      BoltSdkTokenResponse,
      OryLikeTokenResponse,
      EnterpriseTokenResponse,
      EnterpriseDelegatedTokenResponse,
      TokenJson,
    ]
  >()
  expectTypeOf<StandardSchemaV1.InferOutput<typeof BoltSdkToken>>().toEqualTypeOf<Token>()
})

// The members of the interface, so that nothing but those that version 1 has is there, and all of those.
describe.each(codecs.map((codec) => [codec.vendor, codec] as const))('%s', (_, codec) => {
  const schema: StandardSchemaV1<unknown, Token> = codec

  test('says which version it is of, and who made it', () => {
    const { version, vendor, validate, ...rest } = schema['~standard']
    expect([version, typeof vendor, typeof validate, rest]).toEqual([1, 'string', 'function', {}])
  })

  test('gives a value without issues, or issues that say where', async () => {
    const good = await schema['~standard'].validate(validResponse(codec))
    expect(good).toEqual({ value: expect.objectContaining({ tokenType: 'Bearer' }) })
    const bad = await schema['~standard'].validate({ ...validResponse(codec), [codec.fields.accessToken ?? '']: 1 })
    expect(bad).toEqual({
      issues: [{ message: expect.stringContaining('got a number'), path: [codec.fields.accessToken] }],
    })
  })

  test.each([undefined, null, 'fake', []])('gives issues for %j', async (input) => {
    const { issues } = await schema['~standard'].validate(input)
    expect(issues).toHaveLength(1)
  })
})
