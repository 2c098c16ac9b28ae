// Canonical JSON of other versions, and tokens from newer and older releases of this package.
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, JsonObject, Token } from '../../src/index.js'
import { CanonicalToken, formatError, mergeRefresh, Rfc6749Token, reveal, secret } from '../../src/index.js'
import {
  extension,
  extensionOf,
  issuesOf,
  leftOf,
  nested,
  response,
  rightOf,
  tokenWith,
  triplesOf,
} from '../support/index.js'

const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }
const through = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('the version', () => {
  test.each([undefined, null, '1', 0, -1, 1.5, true, [1], {}])('is rejected if it is %j', (v) =>
    expect(leftOf(CanonicalToken.read({ ...minimal, v }))).toMatchObject({
      _tag: 'Malformed',
      issues: [{ path: ['v'] }],
    }),
  )

  test('is rejected if it is missing', () =>
    expect(leftOf(CanonicalToken.read({ accessToken: 'fake-access-token', tokenType: 'Bearer' }))).toMatchObject({
      _tag: 'Malformed',
      issues: [{ path: ['v'] }],
    }))

  const newer = [
    ['a readable token', { ...minimal, v: 2 }],
    ['a completely different shape', { v: 2, credential: { secret: 'fake-planted-token' } }],
    ['with an error', { ...minimal, v: 3, error: 'fake' }],
  ] as const
  test.each(newer)('of a newer release is UnsupportedVersion: %s', (_, document) => {
    const error = leftOf(CanonicalToken.read(document))
    expect(error._tag).toBe('UnsupportedVersion')
    const ioTs = leftOf(CanonicalToken.decode(document))
    expect(formatError(ioTs)).toBe(error.message)
    expect(CanonicalToken['~standard'].validate(document)).toEqual({ issues: [{ message: error.message }] })
  })
})

describe('canonical JSON is rejected with one issue', () => {
  test.each<readonly [name: string, value: unknown, code: string, actual: string]>([
    ['v', undefined, 'missing', 'undefined'],
    ['v', '1', 'bad-version', 'string'],
    ['tokenType', undefined, 'missing', 'undefined'],
  ])('%s of %o: %s', (name, value, code, actual) =>
    expect(issuesOf(leftOf(CanonicalToken.read({ ...minimal, [name]: value })))).toStrictEqual([
      { path: [name], actual, code },
    ]),
  )
})

describe('the version of canonical JSON', () => {
  test.each<readonly [unknown, string, string]>([
    [undefined, 'undefined', 'missing'],
    [null, 'null', 'bad-version'],
    ['2', 'string', 'bad-version'],
    [0, 'number', 'bad-version'],
    [1.5, 'number', 'bad-version'],
    [Number.POSITIVE_INFINITY, 'number', 'bad-version'],
  ])('is the number 1, not %j', (v, actual, code) =>
    expect(issuesOf(leftOf(CanonicalToken.read({ ...minimal, v })))).toEqual([{ path: ['v'], actual, code }]),
  )
})

describe('a member added by a newer minor version', () => {
  const newer = { ...minimal, audience: ['fake'], nested: { kept: [null, 1] } }

  test('survives reading, changing and writing', () => {
    const token = rightOf(CanonicalToken.decode(through(newer)))
    expect(CanonicalToken.encode({ ...token, expiresIn: 60 })).toEqual({ ...newer, expiresIn: 60 })
  })

  test('has a note when another codec writes', () => {
    const token = rightOf(CanonicalToken.decode(through(newer)))
    expect(triplesOf(rightOf(Rfc6749Token.write(token)).notes)).toEqual([
      ['dropped', 'foreign-extension', 'extensions'],
    ])
  })
})

