// Lifetimes and expiry times, written according to the rows of the table.
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, Token } from '../../../src/index.js'
import { CanonicalToken, defineCodec, instant, lifetime, Rfc6749Token } from '../../../src/index.js'
import { DatedToken } from '../../support/DatedToken.js'
import { leftOf, response, rightOf, tokenWith } from '../../support/index.js'
import { MixedToken, TwiceToken } from '../../support/rowCodecs.js'
import { issued, written } from '../../support/written.js'

interface InstantTokenResponse {
  access_token?: string
  token_type?: string
  expires_at?: number
}
const fields = { accessToken: 'access_token', tokenType: 'token_type' } as const

const InstantToken = defineCodec<InstantTokenResponse>()({
  id: 'instant',
  fields: { ...fields, expiresAt: 'expires_at' },
})
const DatedInstantToken = defineCodec<InstantTokenResponse & { created_at?: number }>()({
  id: 'dated-instant',
  fields: { ...fields, expiresAt: 'expires_at', issuedAt: 'created_at' },
})
const DatedTwiceToken = defineCodec<InstantTokenResponse & { created_at?: number; expires_in?: number }>()({
  id: 'dated-twice',
  fields: { ...fields, expiresAt: 'expires_at', expiresIn: 'expires_in', issuedAt: 'created_at' },
})

const derived = (...members: readonly string[]) => members.map((member) => ['rebased', 'derived', member])
const timePassed = (...members: readonly string[]) => members.map((member) => ['rebased', 'time-passed', member])
const notCarried = (...members: readonly string[]) => members.map((member) => ['dropped', 'not-carried', member])
const at = (seconds: number): Token => tokenWith({ expiresAt: seconds })

type Row = readonly [string, AnyTokenCodec, Token, number | undefined, object, readonly (readonly string[])[]]

