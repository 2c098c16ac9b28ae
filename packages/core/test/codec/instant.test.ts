// Rows for instants in each form.
import fc from 'fast-check'
import { describe, expect, expectTypeOf, inject, test } from 'vitest'
import type { AnyTokenCodec, Json } from '../../src/index.js'
import { at, CanonicalToken, convert, defineCodec, expiryOf, extrasOf, instant } from '../../src/index.js'
import { extensionOf, leftOf, response, rightOf, tokenWith, triplesOf } from '../support/index.js'

interface TextTokenResponse {
  access_token?: string
  token_type?: string
  expires_at?: string
}
interface NumberTokenResponse {
  access_token?: string
  token_type?: string
  expires_at?: number
}
const fields = { accessToken: 'access_token', tokenType: 'token_type' } as const

const Seconds = defineCodec<NumberTokenResponse>()({ id: 'acme', fields: { ...fields, expiresAt: 'expires_at' } })
const NamedSeconds = defineCodec<NumberTokenResponse>()({
  id: 'acme',
  fields: { ...fields, expiresAt: instant('expires_at', { form: 'seconds' }) },
})
const SecondsAsText = defineCodec<TextTokenResponse>()({
  id: 'acme',
  fields: { ...fields, expiresAt: instant('expires_at', { text: true }) },
})
const Milliseconds = defineCodec<NumberTokenResponse>()({
  id: 'acme',
  fields: { ...fields, expiresAt: instant('expires_at', { form: 'milliseconds' }) },
})
const MillisecondsAsText = defineCodec<TextTokenResponse>()({
  id: 'acme',
  fields: { ...fields, expiresAt: instant('expires_at', { form: 'milliseconds', text: true }) },
})
const Iso = defineCodec<TextTokenResponse>()({
  id: 'acme',
  fields: { ...fields, expiresAt: instant('expires_at', { form: 'iso' }) },
})

describe('a documented instant is read without a note, and written back', () => {
  test.each<readonly [string, AnyTokenCodec, Json, number]>([
    ['seconds', Seconds, 1700086400, 1700086400],
    ['zero seconds', Seconds, 0, 0],
    ['the largest time in seconds', Seconds, 1e11, 1e11],
    ['explicit seconds', NamedSeconds, 1700086400, 1700086400],
    ['digits', SecondsAsText, '1700086400', 1700086400],
    ['the digit 0', SecondsAsText, '0', 0],
    ['milliseconds', Milliseconds, 1700086400000, 1700086400],
    ['the smallest time in milliseconds', Milliseconds, 1e11, 1e8],
    ['the largest time in milliseconds', Milliseconds, 1e14, 1e11],
    ['digits in milliseconds', MillisecondsAsText, '1700086400000', 1700086400],
    ['a date and time', Iso, '2023-12-14T22:13:20Z', 1702592000],
    ['the smallest date', Iso, '1970-01-01T00:00:00Z', 0],
    ['the largest date', Iso, '5138-11-16T09:46:40Z', 1e11],
  ])('%s', (_, codec, expires_at, expected) => {
    const { token, notes } = rightOf(codec.read({ ...response, expires_at }, { strict: true, receivedAt: 5 }))
    expect(token).toMatchObject({ expiresAt: expected, issuedAt: 5 })
    expect(notes).toEqual([])
    const { issuedAt: _issuedAt, ...undated } = token
    expect(rightOf(codec.write(undated, { onLoss: 'fail' }))).toEqual({ value: { ...response, expires_at }, notes: [] })
  })
})