/** Tokens and canonical JSON of a newer version, with members unknown to this one. */
describe('a token from a newer core', () => {
  const newer = Object.assign(tokenWith({ expiresIn: 60 }), {
    deviceSecret: secret('fake-device-secret'),
    pairs: { first: secret('fake-one'), second: secret({ deep: secret('fake-two') }) },
    audience: ['a', { b: 1 }],
    validUntil: 1700000000,
  })
  const json = {
    ...minimal,
    expiresIn: 60,
    deviceSecret: 'fake-device-secret',
    pairs: { first: 'fake-one', second: { deep: 'fake-two' } },
    audience: ['a', { b: 1 }],
    validUntil: 1700000000,
  }

  test('is written with its members as JSON, secrets revealed, with one note', () => {
    const { value, notes } = rightOf(CanonicalToken.write(newer, { onLoss: 'fail' }))
    expect(value).toEqual(json)
    expect(triplesOf(notes)).toEqual([['moved', 'unknown-member', 'unknown']])
    expect(JSON.stringify(notes)).not.toMatch(/fake|device|audience|pairs/)
    expect(CanonicalToken.is(newer)).toBe(true)
  })

  test('is read back with its members in extensions.canonical, and written back unchanged', () => {
    const { token, notes } = rightOf(CanonicalToken.read(through(CanonicalToken.encode(newer))))
    const { v: _, accessToken, tokenType, expiresIn, ...rest } = json
    expect([accessToken, tokenType, expiresIn]).toEqual(['fake-access-token', 'Bearer', token.expiresIn])
    expect(extensionOf(token, 'canonical')).toEqual(rest)
    expect(notes).toEqual([])
    expect(rightOf(CanonicalToken.write(token))).toEqual({ value: json, notes: [] })
  })

  test('loses its members in other codecs, with one note and as a loss', () => {
    const { value, notes } = rightOf(Rfc6749Token.write(newer))
    expect(value).toEqual({ ...response, expires_in: 60 })
    expect(triplesOf(notes)).toEqual([['dropped', 'unknown-member', 'unknown']])
    expect(leftOf(Rfc6749Token.write(newer, { onLoss: 'fail' }))._tag).toBe('Lossy')
  })

  test.each<readonly [string, unknown]>([
    ['a function', () => 'fake-planted'],
    ['a date', new Date(0)],
    ['a bigint', 10n],
    ['a secret date', secret(new Date(0))],
    ['more than 500 levels', nested(501)],
  ])('loses a member that is not JSON, with a note: %s', (_, later) => {
    const { value, notes } = rightOf(CanonicalToken.write(Object.assign(tokenWith(), { later, kept: 1 })))
    expect(value).toEqual({ ...minimal, kept: 1 })
    expect(triplesOf(notes)).toEqual([
      ['dropped', 'unknown-member', 'unknown'],
      ['moved', 'unknown-member', 'unknown'],
    ])
  })

  test('shares the limit of a million values with the extensions', () => {
    const many = new Array(600_000).fill(0)
    const token = Object.assign(tokenWith({ extensions: extension('fake', { many }) }), { later: many })
    const { value, notes } = rightOf(CanonicalToken.write(token))
    expect(Object.keys(value)).toEqual(['v', 'accessToken', 'tokenType', 'extensions'])
    expect(triplesOf(notes)).toEqual([['dropped', 'unknown-member', 'unknown']])
    expect(rightOf(CanonicalToken.read(value)).notes).toEqual([])
  })

  test('has no note for a member that is undefined', () => {
    const token = Object.assign(tokenWith(), { later: undefined })
    for (const codec of [CanonicalToken, Rfc6749Token] as readonly AnyTokenCodec[])
      expect(rightOf(codec.write(token)).notes).toEqual([])
  })

  test.each(['v', 'error'])('never writes a member named %s', (name) => {
    const { value, notes } = rightOf(CanonicalToken.write(Object.assign(tokenWith(), { [name]: 2 })))
    expect(value).toEqual(minimal)
    expect(triplesOf(notes)).toEqual([['dropped', 'unknown-member', 'unknown']])
  })

  test('loses its own members to those of a refresh response', () => {
    const next = rightOf(CanonicalToken.decode({ ...minimal, audience: 'fake-new' }))
    const previous = rightOf(CanonicalToken.decode(json))
    const { token, notes } = mergeRefresh(previous, next)
    expect(extensionOf(token, 'canonical')).toEqual({ audience: 'fake-new' })
    expect(triplesOf(notes)).toEqual([
      ['dropped', 'previous-response', 'expiresIn'],
      ['dropped', 'previous-response', 'extensions'],
    ])
    const inMemory = mergeRefresh(newer, Object.assign(tokenWith(), { audience: 'fake-new' }))
    expect(inMemory.token).toHaveProperty('audience', 'fake-new')
    expect(inMemory.token).not.toHaveProperty('deviceSecret')
    expect(triplesOf(inMemory.notes)).toEqual([
      ['dropped', 'previous-response', 'expiresIn'],
      ['dropped', 'previous-response', 'unknown'],
    ])
  })
})

