import { CanonicalToken, defineCodec, Rfc6749Token } from '@token-codecs/core'
import { codecPackages } from '@tooling/testing/codecs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { schemaOf } from '../src/schemas.js'

describe.each(codecPackages)('the schema of $name', ({ name, codecs }) => {
  const text = schemaOf(name, codecs)
  const schema = JSON.parse(text)
  const ajv = new Ajv2020({ strict: true })

  test('is JSON Schema of draft 2020-12 at its strictest, and valid for nothing without a choice', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(ajv.validateSchema(schema)).toBe(true)
    expect(ajv.compile(schema)({ access_token: 'fake-a', token_type: 'Bearer' })).toBe(false)
    for (const part of Object.keys(schema.$defs)) expect(ajv.getSchema(`${schema.$id}#/$defs/${part}`)).toBeDefined()
  })

  test('has no pattern that other languages read otherwise', () => {
    // Look-around, back references, lazy quantifiers, Unicode properties and named groups; \d, \w and \b of any alphabet.
    const patterns = [...text.matchAll(/"pattern": (".*")/g)].map(([, pattern = '']) => String(JSON.parse(pattern)))
    expect(patterns).not.toEqual([])
    for (const pattern of patterns) expect(pattern).not.toMatch(/\(\?(?!:)|\\[1-9dDbBpPkuWS]|[*+?}]\?/)
  })
})

test('a table in which a member has another name makes another schema', () => {
  const lifetime = defineCodec<{ access_token: string; token_type: string; lifetime: number }>()({
    vendor: 'rfc6749',
    fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'lifetime' },
    required: { access_token: true, token_type: true, lifetime: true },
  })
  expect(schemaOf('core', [CanonicalToken, lifetime])).not.toBe(schemaOf('core', [CanonicalToken, Rfc6749Token]))
})
