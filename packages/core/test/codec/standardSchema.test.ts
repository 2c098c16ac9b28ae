import { inspect } from 'node:util'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { Rfc6749TokenResponse, Token } from '../../src/index.js'
import { Rfc6749Token } from '../../src/index.js'
import { response } from '../support/index.js'

const broken = { ...response, access_token: 'fake-planted\ntoken', id_token: ['fake-planted-id'] }

const everything = (value: unknown): string =>
  inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true }) + JSON.stringify(value)

describe('~standard', () => {
  const validate = Rfc6749Token['~standard'].validate

  test('returns the token', () => expect(validate(response)).toHaveProperty('value.tokenType', 'Bearer'))

  test('returns issues with a path and without input', () => {
    const result = validate(broken)
    expect(result).toEqual({
      issues: [{ message: expect.stringContaining('bad-character'), path: ['access_token'] }],
    })
    expect(everything(result)).not.toContain('planted')
  })

  test('returns an issue for an error of the server', () =>
    expect(validate({ ...broken, error: 'invalid_grant' })).toMatchObject({
      issues: [{ message: expect.stringContaining('invalid_grant') }],
    }))
})

test('~standard implements Standard Schema version 1', () => {
  const schema: StandardSchemaV1<Rfc6749TokenResponse, Token> = Rfc6749Token
  expectTypeOf<StandardSchemaV1.InferOutput<typeof Rfc6749Token>>().toEqualTypeOf<Token>()
  expect(schema['~standard'].version).toBe(1)
  expect(schema['~standard'].validate(response)).toHaveProperty('value.tokenType', 'Bearer')
})

test('contains the vendor name', () =>
  expect(Rfc6749Token['~standard']).toMatchObject({ version: 1, vendor: 'token-codecs' }))