describe('an instant in another form is read with a note', () => {
  test.each<readonly [string, AnyTokenCodec, Json, number, string, string]>([
    ['digits', Seconds, '1700086400', 1700086400, 'repaired', 'numeric-string'],
    ['a fraction', Seconds, 1700086400.5, 1700086400, 'ignored', 'sub-second'],
    ['a number instead of digits', SecondsAsText, 1700086400, 1700086400, 'repaired', 'other-form'],
    ['leading zeros', SecondsAsText, '01700086400', 1700086400, 'repaired', 'other-form'],
    ['digits instead of milliseconds', Milliseconds, '1700086400000', 1700086400, 'repaired', 'numeric-string'],
    ['milliseconds with a fraction of a second', Milliseconds, 1700086400999, 1700086400, 'ignored', 'sub-second'],
    [
      'a number instead of digits in milliseconds',
      MillisecondsAsText,
      1700086400000,
      1700086400,
      'repaired',
      'other-form',
    ],
    ['a fraction of a second', Iso, '2023-12-14T22:13:20.999Z', 1702592000, 'ignored', 'sub-second'],
    ['a zero fraction', Iso, '2023-12-14T22:13:20.000Z', 1702592000, 'ignored', 'sub-second'],
    ['nanoseconds', Iso, '2023-12-14T22:13:20.123456789Z', 1702592000, 'ignored', 'sub-second'],
    ['another UTC offset', Iso, '2023-12-15T00:13:20+02:00', 1702592000, 'ignored', 'sub-second'],
    ['UTC offset 0', Iso, '2023-12-14T22:13:20+00:00', 1702592000, 'ignored', 'sub-second'],
    ['a UTC offset of half an hour', Iso, '2023-12-14T17:43:20-04:30', 1702592000, 'ignored', 'sub-second'],
  ])('%s', (_, codec, expires_at, expected, action, code) => {
    const { token, notes } = rightOf(codec.read({ ...response, expires_at }))
    expect(expiryOf(token)).toBe(expected)
    expect(triplesOf(notes)).toEqual([[action, code, 'expiresAt']])
    const strict = codec.read({ ...response, expires_at }, { strict: true })
    expect(strict._tag).toBe(action === 'ignored' ? 'Right' : 'Left')
  })
})

