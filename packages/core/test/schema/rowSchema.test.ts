import { describe, expect, test } from 'vitest'
import { at, codecs, schema } from '../support/schemas.js'

describe('jsonSchema', () => {
  test('accepts any value of an optional member', () => {
    for (const codec of codecs) {
      const properties = at(schema.$defs, `${codec.name}Accepted`, 'properties')
      for (const [member, name] of Object.entries(codec.fields)) {
        if (member === 'accessToken' || member === 'tokenType') continue
        expect(Object.keys(at(properties, name) as object)).toEqual(['title', 'description'])
      }
    }
  })

  test('has the only token type of a vendor, and the longest lifetime that is not an instant', () => {
    const written = at(schema.$defs, 'AcmeTokenWritten', 'properties')
    expect(at(written, 'token_type', 'const')).toBe('bearer')
    expect(at(written, 'expires_in', 'maximum')).toBe(999_999_999)
    expect(at(written, 'created_at', '$ref')).toBe('#/$defs/seconds')
  })

  test('excludes null for a member with functions, which may have any other form', () =>
    expect(at(schema.$defs, 'AcmeTokenWritten', 'properties', 'scope', 'not')).toEqual({ type: 'null' }))
})
