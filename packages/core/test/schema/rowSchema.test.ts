import { describe, expect, test } from 'vitest'
import { codecs, partOf, schema } from '../support/schemas.js'

describe('jsonSchema', () => {
  test('accepts any value of an optional member', () => {
    for (const codec of codecs) {
      const properties = partOf(schema.$defs, `${codec.name}Accepted`, 'properties')
      for (const [member, name] of Object.entries(codec.fields)) {
        if (member === 'accessToken' || member === 'tokenType' || typeof name !== 'string') continue
        expect(Object.keys(partOf(properties, name) as object)).toEqual(['title', 'description'])
      }
    }
  })

  test("has the vendor's only token type, and the largest lifetime that is not an instant", () => {
    const written = partOf(schema.$defs, 'AcmeTokenWritten', 'properties')
    expect(partOf(written, 'token_type', 'const')).toBe('bearer')
    expect(partOf(written, 'expires_in', 'maximum')).toBe(999_999_999)
    expect(partOf(written, 'created_at', '$ref')).toBe('#/$defs/seconds')
  })

  test('excludes null for a member with functions, which may otherwise have any form', () =>
    expect(partOf(schema.$defs, 'AcmeTokenWritten', 'properties', 'scope', 'not')).toEqual({ type: 'null' }))
})
