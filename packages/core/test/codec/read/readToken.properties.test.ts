// Laws of reading, for codecs with every kind of row and any response.
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { AnyTokenCodec, Json } from '../../../src/index.js'
import { CanonicalToken, convert, eqToken, Rfc6749Token, reveal } from '../../../src/index.js'
import { leftOf, rightOf } from '../../support/index.js'
import { AcmeToken } from '../../support/members.js'
import { rowCodecs } from '../../support/rowCodecs.js'

const values: readonly Json[] = [
  ...[
    null,
    true,
    false,
    0,
    1,
    -1,
    1.5,
    60,
    1e9,
    1_700_000_000,
    1e11,
    1_700_000_000_000,
    1_700_000_000_001,
    1e14,
    1e300,
  ],
  ...[
    '',
    '0',
    '60',
    '060',
    '-1',
    '1700000000',
    '1700000000000',
    'soon',
    'never',
    'a',
    'a b',
    'a,b',
    'a, b',
    ',',
    'a\u00a0b',
  ],
  ...['2023-12-14T22:13:20Z', '2023-12-14T22:13:20.5+01:00', '2023-02-30T00:00:00Z', 'Bearer', 'bearer', 'bot', 'DPoP'],
  ...['Fake: planted!', 'fake\nplanted', '<redacted>', [], {}, [1], ['a'], ['a b', 'a'], ['a', 1], { a: 1 }],
  ...[
    { access_token: 'fake-planted-2' },
    { inner: { expires_in: 60, 'fake-planted-3': 1 } },
    { inner: {} },
    { scope: ['a'] },
  ],
]

const pathsOf = ({ fields, extras }: AnyTokenCodec): readonly (readonly string[])[] => {
  const paths = Object.values(fields).map((name) => [name].flat())
  return [
    ...paths,
    ...paths.map((path) => path.slice(0, -1)).filter(({ length }) => length > 0),
    ...paths.filter(({ length }) => length > 1).map((path) => [...path.slice(0, -1), 'tenant']),
    ...[...extras, 'token_type', 'error', 'ok', 'code', 'tenant', '__proto__'].map((name) => [name]),
  ]
}

const withValue = (object: unknown, [name = '', ...rest]: readonly string[], content: unknown): object => {
  const inner = Object.getOwnPropertyDescriptor(Object(object), name)?.value
  const value = rest.length === 0 ? content : withValue(inner, rest, content)
  const isPlain = typeof object === 'object' && object !== null && !Array.isArray(object)
  return Object.defineProperty(isPlain ? { ...object } : {}, name, { value, enumerable: true })
}

/** Responses of a codec with a few values replaced. */
const responsesOf = (codec: AnyTokenCodec, contents: fc.Arbitrary<unknown>): fc.Arbitrary<object> => {
  const smallest = codec.encode(CanonicalToken.parse({ v: 1, accessToken: 'fake-planted-0', tokenType: 'Bearer' }))
  return fc
    .array(fc.tuple(fc.constantFrom(...pathsOf(codec)), contents), { maxLength: 5 })
    .map((changes) => changes.reduce<object>((all, [path, content]) => withValue(all, path, content), smallest))
}

/** A result without the token members that are not secret. */
const sealed = (result: ReturnType<AnyTokenCodec['read']>): unknown => {
  if (result._tag === 'Left') return result
  const { tokenType: _, scope: __, refreshTokenScope: ___, issuedTokenType: ____, ...token } = result.right.token
  return [token, result.right.notes]
}

const json = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...values) },
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
)
const receivedAt = fc.option(fc.constantFrom(0, 5, 1_700_000_000, 4_000_000_000), { nil: undefined })
const through = (value: unknown): object => JSON.parse(JSON.stringify(value))
const runs = { numRuns: inject('cases') }
const codecs: readonly AnyTokenCodec[] = [AcmeToken, Rfc6749Token, ...rowCodecs]

