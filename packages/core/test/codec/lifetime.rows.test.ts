// Rows for lifetimes as strings, in milliseconds, and without end.
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, Json } from '../../src/index.js'
import { at, defineCodec, freshness, lifetime } from '../../src/index.js'
import { extensionOf, leftOf, response, rightOf, tokenWith, triplesOf } from '../support/index.js'

interface NumberTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
}
interface TextTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: string
}
const fields = { accessToken: 'access_token', tokenType: 'token_type' } as const

const Text = defineCodec<TextTokenResponse>()({
  id: 'acme',
  fields: { ...fields, expiresIn: lifetime('expires_in', { text: true }) },
})
const Milliseconds = defineCodec<NumberTokenResponse>()({
  id: 'acme',
  fields: { ...fields, expiresIn: lifetime('expires_in', { unit: 'milliseconds' }) },
})
const MillisecondsAsText = defineCodec<TextTokenResponse>()({
  id: 'acme',
  fields: { ...fields, expiresIn: lifetime('expires_in', { unit: 'milliseconds', text: true }) },
})

describe('a documented lifetime is read without a note, and written back', () => {
  test.each<readonly [Json, AnyTokenCodec, number]>([
    ['3600', Text, 3600],
    ['0', Text, 0],
    ['100000000000', Text, 1e11],
    [3_600_000, Milliseconds, 3600],
    [0, Milliseconds, 0],
    [1e14, Milliseconds, 1e11],
    ['3600000', MillisecondsAsText, 3600],
  ])('%j', (expires_in, codec, expected) => {
    const sent = { ...response, expires_in }
    const { token, notes } = rightOf(codec.read(sent, { strict: true }))
    expect(token.expiresIn).toBe(expected)
    expect(notes).toEqual([])
    expect(rightOf(codec.write(token))).toEqual({ value: sent, notes: [] })
  })
})

describe('a lifetime in another form is read with a note', () => {
  test.each<readonly [Json, AnyTokenCodec, number, string]>([
    [3600, Text, 3600, 'other-form'],
    ['03600', Text, 3600, 'other-form'],
    ['3600000', Milliseconds, 3600, 'numeric-string'],
    [3_600_000, MillisecondsAsText, 3600, 'other-form'],
  ])('%j', (expires_in, codec, expected, code) => {
    const { token, notes } = rightOf(codec.read({ ...response, expires_in }))
    expect(token.expiresIn).toBe(expected)
    expect(triplesOf(notes)).toEqual([['repaired', code, 'expiresIn']])
    expect(leftOf(codec.read({ ...response, expires_in }, { strict: true })).code).toBe(code)
  })
})

test('a fraction instead of digits has a note for both deviations', () => {
  const { token, notes } = rightOf(Text.read({ ...response, expires_in: 3600.5 }))
  expect(token.expiresIn).toBe(3600)
  expect(triplesOf(notes)).toEqual([
    ['repaired', 'fractional-lifetime', 'expiresIn'],
    ['repaired', 'other-form', 'expiresIn'],
  ])
})

test.each<readonly [Json, AnyTokenCodec, number]>([
  [3_600_001, Milliseconds, 3600],
  [999, Milliseconds, 0],
  ['3600999', MillisecondsAsText, 3600],
])('milliseconds are rounded down to seconds, with a note: %j', (expires_in, codec, expected) => {
  const { token, notes } = rightOf(codec.read({ ...response, expires_in }, { strict: true }))
  expect(token.expiresIn).toBe(expected)
  expect(triplesOf(notes)).toEqual([['ignored', 'sub-second', 'expiresIn']])
})