const rows: readonly Row[] = [
  [
    'an expiry time from the issue time and the lifetime',
    InstantToken,
    issued,
    undefined,
    { expires_at: 1700003600 },
    derived('expiresIn', 'expiresAt', 'issuedAt'),
  ],
  [
    'an expiry time, with any current time',
    InstantToken,
    issued,
    1700003000,
    { expires_at: 1700003600 },
    derived('expiresIn', 'expiresAt', 'issuedAt'),
  ],
  [
    'an expiry time and the issue time',
    DatedInstantToken,
    issued,
    undefined,
    { expires_at: 1700003600, created_at: 1700000000 },
    derived('expiresIn', 'expiresAt'),
  ],
  ['an expiry time unchanged', InstantToken, at(1700003600), undefined, { expires_at: 1700003600 }, []],
  [
    'an expiry time unchanged, at a later time',
    InstantToken,
    at(1700003600),
    1800000000,
    { expires_at: 1700003600 },
    [],
  ],
  [
    'no lifetime without an issue time',
    InstantToken,
    tokenWith({ expiresIn: 60 }),
    undefined,
    {},
    notCarried('expiresIn'),
  ],
  ['no issue time alone', InstantToken, tokenWith({ issuedAt: 5 }), undefined, {}, notCarried('issuedAt')],
  [
    'no expiry time after the year 5138',
    InstantToken,
    tokenWith({ expiresIn: 1e11, issuedAt: 1 }),
    undefined,
    {},
    notCarried('expiresIn', 'issuedAt'),
  ],
  [
    'the largest expiry time',
    InstantToken,
    tokenWith({ expiresIn: 1e11, issuedAt: 0 }),
    undefined,
    { expires_at: 1e11 },
    derived('expiresIn', 'expiresAt', 'issuedAt'),
  ],
  [
    'a lifetime from the expiry time and the issue time',
    DatedToken,
    tokenWith({ expiresAt: 1700003600, issuedAt: 1700000000 }),
    undefined,
    { created_at: 1700000000, expires_in: 3600 },
    derived('expiresIn', 'expiresAt'),
  ],
  [
    'a lifetime from the expiry time and the current time',
    DatedToken,
    at(1700003600),
    1700000000,
    { created_at: 1700000000, expires_in: 3600 },
    [...derived('expiresIn', 'expiresAt'), ...timePassed('issuedAt')],
  ],
  [
    'a lifetime from the expiry time and a later current time',
    DatedToken,
    tokenWith({ expiresAt: 1700003600, issuedAt: 1700000000 }),
    1700000600,
    { created_at: 1700000600, expires_in: 3000 },
    [...derived('expiresIn', 'expiresAt'), ...timePassed('issuedAt')],
  ],
  [
    'a lifetime from the expiry time and the issue time, if that is after the current time',
    DatedToken,
    tokenWith({ expiresAt: 1700003600, issuedAt: 1700000000 }),
    5,
    { created_at: 1700000000, expires_in: 3600 },
    derived('expiresIn', 'expiresAt'),
  ],
  [
    'a lifetime of 0 from a past expiry time',
    Rfc6749Token,
    at(1700003600),
    1800000000,
    { expires_in: 0 },
    derived('expiresIn', 'expiresAt'),
  ],
  [
    'a lifetime from the current time, if the vendor has no issue time',
    Rfc6749Token,
    at(1700003600),
    1700000000,
    { expires_in: 3600 },
    derived('expiresIn', 'expiresAt'),
  ],
  [
    'no expiry time as a lifetime without any time',
    Rfc6749Token,
    at(1700003600),
    undefined,
    {},
    notCarried('expiresAt'),
  ],
  ['a lifetime and an expiry time', TwiceToken, issued, undefined, { expires_in: 3600, expires_at: 1700003600 }, []],
  [
    'the remaining lifetime and the expiry time',
    TwiceToken,
    issued,
    1700000600,
    { expires_in: 3000, expires_at: 1700003600 },
    timePassed('expiresIn', 'issuedAt'),
  ],
  [
    'an expired lifetime and its expiry time',
    TwiceToken,
    issued,
    1700007200,
    { expires_in: 0, expires_at: 1700007200 },
    timePassed('expiresIn', 'issuedAt'),
  ],
  [
    'only a lifetime, if the issue time is unknown',
    TwiceToken,
    tokenWith({ expiresIn: 60 }),
    undefined,
    { expires_in: 60 },
    [],
  ],
  ['only an expiry time', TwiceToken, at(1700003600), undefined, { expires_at: 1700003600 }, []],
  ['only an expiry time, with a current time', TwiceToken, at(1700003600), 1700000000, { expires_at: 1700003600 }, []],
  [
    'only an expiry time, without the issue time',
    TwiceToken,
    tokenWith({ expiresAt: 1700003600, issuedAt: 1700000000 }),
    undefined,
    { expires_at: 1700003600 },
    notCarried('issuedAt'),
  ],
  [
    'a lifetime, an expiry time and an issue time',
    DatedTwiceToken,
    issued,
    undefined,
    { expires_at: 1700003600, expires_in: 3600, created_at: 1700000000 },
    [],
  ],
  [
    'an expiry time and an issue time',
    DatedTwiceToken,
    tokenWith({ expiresAt: 1700003600, issuedAt: 1700000000 }),
    undefined,
    { expires_at: 1700003600, created_at: 1700000000 },
    [],
  ],
]

test.each(rows)('writes %s', (_, codec, token, now, members, notes) => {
  const found = written(codec, token, now === undefined ? {} : { now })
  expect(found.value).toEqual({ ...response, ...members })
  expect([...found.notes].sort()).toEqual([...notes].sort())
})

test.each(rows)('deriving is not a loss: %s', (_, codec, token, now, __, notes) => {
  const isLost = notes.some(([action]) => action === 'dropped')
  const result = codec.write(token, { onLoss: 'fail', ...(now === undefined ? {} : { now }) })
  const isAlone = notes.every(([, , member]) => member === 'issuedAt')
  expect(result._tag).toBe(isLost && !isAlone ? 'Left' : 'Right')
})

test('members are written in table order, even derived ones', () =>
  expect(Object.keys(DatedTwiceToken.encode(issued))).toEqual([
    'access_token',
    'token_type',
    'expires_at',
    'expires_in',
    'created_at',
  ]))

