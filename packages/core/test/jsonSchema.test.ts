// The whole of it is held against the codecs in tooling/generators, which has a validator.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, Field, Json, JsonObject, Repair } from '../src/index.js'
import { CanonicalToken, camelCased, defineCodec, jsonSchema, Rfc6749Token } from '../src/index.js'
import { digitsUpTo } from '../src/schema/patterns.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  id_token?: string | number
  created_at?: number
  scope?: string
  refresh_scope?: string
}

const scope: Field<'scope'> = { name: 'scope', read: (value) => value, write: (standard) => standard }

const acmeWith = (...repairs: readonly Repair[]): AnyTokenCodec =>
  defineCodec<AcmeTokenResponse>()({
    id: 'acme',
    fields: {
      accessToken: 'access_token',
      tokenType: 'token_type',
      expiresIn: 'expires_in',
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
    repairs,
  })

const lifetimesThat = (applies: (seconds: number) => boolean): Repair => ({
  reason: 'long-lifetime',
  explanation: 'a long lifetime is none',
  member: 'expiresIn',
  applies,
  repair: () => undefined,
})

const idTokensThat = (moves: (value: Json) => boolean): Repair => ({
  reason: 'other-id-token',
  explanation: 'what is no ID token was kept',
  member: 'idToken',
  moves,
})

/** A part of a schema, by the names on the way to it. */
const at = (schema: Json | undefined, ...path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((node, name) => (node as JsonObject | undefined)?.[name], schema)

const writtenIn = (codec: AnyTokenCodec, name: string) =>
  at(jsonSchema('urn:example:acme', [codec]), '$defs', 'AcmeTokenWritten', 'properties', name)

describe('jsonSchema', () => {
  test('says of a codec what it writes and what it reads', () => {
    const schema = jsonSchema('urn:example:tokens', [Rfc6749Token, camelCased(Rfc6749Token)])
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(schema.$id).toBe('urn:example:tokens')
    expect(schema.not).toEqual({})
    expect(Object.keys(schema.$defs as object)).toEqual([
      'Rfc6749TokenWritten',
      'Rfc6749TokenAccepted',
      'Rfc6749SdkTokenWritten',
      'Rfc6749SdkTokenAccepted',
      ...['text', 'textAccepted', 'token', 'tokenAccepted', 'seconds', 'secondsAccepted'],
      ...['scope', 'scopeAccepted', 'details', 'detailsAccepted'],
    ])
    const defs = schema.$defs
    expect(at(defs, 'Rfc6749TokenWritten', 'required')).toEqual(['access_token', 'token_type'])
    expect(at(defs, 'Rfc6749TokenAccepted', 'required')).toEqual(['access_token'])
    expect(at(defs, 'Rfc6749SdkTokenWritten', 'required')).toEqual(['accessToken', 'tokenType'])
    expect(at(defs, 'Rfc6749TokenWritten', 'properties', 'expires_in')).toEqual({
      title: 'expiresIn',
      description: expect.any(String),
      $ref: '#/$defs/seconds',
    })
    expect(at(defs, 'Rfc6749TokenWritten', 'properties', 'error')).toBe(false)
    expect(at(defs, 'Rfc6749TokenAccepted', 'properties', 'error')).toEqual({ enum: [null, '', false] })
  })

  test('says of canonical JSON that it has a version, a token type and lists of scope names', () => {
    const { $defs } = jsonSchema('urn:example:canonical', [CanonicalToken])
    for (const name of ['CanonicalTokenWritten', 'CanonicalTokenAccepted']) {
      expect(at($defs, name, 'required')).toEqual(['v', 'accessToken', 'tokenType'])
      expect(at($defs, name, 'properties', 'v', 'const')).toBe(1)
      expect(Object.keys(at($defs, name, 'properties') as object)).toEqual([
        'v',
        ...Object.keys(CanonicalToken.fields),
        'extensions',
        'error',
      ])
    }
    expect(at($defs, 'CanonicalTokenWritten', 'properties', 'scope', '$ref')).toBe('#/$defs/scopeNames')
    expect($defs).not.toHaveProperty('scope')
  })

  test('of the codecs of this package is the one that comes with it', () => {
    const shipped = JSON.parse(readFileSync(new URL('../schema.json', import.meta.url), 'utf8'))
    expect(jsonSchema('urn:token-codecs:core:v1', [CanonicalToken, Rfc6749Token])).toEqual(shipped)
  })

  test('says what it is of, and what to choose from', () => {
    const schema = jsonSchema('urn:example:tokens', [Rfc6749Token, CanonicalToken])
    for (const name of ['Rfc6749TokenWritten', 'Rfc6749TokenAccepted']) {
      expect(schema.description).toContain(name)
      expect(at(schema.$defs, name, 'type')).toBe('object')
      expect(at(schema.$defs, name, 'description')).toContain(Rfc6749Token.id)
    }
  })

  test.each([acmeWith(), Rfc6749Token, CanonicalToken])('of $vendor holds each part that it refers to', (codec) => {
    const schema = jsonSchema('urn:example:tokens', [codec])
    const names = [...JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g)].map(([, name]) => name)
    const held = Object.keys(schema.$defs as object).filter((name) => !name.startsWith(codec.name))
    expect(new Set(held)).toEqual(new Set(names))
  })

  test('has the only token type that a vendor documents', () => {
    expect(at(writtenIn(acmeWith(), 'token_type'), 'const')).toBe('bearer')
  })

  test('says of a form of its own that it is not null when it is written', () => {
    expect(at(writtenIn(acmeWith(), 'scope'), 'not')).toEqual({ type: 'null' })
    const { $defs } = jsonSchema('urn:example:acme', [acmeWith()])
    expect(at($defs, 'AcmeTokenAccepted', 'properties', 'scope')).not.toHaveProperty('not')
  })

  test.each([
    ['those from a limit on', (seconds: number) => seconds >= 1000, 999],
    ['those past a power of two', (seconds: number) => seconds > 1024, 1024],
    ['all but a large one', (seconds: number) => seconds > 1000 && seconds !== 2 ** 42, 8_640_000_000_000],
    ['none', () => false, 8_640_000_000_000],
    ['all', () => true, 8_640_000_000_000],
    ['some in between', (seconds: number) => seconds === 8 || seconds > 1000, 8_640_000_000_000],
    ['a function that throws', () => Number('fake').toFixed(101) === '', 8_640_000_000_000],
  ])('finds the longest lifetime of a vendor that takes for something else: %s', (_, applies, maximum) => {
    expect(at(writtenIn(acmeWith(lifetimesThat(applies)), 'expires_in'), 'maximum')).toBe(maximum)
  })

  test('has the shortest of the limits that several repairs have, and none at another member', () => {
    const codec = acmeWith(...[1000, 500, 2000].map((limit) => lifetimesThat((seconds) => seconds >= limit)))
    expect(at(writtenIn(codec, 'expires_in'), 'maximum')).toBe(499)
    expect(at(writtenIn(codec, 'created_at'), '$ref')).toBe('#/$defs/seconds')
  })

  test.each([10, 25, 99, 105, 8_640_000_000_000])(
    'finds digits up to %d, whatever zeros stand before them',
    (limit) => {
      const digits = new RegExp(digitsUpTo(limit))
      const numbers = [0, 1, 9, 10, 11, 19, 20, 24, 25, 26, 29, 30, 98, 99, 100, 104, 105, 106, 110, limit - 1, limit]
      for (const number of [...numbers, limit + 1, limit * 10, limit * 2])
        for (const text of [`${number}`, `000${number}`]) expect(digits.test(text), text).toBe(number <= limit)
      for (const text of ['', '-1', '1.5', `${limit}x`, `x${limit}`]) expect(digits.test(text), text).toBe(false)
    },
  )

  test.each([
    ['numbers', (value: Json) => typeof value === 'number', ['number']],
    ['negative numbers', (value: Json) => typeof value === 'number' && value < 0, ['number']],
    ['empty objects and arrays', (value: Json) => ['{}', '[]'].includes(JSON.stringify(value)), ['array', 'object']],
    ['an empty text', (value: Json) => value === '', ['string']],
    ['a letter', (value: Json) => value === 'a', ['string']],
    ['digits', (value: Json) => typeof value === 'string' && /^[0-9]+$/.test(value), ['string']],
    ['parts with dots between them', (value: Json) => typeof value === 'string' && value.includes('.'), ['string']],
    ['true', (value: Json) => value === true, ['boolean']],
    ['false', (value: Json) => value === false, ['boolean']],
    ['an array of numbers', (value: Json) => Array.isArray(value) && typeof value[0] === 'number', ['array']],
    ['an array of letters', (value: Json) => Array.isArray(value) && value[0] === 'a', ['array']],
    ['an array of objects', (value: Json) => JSON.stringify(value) === '[{}]', ['array']],
    ['an object that holds something', (value: Json) => JSON.stringify(value) === '{"a":1}', ['object']],
    ['everything', () => true, ['number', 'string', 'boolean', 'array', 'object']],
  ])('has the types that a vendor sends in the place of a member: %s', (_, moves, types) => {
    expect(at(writtenIn(acmeWith(idTokensThat(moves)), 'id_token'), 'anyOf')).toEqual([
      { $ref: '#/$defs/token' },
      ...types.map((type) => ({ type })),
    ])
  })

  test('names what it cannot say', () => {
    const repairs = [lifetimesThat((seconds) => seconds > 9), idTokensThat(() => true)]
    const { $defs } = jsonSchema('urn:example:acme', [acmeWith(...repairs)])
    const [written, accepted] = ['Written', 'Accepted'].map((strength) =>
      String(at($defs, `AcmeToken${strength}`, 'description')),
    )
    for (const description of [written, accepted]) {
      expect(description).toMatch(/created_at.*expires_in.*8640000000000/)
      expect(description).toContain('problem')
      expect(description).toContain('id_token: what is no ID token was kept')
      expect(description).toContain('scope')
    }
    expect(written).toContain('refresh_scope')
    expect(accepted).not.toContain('refresh_scope')
    expect(written).not.toContain('a long lifetime is none')
    expect(accepted).toContain('a long lifetime is none')
  })

  test('refuses what is no codec of this copy of the package', () => {
    expect(() => jsonSchema('urn:example:none', [{ ...Rfc6749Token } as AnyTokenCodec])).toThrow(TypeError)
  })
})
