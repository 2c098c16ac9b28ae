// What came in another form than a field of the vendor's own has.
import { describe, expect, test } from 'vitest'
import { defineCodec, field, secret } from '../src/index.js'
import { leftOf, rightOf, triplesOf, response, tokenWith } from './support.js'
import type { Json } from '../src/index.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: string
  scope?: string
  created?: string
  authorization_details?: string
}

const whenText =
  (change: (text: string) => unknown) =>
  (value: unknown): unknown =>
    typeof value === 'string' ? change(value) : value

const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: field('expires_in', { read: whenText(Number), write: String }),
    scope: field('scope', {
      read: whenText((text) => text.replaceAll(',', ' ')),
      write: (standard) => String(standard).replaceAll(' ', ','),
    }),
    issuedAt: field('created', {
      read: whenText((text) => Date.parse(text) / 1000),
      write: (seconds) => new Date(Number(seconds) * 1000).toISOString(),
    }),
    authorizationDetails: field('authorization_details', { read: whenText(JSON.parse), write: JSON.stringify }),
  },
})

const own = {
  access_token: 'fake-access-token',
  token_type: 'Bearer',
  expires_in: '3600',
  scope: 'read,write',
  created: '2023-11-14T22:13:20.000Z',
  authorization_details: '[{"type":"fake"}]',
}

test('the own form is read without a note, and written again', () => {
  const { token, notes } = rightOf(AcmeToken.read(own))
  expect(notes).toEqual([])
  expect(token).toMatchObject({ expiresIn: 3600, scope: ['read', 'write'], issuedAt: 1700000000 })
  expect(AcmeToken.encode(token)).toEqual(own)
})

describe('another form is read, with a note, which strict reading refuses', () => {
  test.each([
    ['expiresIn', { expires_in: 3600 }],
    ['expiresIn', { expires_in: '03600' }],
    ['scope', { scope: 'read write' }],
    ['issuedAt', { created: 1700000000 }],
    ['issuedAt', { created: '2023-11-14T22:13:20Z' }],
    ['authorizationDetails', { authorization_details: [{ type: 'fake' }] }],
  ])('of %s: %j', (member, members) => {
    const response = { ...own, ...members }
    const { token, notes } = rightOf(AcmeToken.read(response))
    expect(triplesOf(notes)).toEqual([['repaired', 'other-form', member]])
    expect(AcmeToken.encode(token)).toEqual(own)
    expect(leftOf(AcmeToken.read(response, { strict: true }))).toMatchObject({ code: 'other-form' })
  })

  test('and is none that the vendor documents', () => {
    expect(AcmeToken.wire.is(own)).toBe(true)
    expect(AcmeToken.wire.is({ ...own, expires_in: 3600 })).toBe(false)
  })
})

test('what is no such member at all is refused as ever', () =>
  expect(leftOf(AcmeToken.read({ ...own, expires_in: '1h' }))).toMatchObject({ code: 'not-finite' }))

test('a form that cannot be written back is read without a word', () => {
  const ReadOnly = defineCodec<{ access_token?: string; token_type?: string; scope?: string }>()({
    id: 'read-only',
    fields: {
      accessToken: 'access_token',
      tokenType: 'token_type',
      scope: field('scope', {
        read: (value) => value,
        write: () => {
          throw new Error('fake')
        },
      }),
    },
  })
  expect(rightOf(ReadOnly.read({ access_token: 'fake', token_type: 'Bearer', scope: 'read' })).notes).toEqual([])
})

test('what is ignored is not said to be in another form besides', () => {
  const Prefixed = defineCodec<{ access_token?: string; token_type?: string; refresh_token?: string }>()({
    id: 'prefixed',
    fields: {
      accessToken: 'access_token',
      tokenType: 'token_type',
      refreshToken: field('refresh_token', {
        read: whenText((text) => text.replace(/^rt:/, '')),
        write: (standard) => `rt:${standard}`,
      }),
    },
  })
  const { notes } = rightOf(Prefixed.read({ access_token: 'fake', token_type: 'Bearer', refresh_token: '' }))
  expect(triplesOf(notes)).toEqual([['ignored', 'empty-member', 'refreshToken']])
})

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  scope?: string
}

const writing = (read: (value: unknown) => unknown, write: (standard: Json) => Json) =>
  defineCodec<AcmeTokenResponse>()({
    id: 'acme',
    fields: {
      accessToken: 'access_token',
      tokenType: 'token_type',
      expiresIn: field('expires_in', { read, write }),
      scope: field('scope', { read, write }),
    },
    tokenType: 'bearer',
  })

const bearer = { ...response, token_type: 'bearer' }
const same = (value: unknown) => value

describe('is dropped with a note', () => {
  const lost = (field: string) => [['dropped', 'not-representable', field]]

  test('a value that would be read back with a note', () => {
    const { value, notes } = rightOf(writing(same, String).write(tokenWith({ expiresIn: 60 })))
    expect(value).toEqual(bearer)
    expect(triplesOf(notes)).toEqual(lost('expiresIn'))
  })

  test('a value that would be read back as another', () => {
    const { value, notes } = rightOf(writing(same, () => 61).write(tokenWith({ expiresIn: 60 })))
    expect(value).toEqual(bearer)
    expect(triplesOf(notes)).toEqual(lost('expiresIn'))
  })

  test('a value that would not be read back at all', () => {
    const { value, notes } = rightOf(writing(same, () => 'fake').write(tokenWith({ expiresIn: 60 })))
    expect(value).toEqual(bearer)
    expect(triplesOf(notes)).toEqual(lost('expiresIn'))
  })

  test('a value that has no form, though the reader makes the same of nothing', () => {
    const codec = writing(
      (value) => value ?? '',
      () => null,
    )
    const { value, notes } = rightOf(codec.write(tokenWith({ scope: [] })))
    expect(value).toEqual(bearer)
    expect(Object.keys(value)).toEqual(['access_token', 'token_type'])
    expect(triplesOf(notes)).toEqual(lost('scope'))
  })
})

test('the note names the member as the vendor does', () =>
  expect(rightOf(writing(same, () => 61).write(tokenWith({ expiresIn: 60 }))).notes).toEqual([
    {
      code: 'dropped',
      reason: 'not-representable',
      vendor: 'acme',
      direction: 'write',
      field: 'expiresIn',
      message: expect.stringContaining('expires_in'),
    },
  ]))

test('only the token type goes by the spelling of Bearer', () => {
  const { value } = rightOf(
    writing(same, same as (standard: Json) => Json).write(tokenWith({ accessToken: secret('Bearer') })),
  )
  expect(value).toEqual({ access_token: 'Bearer', token_type: 'bearer' })
})