describe.each(codecs)('with $id', (codec) => {
  const responses = responsesOf(codec, json).map(through)
  const reading = fc
    .tuple(responses, receivedAt)
    .map(([response, time]) => [response, time === undefined ? {} : { receivedAt: time }] as const)

  const { tokenType, scope, refreshTokenScope } = codec.fields
  /** A response without scopes and token type, because their white space and standard spellings have no notes. */
  const comparable = (value: object): object =>
    [tokenType, scope, refreshTokenScope].reduce<object>(
      (all, name) => (name === undefined ? all : withValue(all, [name].flat(), 0)),
      value,
    )

  test('reading, writing, checking and printing never throw, for any value', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          responsesOf(codec, fc.oneof(json, fc.anything({ withBigInt: true, withNullPrototype: true }))),
          fc.anything(),
        ),
        (input) => {
          const result = codec.read(input, { strict: false })
          if (result._tag === 'Right') codec.write(result.right.token, { now: 5 })
          expect([codec.wire.is(input), codec.is(input)]).not.toContain(undefined)
          expect(inspect(sealed(result), { depth: 9 })).not.toContain('planted')
        },
      ),
      runs,
    ))

  test('a token is valid and equal in strict reading, which rejects only certain notes', () =>
    fc.assert(
      fc.property(reading, ([response, options]) => {
        const strict = codec.read(response, { ...options, strict: true })
        const read = codec.read(response, options)
        if (read._tag === 'Left') expect(strict._tag).toBe('Left')
        else {
          const { token, notes } = read.right
          expect(codec.is(token)).toBe(true)
          const isRefused = notes.some(({ action }) => ['repaired', 'defaulted', 'moved'].includes(action))
          // JSON cannot represent these values, so they get no note here.
          expect(strict._tag).toBe(isRefused ? 'Left' : 'Right')
          if (strict._tag === 'Right') expect(eqToken(strict.right.token, token)).toBe(true)
        }
      }),
      runs,
    ))

  test('reading, writing and reading again returns an equal token, unless a note was written', () =>
    fc.assert(
      fc.property(reading, ([response, options]) => {
        const read = codec.read(response, options)
        if (read._tag === 'Left') return
        const { token, notes } = read.right
        const written = codec.write(token)
        // The codec implies Bearer, or writes another word for Bearer that equals the token's type.
        if (written._tag === 'Left') {
          expect(written.left).toMatchObject({ _tag: 'Lossy', code: 'token-type' })
          return
        }
        const value = through(written.right.value)
        const back = rightOf(codec.read(value))
        if (written.right.notes.length === 0) expect(eqToken(back.token, token)).toBe(true)
        expect(through(codec.encode(back.token))).toEqual(value)
        const isExact = [...notes, ...written.right.notes].every(({ action }) => action === 'moved')
        if (isExact && options.receivedAt === undefined) expect(comparable(value)).toEqual(comparable(response))
      }),
      runs,
    ))

  test('a round trip through canonical JSON changes nothing', () =>
    fc.assert(
      fc.property(reading, ([response, options]) => {
        const stored = convert(codec, CanonicalToken, options)(response)
        if (stored._tag === 'Left') return
        const { token, value } = stored.right
        const back = rightOf(CanonicalToken.read(through(value)))
        expect(eqToken(back.token, token)).toBe(true)
        expect(codec.write(back.token)).toEqual(codec.write(token))
      }),
      runs,
    ))

  test('an error takes precedence over any other members, and prints none of them', () =>
    fc.assert(
      fc.property(responses, (response) => {
        const error = leftOf(codec.read({ ...response, error: 'invalid_grant' }))
        expect(error._tag).toBe('OAuthError')
        expect(inspect(error, { depth: 9 })).not.toContain('planted')
        if (error._tag === 'OAuthError') expect(reveal(error.body)).toMatchObject({ error: 'invalid_grant' })
      }),
      runs,
    ))
})
