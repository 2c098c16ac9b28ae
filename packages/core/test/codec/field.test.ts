// Members that a vendor converts with functions.
import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/index.js'
import { defineCodec, field, secret } from '../../src/index.js'
import { leftOf, response, rightOf, tokenWith, triplesOf } from '../support/index.js'

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

const documented = {
  access_token: 'fake-access-token',
  token_type: 'Bearer',
  expires_in: '3600',
  scope: 'read,write',
  created: '2023-11-14T22:13:20.000Z',
  authorization_details: '[{"type":"fake"}]',
}

test('the documented form is read without a note, and written back', () => {
  const { token, notes } = rightOf(AcmeToken.read(documented))
  expect(notes).toEqual([])
  expect(token).toMatchObject({ expiresIn: 3600, scope: ['read', 'write'], issuedAt: 1700000000 })
  expect(AcmeToken.encode(token)).toEqual(documented)
})

describe('another form is read with a note, and rejected by strict reading', () => {
  test.each([
    ['expiresIn', { expires_in: 3600 }],
    ['expiresIn', { expires_in: '03600' }],
    ['scope', { scope: 'read write' }],
    ['issuedAt', { created: 1700000000 }],
    ['issuedAt', { created: '2023-11-14T22:13:20Z' }],
    ['authorizationDetails', { authorization_details: [{ type: 'fake' }] }],
  ])('for %s: %j', (member, members) => {
    const response = { ...documented, ...members }
    const { token, notes } = rightOf(AcmeToken.read(response))
    expect(triplesOf(notes)).toEqual([['repaired', 'other-form', member]])
    expect(AcmeToken.encode(token)).toEqual(documented)
    expect(leftOf(AcmeToken.read(response, { strict: true }))).toMatchObject({ code: 'other-form' })
  })

  test('and does not match the wire type', () => {
    expect(AcmeToken.wire.is(documented)).toBe(true)
    expect(AcmeToken.wire.is({ ...documented, expires_in: 3600 })).toBe(false)
  })
})

test('an invalid value is moved, and written back in its original form', () => {
  const sent = { ...documented, expires_in: '1h', created: 'yesterday', authorization_details: '{' }
  const { token, notes } = rightOf(AcmeToken.read(sent))
  expect(triplesOf(notes)).toEqual([
    ['moved', 'not-finite', 'expiresIn'],
    ['moved', 'not-finite', 'issuedAt'],
    ['moved', 'not-array', 'authorizationDetails'],
  ])
  expect(rightOf(AcmeToken.write(token))).toEqual({ value: sent, notes: [] })
  expect(leftOf(AcmeToken.read(sent, { strict: true }))).toMatchObject({ code: 'not-finite' })
})

test('a form without a working write function is read with a note', () => {
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
  expect(
    triplesOf(rightOf(ReadOnly.read({ access_token: 'fake', token_type: 'Bearer', scope: 'read' })).notes),
  ).toEqual([['repaired', 'other-form', 'scope']])
})

test('an ignored value has no second note about its form', () => {
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

interface PlainTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  scope?: string
}

const writing = (read: (value: unknown) => unknown, write: (standard: Json) => Json) =>
  defineCodec<PlainTokenResponse>()({
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

describe('is dropped with a note:', () => {
  const lost = (member: string) => [['dropped', 'not-representable', member]]

  test('a value that would be read back with a note', () => {
    const { value, notes } = rightOf(writing(same, String).write(tokenWith({ expiresIn: 60 })))
    expect(value).toEqual(bearer)
    expect(triplesOf(notes)).toEqual(lost('expiresIn'))
  })

  test('a value that would be read back as another value', () => {
    const { value, notes } = rightOf(writing(same, () => 61).write(tokenWith({ expiresIn: 60 })))
    expect(value).toEqual(bearer)
    expect(triplesOf(notes)).toEqual(lost('expiresIn'))
  })

  test('a value that would not be read back', () => {
    const { value, notes } = rightOf(writing(same, () => 'fake').write(tokenWith({ expiresIn: 60 })))
    expect(value).toEqual(bearer)
    expect(triplesOf(notes)).toEqual(lost('expiresIn'))
  })

  test('a value that write returns as null, even if read accepts null', () => {
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

interface ThrowingTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  scope?: string
  id_token?: string
}
const ThrowingToken = defineCodec<ThrowingTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    scope: field('scope', {
      read: () => {
        throw new Error('fake')
      },
      write: (standard) => standard,
    }),
    idToken: 'id_token',
  },
})

describe('a function of the codec', () => {
  test('is not called for a missing member', () => {
    const { token, notes } = rightOf(ThrowingToken.read(response))
    expect(token).not.toHaveProperty('expiresIn')
    expect(notes).toEqual([])
  })

  test.each(['id_token', 'expires_in'])('is not called for null: %s', (name) => {
    const { token, notes } = rightOf(ThrowingToken.read({ ...response, [name]: null }))
    expect(Object.keys(token)).toEqual(['accessToken', 'tokenType'])
    expect(notes.map(({ code }) => code)).toEqual(['null-member'])
  })

  test('that throws leaves the value as received', () => {
    expect(rightOf(ThrowingToken.read({ ...response, scope: 'a b' })).token.scope).toEqual(['a', 'b'])
    expect(triplesOf(rightOf(ThrowingToken.read({ ...response, scope: 1 })).notes)).toEqual([
      ['moved', 'not-string', 'scope'],
    ])
  })
})

test("the note contains the vendor's member name", () =>
  expect(rightOf(writing(same, () => 61).write(tokenWith({ expiresIn: 60 }))).notes).toEqual([
    {
      action: 'dropped',
      code: 'not-representable',
      source: 'acme',
      direction: 'write',
      member: 'expiresIn',
      message: expect.stringContaining('expires_in'),
    },
  ]))

test('only the token type uses the spelling of Bearer', () => {
  const { value } = rightOf(
    writing(same, same as (standard: Json) => Json).write(tokenWith({ accessToken: secret('Bearer') })),
  )
  expect(value).toEqual({ access_token: 'Bearer', token_type: 'bearer' })
})