describe('an invalid lifetime is moved, and written back', () => {
  test.each<readonly [Json, AnyTokenCodec, string]>([
    ['-1', Text, 'not-digits'],
    ['3600.5', Text, 'not-digits'],
    ['9'.repeat(400), Text, 'too-large'],
    [true, Text, 'not-number'],
    [-1000, Milliseconds, 'negative'],
    [1e14 + 1000, Milliseconds, 'too-large'],
    ['1e3', MillisecondsAsText, 'not-digits'],
  ])('%j', (expires_in, codec, code) => {
    const sent = { ...response, expires_in }
    const { token, notes } = rightOf(codec.read(sent))
    expect(extensionOf(token, 'acme#moved')).toEqual({ expires_in })
    expect(triplesOf(notes)).toEqual([['moved', code, 'expiresIn']])
    expect(rightOf(codec.write(token, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
  })
})

describe('a value that means "never"', () => {
  const never = (value: number | string) =>
    defineCodec<NumberTokenResponse>()({
      id: 'acme',
      fields: { ...fields, expiresIn: lifetime('expires_in', { never: value }) },
    })
  const neverAsText = defineCodec<TextTokenResponse>()({
    id: 'acme',
    fields: { ...fields, expiresIn: lifetime('expires_in', { text: true, never: 0 }) },
  })

  test.each<readonly [Json, AnyTokenCodec]>([
    [0, never(0)],
    ['0', never(0)],
    [0, never('0')],
    [-1, never(-1)],
    ['-1', never(-1)],
    ['never', never('never')],
    [1e15, never(1e15)],
    ['0', neverAsText],
    [0, neverAsText],
  ])('C14: is kept without a note, and written back: %j', (expires_in, codec) => {
    const sent = { ...response, expires_in }
    const { token, notes } = rightOf(codec.read(sent, { strict: true, receivedAt: 1700000000 }))
    expect(token).not.toHaveProperty('expiresIn')
    expect(extensionOf(token, 'acme#moved')).toEqual({ expires_in })
    expect(notes).toEqual([])
    expect(freshness(token, { now: 4_000_000_000 })).toBe('unknown')
    expect(rightOf(codec.write(tokenWith({ extensions: token.extensions ?? {} }), { onLoss: 'fail' }))).toEqual({
      value: sent,
      notes: [],
    })
  })

  test.each<readonly [Json, AnyTokenCodec, number | undefined]>([
    [1, never(0), 1],
    [0, never(-1), 0],
    ['never', never(0), undefined],
    [false, never(0), undefined],
    [[0], never(0), undefined],
    ['NEVER', never('never'), undefined],
    ['00', neverAsText, 0],
  ])('is no other value: %j', (expires_in, codec, expected) => {
    const { token, notes } = rightOf(codec.read({ ...response, expires_in }))
    expect(token.expiresIn).toBe(expected)
    if (expected === undefined) expect(triplesOf(notes)).toMatchObject([['moved', expect.any(String), 'expiresIn']])
  })

  test('is not written for a token with that lifetime', () => {
    for (const codec of [never(0), neverAsText] as readonly AnyTokenCodec[]) {
      const { value, notes } = rightOf(codec.write(tokenWith({ expiresIn: 0 })))
      expect(value).toEqual(response)
      expect(triplesOf(notes)).toEqual([['dropped', 'not-representable', 'expiresIn']])
    }
  })

  test('is not written for an expired lifetime', () => {
    const { value, notes } = rightOf(
      never(0).write(tokenWith({ expiresIn: 60, issuedAt: 1700000000 }), { now: 1700000060 }),
    )
    expect(value).toEqual(response)
    expect(triplesOf(notes)).toEqual([
      ['dropped', 'not-representable', 'expiresIn'],
      ['dropped', 'not-carried', 'issuedAt'],
    ])
  })

  test('is not written if the token has a lifetime', () => {
    const { token } = rightOf(never(0).read({ ...response, expires_in: 0 }))
    const { value, notes } = rightOf(never(0).write({ ...token, expiresIn: 60 }))
    expect(value).toEqual({ ...response, expires_in: 60 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test('may be in a container', () => {
    const codec = defineCodec<{ access_token?: string; token_type?: string; data?: { ttl?: number } }>()({
      id: 'acme',
      fields: { ...fields, refreshTokenExpiresIn: lifetime(at('data', 'ttl'), { never: 0 }) },
    })
    const sent = { ...response, data: { ttl: 0, team: 1 } }
    const { token, notes } = rightOf(codec.read(sent, { strict: true }))
    expect(extensionOf(token, 'acme#moved')).toEqual({ data: { ttl: 0 } })
    expect(notes).toEqual([])
    expect(rightOf(codec.write(token, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
  })
})