describe('an invalid instant is moved, and written back', () => {
  test.each<readonly [string, AnyTokenCodec, Json, string]>([
    ['milliseconds instead of seconds', Seconds, 1700086400000, 'too-large'],
    ['a negative number', Seconds, -1, 'negative'],
    ['a date instead of seconds', Seconds, '2023-12-14T22:13:20Z', 'not-digits'],
    ['true', Seconds, true, 'not-number'],
    ['digits in milliseconds instead of seconds', SecondsAsText, '1700086400000', 'too-large'],
    ['a sign', SecondsAsText, '+1700086400', 'not-digits'],
    ['a space', SecondsAsText, ' 1700086400', 'not-digits'],
    ['an exponent', SecondsAsText, '17e8', 'not-digits'],
    ['a list', SecondsAsText, ['1700086400'], 'not-number'],
    ['seconds instead of milliseconds', Milliseconds, 1700086400, 'too-small'],
    ['zero milliseconds', Milliseconds, 0, 'too-small'],
    ['the largest ambiguous number', Milliseconds, 99_999_999_999, 'too-small'],
    ['microseconds', Milliseconds, 1700086400000000, 'too-large'],
    ['digits in seconds instead of milliseconds', MillisecondsAsText, '1700086400', 'too-small'],
    ['seconds instead of a date', Iso, 1700086400, 'not-string'],
    ['digits instead of a date', Iso, '1700086400', 'not-date-time'],
    ['a date without a time', Iso, '2023-12-14', 'not-date-time'],
    ['a local time', Iso, '2023-12-14T22:13:20', 'not-date-time'],
    ['a space instead of the T', Iso, '2023-12-14 22:13:20Z', 'not-date-time'],
    ['a time without seconds', Iso, '2023-12-14T22:13Z', 'not-date-time'],
    ['month 13', Iso, '2023-13-14T22:13:20Z', 'not-date-time'],
    ['a leap second', Iso, '2016-12-31T23:59:60Z', 'not-date-time'],
    ['a leading space', Iso, ' 2023-12-14T22:13:20Z', 'not-date-time'],
    ['a trailing line break', Iso, '2023-12-14T22:13:20Z\n', 'not-date-time'],
    ['an HTTP date', Iso, 'Thu, 14 Dec 2023 22:13:20 GMT', 'not-date-time'],
    ['a date before 1970', Iso, '1969-12-31T23:59:59Z', 'negative'],
    ['a year after 5138', Iso, '9999-12-31T23:59:59Z', 'too-large'],
    ['a year of six digits', Iso, '+002023-12-14T22:13:20Z', 'not-date-time'],
    ['a list of dates', Iso, ['2023-12-14T22:13:20Z'], 'not-string'],
  ])('%s', (_, codec, expires_at, code) => {
    const sent = { ...response, expires_at }
    const { token, notes } = rightOf(codec.read(sent))
    expect(token).not.toHaveProperty('expiresAt')
    expect(extensionOf(token, 'acme#moved')).toEqual({ expires_at })
    expect(triplesOf(notes)).toEqual([['moved', code, 'expiresAt']])
    expect(leftOf(codec.read(sent, { strict: true })).code).toBe(code)
    expect(rightOf(codec.write(token, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
  })
})

describe('a value that means "never"', () => {
  const Never = defineCodec<NumberTokenResponse>()({
    id: 'acme',
    fields: { ...fields, expiresAt: instant('expires_at', { never: 0 }) },
  })
  const NeverAsText = defineCodec<TextTokenResponse>()({
    id: 'acme',
    fields: { ...fields, expiresAt: instant('expires_at', { form: 'iso', never: '9999-12-31T23:59:59Z' }) },
  })
  const NeverSoon = defineCodec<TextTokenResponse>()({
    id: 'acme',
    fields: { ...fields, expiresAt: instant('expires_at', { form: 'iso', never: '2099-01-01T00:00:00Z' }) },
  })

  test.each<readonly [Json, AnyTokenCodec]>([
    [0, Never],
    ['0', Never],
    ['9999-12-31T23:59:59Z', NeverAsText],
    ['2099-01-01T00:00:00Z', NeverSoon],
  ])('is kept without a note, and written back: %j', (expires_at, codec) => {
    const sent = { ...response, expires_at }
    const { token, notes } = rightOf(codec.read(sent, { strict: true }))
    expect(token).not.toHaveProperty('expiresAt')
    expect(expiryOf(token)).toBeUndefined()
    expect(notes).toEqual([])
    expect(rightOf(codec.write(token, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
  })

  test('is not written for a token that expires at that time', () => {
    const rows: readonly (readonly [number, AnyTokenCodec])[] = [
      [0, Never],
      [4070908800, NeverSoon],
    ]
    for (const [expiresAt, codec] of rows) {
      const { value, notes } = rightOf(codec.write(tokenWith({ expiresAt })))
      expect(value).toEqual(response)
      expect(triplesOf(notes)).toEqual([['dropped', 'not-representable', 'expiresAt']])
    }
  })
})

test('an instant too small for milliseconds is not written', () => {
  for (const codec of [Milliseconds, MillisecondsAsText] as readonly AnyTokenCodec[]) {
    const { value, notes } = rightOf(codec.write(tokenWith({ expiresAt: 1e8 - 1 })))
    expect(value).toEqual(response)
    expect(triplesOf(notes)).toEqual([['dropped', 'not-representable', 'expiresAt']])
  }
})

test('works for the issue time and the refresh token, at a path', () => {
  const DatedToken = defineCodec<TextTokenResponse & { info?: { created?: string; ends?: number } }>()({
    id: 'acme',
    fields: {
      ...fields,
      expiresAt: instant('expires_at', { text: true }),
      issuedAt: instant(at('info', 'created'), { form: 'iso' }),
      refreshTokenExpiresAt: instant(at('info', 'ends'), { form: 'milliseconds' }),
    },
  })
  const sent = {
    ...response,
    expires_at: '1700003600',
    info: { created: '2023-11-14T22:13:20Z', ends: 1700086400000 },
  }
  const { token, notes } = rightOf(DatedToken.read(sent, { receivedAt: 5 }))
  expect(token).toMatchObject({ expiresAt: 1700003600, issuedAt: 1700000000, refreshTokenExpiresAt: 1700086400 })
  expect(notes).toEqual([])
  expect(DatedToken.encode(token)).toEqual(sent)
})

test.each<AnyTokenCodec>([Seconds, SecondsAsText, Iso])('every written instant can be read back', (codec) =>
  fc.assert(
    fc.property(fc.nat(1e11), (expiresAt) => {
      const { value, notes } = rightOf(codec.write(tokenWith({ expiresAt })))
      expect(notes).toEqual([])
      expect(rightOf(codec.read(value, { strict: true }))).toMatchObject({ token: { expiresAt }, notes: [] })
    }),
    { numRuns: inject('cases') },
  ),
)

describe('a response from a bug report', () => {
  test('C10: an expiry in digits is read and written back as digits', () => {
    const codec = defineCodec<{ access_token?: string; expires_on?: string; token_type?: string }>()({
      id: 'acme',
      fields: {
        accessToken: 'access_token',
        expiresAt: instant('expires_on', { text: true }),
        tokenType: 'token_type',
      },
    })
    const sent = { access_token: 'fake-a', expires_on: '1700086400', token_type: 'Bearer' }
    const { token, notes } = rightOf(codec.read(sent, { strict: true, receivedAt: 1700000000 }))
    expect(expiryOf(token)).toBe(1700086400)
    expect(notes).toEqual([])
    expect(JSON.stringify(codec.encode(token))).toBe(JSON.stringify(sent))
    expect(rightOf(convert(CanonicalToken, codec)(CanonicalToken.encode(token))).value).toEqual(sent)
  })

  test('C11: a date and time is read exactly and written back', () => {
    const codec = defineCodec<TextTokenResponse>()({
      id: 'acme',
      fields: { ...fields, expiresAt: instant('expires_at', { form: 'iso' }) },
      tokenType: 'bearer',
    })
    const sent = { access_token: 'fake-a', token_type: 'bearer', expires_at: '2023-12-14T22:13:20Z' }
    const { token, notes } = rightOf(codec.read(sent, { strict: true }))
    expect(expiryOf(token)).toBe(1702592000)
    expect(notes).toEqual([])
    expect(codec.encode(token)).toEqual(sent)
    expect(codec.encode(tokenWith({ accessToken: token.accessToken, expiresIn: 60, issuedAt: 1702591940 }))).toEqual(
      sent,
    )
  })

  test('C12: a signed time in milliseconds is kept verbatim, and strict reading accepts every documented response', () => {
    interface SignedTokenResponse {
      access_token?: string
      token_type?: string
      instance_url?: string
      id?: string
      issued_at?: string
      signature?: string
    }
    const codec = defineCodec<SignedTokenResponse>()({
      id: 'acme',
      fields,
      extras: ['instance_url', 'id', 'issued_at', 'signature'],
    })
    const sent = {
      ...response,
      instance_url: 'https://api.example',
      id: 'https://login.example/id/1',
      issued_at: '1676372418560',
      signature: 'fake-signature',
    }
    const { token, notes } = rightOf(codec.read(sent, { strict: true }))
    expect(notes).toEqual([])
    expect(token).not.toHaveProperty('issuedAt')
    const { instance_url, issued_at } = extrasOf(codec, token)
    expectTypeOf(instance_url).toEqualTypeOf<string | undefined>()
    expect([instance_url, issued_at]).toEqual(['https://api.example', '1676372418560'])
    expect(rightOf(codec.write(token, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
    expect(codec.read(response, { strict: true })._tag).toBe('Right')
  })
})