describe('a token that an older core read', () => {
  const older = (members: JsonObject): Token => tokenWith({ extensions: extension('canonical', members) })

  test('has the members back that this core knows', () => {
    const token = older({ refreshToken: 'fake-r', scope: ['a'], expiresIn: 60, authorizationDetails: [{}], later: 1 })
    const { value, notes } = rightOf(CanonicalToken.write(token, { onLoss: 'fail' }))
    expect(value).toEqual({
      ...minimal,
      refreshToken: 'fake-r',
      scope: ['a'],
      expiresIn: 60,
      authorizationDetails: [{}],
      later: 1,
    })
    expect(triplesOf(notes)).toEqual([
      ['moved', 'known-member', 'expiresIn'],
      ['moved', 'known-member', 'extensions'],
      ['moved', 'known-member', 'scope'],
      ['moved', 'known-member', 'refreshToken'],
      ['moved', 'known-member', 'authorizationDetails'],
    ])
    const read = rightOf(CanonicalToken.decode(through(value)))
    expect(read.refreshToken && reveal(read.refreshToken)).toBe('fake-r')
    expect(rightOf(CanonicalToken.write(read))).toEqual({ value, notes: [] })
  })

  test.each<readonly [JsonObject, Partial<Token>, object]>([
    [{ expiresAt: 60 }, {}, { expiresAt: 60 }],
    [{ expiresAt: 60 }, { issuedAt: 5 }, { issuedAt: 5, expiresAt: 60 }],
    [{ refreshTokenExpiresAt: 60 }, { expiresIn: 5 }, { expiresIn: 5, refreshTokenExpiresAt: 60 }],
  ])('has an expiry time back: %j next to %j', (members, token, expected) => {
    const { value, notes } = rightOf(CanonicalToken.write({ ...older(members), ...token }, { onLoss: 'fail' }))
    expect(value).toEqual({ ...minimal, ...expected })
    expect(notes.map(({ code }) => code)).toEqual(['known-member', 'known-member'])
  })

  test.each<readonly [JsonObject, Partial<Token>, object]>([
    [{ expiresAt: 60 }, { expiresIn: 5 }, { expiresIn: 5 }],
    [{ expiresIn: 60 }, { expiresAt: 5 }, { expiresAt: 5 }],
    [{ expiresIn: 60, expiresAt: 60 }, {}, { expiresIn: 60 }],
    [{ refreshTokenExpiresIn: 60 }, { refreshTokenExpiresAt: 5 }, { refreshTokenExpiresAt: 5 }],
  ])('never has a second expiry: %j next to %j', (members, token, expected) => {
    const { value, notes } = rightOf(CanonicalToken.write({ ...older(members), ...token }))
    expect(value).toEqual({ ...minimal, ...expected })
    expect(triplesOf(notes)).toContainEqual(['dropped', 'reserved-name', 'extensions'])
    expect(rightOf(CanonicalToken.read(value)).notes).toEqual([])
  })

  test('keeps its value of a member that it already has', () => {
    const token = { ...older({ expiresIn: 60 }), expiresIn: 5 }
    const { value, notes } = rightOf(CanonicalToken.write(token))
    expect(value).toEqual({ ...minimal, expiresIn: 5 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test.each<JsonObject>([
    { expiresIn: 'soon' },
    { expiresIn: '60' },
    { refreshToken: '' },
    { scope: ['a', 'a'] },
    { idToken: null },
  ])('does not have a value back that would be read differently: %j', (members) => {
    const { value, notes } = rightOf(CanonicalToken.write(older(members)))
    expect(value).toEqual(minimal)
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })
})
