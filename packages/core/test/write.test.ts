import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, Token, WriteOptions } from '../src/index.js'
import { CanonicalToken, defineCodec, Rfc6749Token, secret } from '../src/index.js'
import { extension, fullToken, leftOf, response, rightOf, tokenWith, triplesOf } from './support.js'

interface DatedTokenResponse {
  access_token?: string
  token_type?: string
  created_at?: number
  expires_in?: number
}
const DatedToken = defineCodec<DatedTokenResponse>()({
  id: 'dated',
  fields: { accessToken: 'access_token', tokenType: 'token_type', issuedAt: 'created_at', expiresIn: 'expires_in' },
})

const written = (codec: AnyTokenCodec, token: Token, options?: WriteOptions) => {
  const { value, notes } = rightOf(codec.write(token, options))
  return { value: value as object, notes: triplesOf(notes) }
}
const issued = tokenWith({ expiresIn: 3600, issuedAt: 1700000000 })

describe('the shape', () => {
  test('members come in the order of the table, whatever the order of the token', () => {
    const backwards = Object.fromEntries(Object.entries(fullToken).reverse()) as unknown as Token
    expect(JSON.stringify(Rfc6749Token.encode(backwards))).toBe(JSON.stringify(Rfc6749Token.encode(fullToken)))
    expect(Object.keys(Rfc6749Token.encode(backwards))).toEqual(Object.values(Rfc6749Token.fields))
  })

  test('absent members are omitted', () => expect(Rfc6749Token.encode(tokenWith())).toStrictEqual(response))

  test('an empty scope is written as empty', () =>
    expect(Rfc6749Token.encode(tokenWith({ scope: [] }))).toHaveProperty('scope', ''))

  test('scope names are joined by one space', () =>
    expect(Rfc6749Token.encode(tokenWith({ scope: ['a', 'b:c'] }))).toHaveProperty('scope', 'a b:c'))

  test('a lifetime of 0 is written, and -0 as 0', () => {
    expect(Rfc6749Token.encode(tokenWith({ expiresIn: 0 }))).toHaveProperty('expires_in', 0)
    expect(Rfc6749Token.encode(tokenWith({ expiresIn: -0 }))).toHaveProperty('expires_in', 0)
  })

  test('no issue time and no lifetime are invented', () =>
    expect(DatedToken.encode(tokenWith())).toStrictEqual(response))
})

describe('losses', () => {
  test('one note names each field that is lost, and no other', () =>
    expect(written(Rfc6749Token, fullToken).notes).toEqual([
      ['dropped', 'not-carried', 'issuedAt'],
      ['dropped', 'not-carried', 'refreshTokenExpiresIn'],
      ['dropped', 'not-carried', 'refreshTokenScope'],
      ['dropped', 'foreign-extension', 'extensions'],
    ]))

  test('a note says which codec, which way, and nothing of the value', () => {
    const [note] = rightOf(
      Rfc6749Token.write(tokenWith({ extensions: extension('fake', { planted: 'fake-planted' }) })),
    ).notes
    expect(note).toMatchObject({ vendor: 'rfc6749', direction: 'write', field: 'extensions' })
    expect(JSON.stringify(note)).not.toContain('planted')
  })

  test('an unknown member called like an error is never written, and reported', () =>
    expect(written(Rfc6749Token, tokenWith({ extensions: extension('rfc6749', { error: 'fake' }) }))).toEqual({
      value: response,
      notes: [['dropped', 'reserved-name', 'extensions']],
    }))

  describe('where a loss is to fail', () => {
    test('a dropped field is Lossy', () => {
      const error = leftOf(Rfc6749Token.write(tokenWith({ refreshTokenScope: ['a'], issuedAt: 1 }), { onLoss: 'fail' }))
      expect(error).toMatchObject({ _tag: 'Lossy', vendor: 'rfc6749' })
      expect(error._tag === 'Lossy' && triplesOf(error.notes)).toContainEqual([
        'dropped',
        'not-carried',
        'refreshTokenScope',
      ])
    })

    test('the issue time alone never fails', () =>
      expect(written(Rfc6749Token, issued, { onLoss: 'fail' })).toEqual({
        value: { ...response, expires_in: 3600 },
        notes: [['dropped', 'not-carried', 'issuedAt']],
      }))

    test('a re-based lifetime is no loss', () =>
      expect(written(DatedToken, issued, { onLoss: 'fail', now: 1700000001 }).value).toHaveProperty('expires_in', 3599))
  })
})

