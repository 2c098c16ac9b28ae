// What came in another form than a field of the vendor's own has.
import { describe, expect, test } from 'vitest'
import { defineCodec, field } from '../src/index.js'
import { leftOf, rightOf, triplesOf } from './support.js'

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
