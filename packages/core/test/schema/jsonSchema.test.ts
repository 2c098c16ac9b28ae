import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec } from '../../src/index.js'
import { CanonicalToken, Rfc6749Token } from '../../src/index.js'
import { jsonSchema } from '../../src/json-schema.js'
import { codecs, partOf, schema } from '../support/schemas.js'

describe('jsonSchema', () => {
  test('has two definitions for each codec, and their shared parts', () => {
    const { $schema, $id, not, $defs } = jsonSchema('urn:example:rfc6749', [Rfc6749Token])
    expect($schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect($id).toBe('urn:example:rfc6749')
    expect(not).toEqual({})
    expect(Object.keys($defs as object)).toEqual([
      ...['Rfc6749TokenWritten', 'Rfc6749TokenAccepted'],
      ...['text', 'token', 'seconds', 'scope', 'details'],
    ])
    expect(partOf($defs, 'Rfc6749TokenWritten', 'required')).toEqual(['access_token', 'token_type'])
    expect(partOf($defs, 'Rfc6749TokenAccepted', 'required')).toEqual(['access_token'])
    expect(partOf($defs, 'Rfc6749TokenWritten', 'properties', 'expires_in')).toEqual({
      title: 'expiresIn',
      description: expect.any(String),
      $ref: '#/$defs/seconds',
    })
    expect(partOf($defs, 'Rfc6749TokenWritten', 'properties', 'error')).toBe(false)
  })

  test('has a version, a token type and lists of scope names for canonical JSON', () => {
    for (const name of ['CanonicalTokenWritten', 'CanonicalTokenAccepted']) {
      expect(partOf(schema.$defs, name, 'required')).toEqual(['v', 'accessToken', 'tokenType'])
      expect(partOf(schema.$defs, name, 'properties', 'v', 'const')).toBe(1)
      expect(Object.keys(partOf(schema.$defs, name, 'properties') as object)).toEqual([
        ...['v', ...Object.keys(CanonicalToken.fields)],
        ...['extensions', 'error'],
      ])
    }
    expect(partOf(schema.$defs, 'CanonicalTokenWritten', 'properties', 'scope', '$ref')).toBe('#/$defs/scopeNames')
  })

  test('equals the shipped schema for the codecs of this package', () => {
    const shipped = JSON.parse(readFileSync(new URL('../../schema.json', import.meta.url), 'utf8'))
    expect(jsonSchema('urn:token-codecs:core:v1', [CanonicalToken, Rfc6749Token])).toEqual(shipped)
  })

  test('lists the definitions to choose from', () => {
    for (const { name, id } of codecs) {
      for (const definition of [`${name}Written`, `${name}Accepted`]) {
        expect(schema.description).toContain(definition)
        expect(partOf(schema.$defs, definition, 'description')).toContain(id)
      }
    }
  })

  test('rejects a codec that another copy of the package made', () =>
    expect(() => jsonSchema('urn:example:none', [{ ...Rfc6749Token } as AnyTokenCodec])).toThrow(TypeError))
})