describe('re-basing', () => {
  const rebased = (now: number) => written(DatedToken, issued, { now })

  test('writes exactly what is left, and the creation time as now', () => {
    const { value, notes } = rebased(1700000100)
    expect(value).toEqual({ ...response, created_at: 1700000100, expires_in: 3500 })
    expect([...notes].sort()).toEqual([
      ['rebased', 'time-passed', 'expiresIn'],
      ['rebased', 'time-passed', 'issuedAt'],
    ])
  })

  test.each([1700003600, 1700003601, 1800000000])('never goes below 0, at %d', (now) =>
    expect(rebased(now).value).toEqual({ ...response, created_at: now, expires_in: 0 }),
  )

  test.each([0, 1699999999, 1700000000])('changes nothing before the issue time, at %d', (now) =>
    expect(rebased(now)).toEqual({ value: { ...response, created_at: 1700000000, expires_in: 3600 }, notes: [] }),
  )

  test('writes what is left where the vendor has no creation time', () =>
    expect(written(Rfc6749Token, issued, { now: 1700000100 })).toEqual({
      value: { ...response, expires_in: 3500 },
      notes: [
        ['rebased', 'time-passed', 'expiresIn'],
        ['dropped', 'not-carried', 'issuedAt'],
      ],
    }))

  test('re-bases the refresh token too', () => {
    const { value } = written(CanonicalToken, { ...issued, refreshTokenExpiresIn: 86400 }, { now: 1700000100 })
    expect(value).toMatchObject({ issuedAt: 1700000100, expiresIn: 3500, refreshTokenExpiresIn: 86300 })
  })

  test('keeps the refresh token from living longer where only the access token is over', () => {
    const token = { ...issued, refreshTokenExpiresIn: 86400 }
    expect(written(CanonicalToken, token, { now: 1700010000 }).value).toMatchObject({
      expiresIn: 0,
      refreshTokenExpiresIn: 76400,
    })
  })

  test('is an UnknownIssueTime without an issue time', () =>
    expect(leftOf(Rfc6749Token.write(tokenWith({ expiresIn: 3600 }), { now: 1700000000 }))._tag).toBe(
      'UnknownIssueTime',
    ))

  test('needs no issue time where there is no lifetime', () =>
    expect(written(Rfc6749Token, tokenWith(), { now: 1700000000 })).toEqual({ value: response, notes: [] }))

  test('encode never re-bases', () => expect(DatedToken.encode(issued)).toHaveProperty('expires_in', 3600))

  const epoch = fc.nat({ max: 4_000_000_000 })
  test('never moves an expiry to a later time', () =>
    fc.assert(
      fc.property(epoch, fc.nat({ max: 100_000_000 }), epoch, (issuedAt, expiresIn, now) => {
        const value = rightOf(CanonicalToken.write(tokenWith({ issuedAt, expiresIn }), { now })).value
        const start = Math.max(issuedAt, now)
        return value.issuedAt === start && value.expiresIn === Math.max(0, issuedAt + expiresIn - start)
      }),
    ))
})

describe('what is no token', () => {
  const planted = 'fake-planted-token'
  const wrong: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['a response', { access_token: planted, token_type: 'Bearer' }],
    ['a token in the clear', { accessToken: planted, tokenType: 'Bearer' }],
    ['a token with a line break', { accessToken: secret(`${planted}\r\n`), tokenType: 'Bearer' }],
    ['a negative lifetime', { accessToken: secret(planted), tokenType: 'Bearer', expiresIn: -1 }],
    [
      'an extension in the clear',
      { accessToken: secret(planted), tokenType: 'Bearer', extensions: { a: { planted } } },
    ],
  ]

  test.each(wrong)('is Malformed to write, and makes encode throw without a secret: %s', (_, value) => {
    for (const codec of [Rfc6749Token, CanonicalToken, DatedToken] as readonly AnyTokenCodec[]) {
      const error = leftOf(codec.write(value as Token))
      expect(error._tag).toBe('Malformed')
      expect(() => codec.encode(value as Token)).toThrow(TypeError)
      try {
        codec.encode(value as Token)
      } catch (thrown) {
        expect(inspect([error, thrown], { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain(planted)
      }
    }
  })
})