describe('a written lifetime without its issue time', () => {
  const token = { ...issued, refreshTokenExpiresIn: 86400 }

  test('is a loss, even if the other lifetime is written as an expiry time', () => {
    const { value, notes } = written(MixedToken, token)
    expect(value).toEqual({ ...response, expires_at: 1700003600, refresh_expires_in: 86400 })
    expect([...notes].sort()).toEqual([...derived('expiresIn', 'expiresAt'), ...notCarried('issuedAt')].sort())
    expect(leftOf(MixedToken.write(token, { onLoss: 'fail' }))._tag).toBe('Lossy')
  })

  test('is not a loss if it counts from now', () => {
    const result = MixedToken.write(token, { onLoss: 'fail', now: 1700000400 })
    expect(rightOf(result).value).toEqual({ ...response, expires_at: 1700003600, refresh_expires_in: 86000 })
  })

  test('is not a loss if the expiry time is written too', () => {
    const { value, notes } = written(TwiceToken, token, { onLoss: 'fail' })
    expect(value).toEqual({ ...response, expires_in: 3600, expires_at: 1700003600, refresh_expires_in: 86400 })
    expect(notes).toEqual([])
  })
})

describe('a row that cannot represent the value', () => {
  const Limited = defineCodec<InstantTokenResponse & { expires_in?: number }>()({
    id: 'limited',
    fields: {
      ...fields,
      expiresIn: lifetime('expires_in', { never: 0 }),
      expiresAt: instant('expires_at', { form: 'milliseconds' }),
    },
  })

  test('writes the expiry time instead of the lifetime', () => {
    const { value, notes } = written(Limited, tokenWith({ expiresIn: 0, issuedAt: 1700000000 }))
    expect(value).toEqual({ ...response, expires_at: 1700000000000 })
    expect([...notes].sort()).toEqual(derived('expiresAt', 'expiresIn', 'issuedAt'))
  })

  test('writes the lifetime instead of the expiry time', () => {
    const { value, notes } = written(Limited, tokenWith({ expiresIn: 60, issuedAt: 0 }))
    expect(value).toEqual({ ...response, expires_in: 60 })
    expect(notes).toEqual(notCarried('issuedAt'))
  })

  test('drops the remaining lifetime, and never writes the original one', () => {
    const Never = defineCodec<{ access_token?: string; token_type?: string; expires_in?: number }>()({
      id: 'never',
      fields: { ...fields, expiresIn: lifetime('expires_in', { never: 0 }) },
    })
    for (const now of [1700003600, 1800000000]) expect(written(Never, issued, { now }).value).toEqual(response)
    expect(written(Never, at(1700003600), { now: 1700003600 }).value).toEqual(response)
  })
})

test('a lifetime without an issue time cannot be rebased', () => {
  for (const codec of [Rfc6749Token, TwiceToken, CanonicalToken] as readonly AnyTokenCodec[])
    expect(leftOf(codec.write(tokenWith({ expiresIn: 60 }), { now: 5 }))._tag).toBe('UnknownIssueTime')
  expect(written(InstantToken, tokenWith({ expiresIn: 60 }), { now: 5 }).notes).toEqual(notCarried('expiresIn'))
})

test('canonical JSON derives nothing', () => {
  const dated = tokenWith({ expiresAt: 1700003600, issuedAt: 1700000000, refreshTokenExpiresAt: 1700086400 })
  for (const now of [undefined, 1700000600]) {
    const { value, notes } = written(CanonicalToken, dated, now === undefined ? {} : { now })
    expect(value).toMatchObject({ expiresAt: 1700003600, issuedAt: 1700000000, refreshTokenExpiresAt: 1700086400 })
    expect(value).not.toHaveProperty('expiresIn')
    expect(notes).toEqual([])
  }
})

test("the refresh token's times follow the same rules", () => {
  const codec = defineCodec<{ access_token?: string; token_type?: string; ends?: string }>()({
    id: 'acme',
    fields: { ...fields, refreshTokenExpiresAt: instant('ends', { form: 'iso' }) },
  })
  const { value, notes } = written(codec, tokenWith({ refreshTokenExpiresIn: 86400, issuedAt: 1700000000 }))
  expect(value).toEqual({ ...response, ends: '2023-11-15T22:13:20Z' })
  expect([...notes].sort()).toEqual(derived('issuedAt', 'refreshTokenExpiresAt', 'refreshTokenExpiresIn'))
})
