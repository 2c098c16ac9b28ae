import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { AnyTokenCodec, Json, JsonObject } from '../src/index.js'
import { CanonicalToken, defineCodec, field, lifetime, Rfc6749Token } from '../src/index.js'
import { jsonSchema } from '../src/json-schema.js'
import { tokens } from './arbitraries.js'
import { rightOf } from './support.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  id_token?: string
  created_at?: number
  scope?: string
  refresh_scope?: string
}

const scope = field('scope', { read: (value) => value, write: (standard) => standard })

const AcmeToken: AnyTokenCodec = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime('expires_in', { instantFrom: 1_000_000_000 }),
    idToken: 'id_token',
    issuedAt: 'created_at',
    scope,
    refreshTokenScope: 'refresh_scope',
  },
  tokenType: { only: 'bearer' },
  errors: [
    { marker: 'problem', read: () => undefined },
    { marker: 'error', read: () => undefined },
  ],
})

const codecs: readonly AnyTokenCodec[] = [AcmeToken, Rfc6749Token, CanonicalToken]
const schema = jsonSchema('urn:example:tokens', codecs)

/** A part of a schema, by the names on the way to it. */
const at = (whole: Json | undefined, ...path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((node, name) => (node as JsonObject | undefined)?.[name], whole)

describe('jsonSchema', () => {
  test('has two definitions for each codec, and the parts that they share', () => {
    const { $schema, $id, not, $defs } = jsonSchema('urn:example:rfc6749', [Rfc6749Token])
    expect($schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect($id).toBe('urn:example:rfc6749')
    expect(not).toEqual({})
    expect(Object.keys($defs as object)).toEqual([
      ...['Rfc6749TokenWritten', 'Rfc6749TokenAccepted'],
      ...['text', 'token', 'seconds', 'scope', 'details'],
    ])
    expect(at($defs, 'Rfc6749TokenWritten', 'required')).toEqual(['access_token', 'token_type'])
    expect(at($defs, 'Rfc6749TokenAccepted', 'required')).toEqual(['access_token'])
    expect(at($defs, 'Rfc6749TokenWritten', 'properties', 'expires_in')).toEqual({
      title: 'expiresIn',
      description: expect.any(String),
      $ref: '#/$defs/seconds',
    })
    expect(at($defs, 'Rfc6749TokenWritten', 'properties', 'error')).toBe(false)
  })

  test('accepts any value of an optional member', () => {
    for (const codec of codecs) {
      const properties = at(schema.$defs, `${codec.name}Accepted`, 'properties')
      for (const [member, name] of Object.entries(codec.fields)) {
        if (member === 'accessToken' || member === 'tokenType') continue
        expect(Object.keys(at(properties, name) as object)).toEqual(['title', 'description'])
      }
    }
  })

  test('has a version, a token type and lists of scope names in canonical JSON', () => {
    for (const name of ['CanonicalTokenWritten', 'CanonicalTokenAccepted']) {
      expect(at(schema.$defs, name, 'required')).toEqual(['v', 'accessToken', 'tokenType'])
      expect(at(schema.$defs, name, 'properties', 'v', 'const')).toBe(1)
      expect(Object.keys(at(schema.$defs, name, 'properties') as object)).toEqual([
        ...['v', ...Object.keys(CanonicalToken.fields)],
        ...['extensions', 'error'],
      ])
    }
    expect(at(schema.$defs, 'CanonicalTokenWritten', 'properties', 'scope', '$ref')).toBe('#/$defs/scopeNames')
  })

  test('of the codecs of this package is the one that comes with it', () => {
    const shipped = JSON.parse(readFileSync(new URL('../schema.json', import.meta.url), 'utf8'))
    expect(jsonSchema('urn:token-codecs:core:v1', [CanonicalToken, Rfc6749Token])).toEqual(shipped)
  })

  test('names what to choose from', () => {
    for (const { name, id } of codecs) {
      for (const definition of [`${name}Written`, `${name}Accepted`]) {
        expect(schema.description).toContain(definition)
        expect(at(schema.$defs, definition, 'description')).toContain(id)
      }
    }
  })

  test.each(codecs)('of $id holds each part that it refers to, and no other', (codec) => {
    const own = jsonSchema('urn:example:tokens', [codec])
    const names = [...JSON.stringify(own).matchAll(/"#\/\$defs\/(\w+)"/g)].map(([, name]) => name)
    const held = Object.keys(own.$defs as object).filter((name) => !name.startsWith(codec.name))
    expect(new Set(held)).toEqual(new Set(names))
  })

  test('has the only token type of a vendor, and the longest lifetime that is not an instant', () => {
    const written = at(schema.$defs, 'AcmeTokenWritten', 'properties')
    expect(at(written, 'token_type', 'const')).toBe('bearer')
    expect(at(written, 'expires_in', 'maximum')).toBe(999_999_999)
    expect(at(written, 'created_at', '$ref')).toBe('#/$defs/seconds')
  })

  test('excludes null for a member with functions, which may have any other form', () =>
    expect(at(schema.$defs, 'AcmeTokenWritten', 'properties', 'scope', 'not')).toEqual({ type: 'null' }))

  test('describes the rules that it cannot express', () => {
    const [written, accepted] = ['Written', 'Accepted'].map((strength) =>
      String(at(schema.$defs, `AcmeToken${strength}`, 'description')),
    )
    for (const description of [written, accepted]) expect(description).toContain('problem')
    expect(written).toMatch(/refresh_scope.*scope/)
    expect(accepted).not.toContain('refresh_scope')
  })

  test('refuses a codec that this copy of the package did not make', () =>
    expect(() => jsonSchema('urn:example:none', [{ ...Rfc6749Token } as AnyTokenCodec])).toThrow(TypeError))
})

describe('for all values', () => {
  const ajv = new Ajv2020({ strict: true })
  ajv.addSchema(schema)
  const isValid = (codec: AnyTokenCodec, strength: 'Written' | 'Accepted', value: unknown): boolean =>
    ajv.validate(`urn:example:tokens#/$defs/${codec.name}${strength}`, value)

  const texts = [
    '',
    ' ',
    'a',
    'a b',
    'a b a',
    ' a',
    'a  b',
    'a\n',
    'a\0',
    '\u00e9',
    '***',
    '<redacted>',
    '60',
    '-1',
    'soon',
  ]
  const types = ['Bearer', 'bearer', 'BEARER', 'DPoP', 'dpop', 'fake']
  const numbers = [0, 1, -1, 1.5, 999_999_999, 1_000_000_000, 1_700_000_000, 1e11, 1e11 + 1, 1e300]
  const others = [null, true, false, [], {}, ['a'], ['a', 'a'], ['a b'], [1], [{}], { fake: {} }, { fake: { a: 1 } }]
  const contents = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom<Json[]>(...texts, ...types, ...numbers, ...others) },
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  )

  /** Responses in which a few members are something else, or missing. */
  const responses = (codec: AnyTokenCodec): fc.Arbitrary<Json> =>
    fc
      .tuple(
        tokens.map(({ tokenType: _, ...token }) => codec.encode({ ...token, tokenType: 'Bearer' })),
        fc.dictionary(fc.constantFrom(...Object.values(codec.fields), 'v', 'extensions', 'error'), contents, {
          maxKeys: 2,
        }),
        fc.option(fc.constantFrom(...Object.values(codec.fields), 'v')),
      )
      .map(([written, changes, missing]) => {
        const response = { ...(written as object), ...changes }
        return JSON.parse(JSON.stringify(missing === null ? response : { ...response, [missing]: undefined }))
      })

  const repeats = (codec: AnyTokenCodec, value: Json): boolean =>
    [codec.fields.scope, codec.fields.refreshTokenScope].some((name) => {
      const text = Object(value)[name ?? '']
      return typeof text === 'string' && new Set(text.split(' ')).size < text.split(' ').length
    })

  test.each(codecs)('$id reads exactly the accepted ones', (codec) =>
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: responses(codec) }, contents), (value) => {
        expect(codec.read(value)._tag === 'Right').toBe(isValid(codec, 'Accepted', value))
      }),
      { numRuns: inject('cases') },
    ),
  )

  test.each(codecs)('$id reads the written ones without a note, and writes them again', (codec) =>
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: responses(codec) }, contents), (value) => {
        // A row with functions may have any form, and the schema cannot say that names stand once.
        if (codec === AcmeToken && Object.hasOwn(Object(value), 'scope')) return
        if (repeats(codec, value)) return
        const read = codec.read(value)
        const again = read._tag === 'Left' ? read : codec.write(read.right.token)
        const isSame =
          read._tag === 'Right' &&
          read.right.notes.length === 0 &&
          again._tag === 'Right' &&
          isDeepStrictEqual(again.right.value, value)
        expect(isValid(codec, 'Written', value)).toBe(isSame)
      }),
      { numRuns: inject('cases') },
    ),
  )

  test.each(codecs)('$id writes only written ones', (codec) =>
    fc.assert(
      fc.property(tokens, (token) => {
        const { value } = rightOf(codec.write({ ...token, tokenType: 'Bearer' }))
        expect(isValid(codec, 'Written', JSON.parse(JSON.stringify(value)))).toBe(true)
        expect(isValid(codec, 'Accepted', JSON.parse(JSON.stringify(value)))).toBe(true)
      }),
      { numRuns: inject('cases') },
    ),
  )
})
