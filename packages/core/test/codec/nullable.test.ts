// Rows for members that a vendor sends as `null`.
import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/index.js'
import {
  at,
  CanonicalToken,
  defineCodec,
  eqToken,
  mergeRefresh,
  nullable,
  Rfc6749Token,
  secret,
} from '../../src/index.js'
import { jsonSchema } from '../../src/json-schema.js'
import { response, rightOf, tokenWith, triplesOf } from '../support/index.js'

const NullToken = defineCodec<{
  access_token?: string
  token_type?: string
  refresh_token?: string | null
  data?: { expires_in: number | null }
}>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    refreshToken: nullable('refresh_token'),
    expiresIn: nullable(at('data', 'expires_in')),
  },
})

const sent = { ...response, refresh_token: null, data: { expires_in: null } }

describe('null', () => {
  test('is an absent member, kept without a note and written back', () => {
    for (const strict of [false, true]) {
      const { token, notes } = rightOf(NullToken.read(sent, { strict }))
      expect(token).not.toHaveProperty('refreshToken')
      expect(token).not.toHaveProperty('expiresIn')
      expect(notes).toEqual([])
      expect(rightOf(NullToken.write(token, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
    }
  })

  test('survives canonical JSON', () => {
    const stored = JSON.parse(JSON.stringify(CanonicalToken.encode(NullToken.parse(sent))))
    expect(NullToken.encode(CanonicalToken.parse(stored))).toEqual(sent)
  })

  test('is dropped with a note by other codecs', () => {
    const { value, notes } = rightOf(Rfc6749Token.write(NullToken.parse(sent)))
    expect(value).toEqual(response)
    expect(triplesOf(notes)).toEqual([['dropped', 'foreign-extension', 'extensions']])
  })

  test('is a documented value', () => {
    expect(NullToken.wire.is(sent)).toBe(true)
    expect(NullToken.wire.is({ ...response, access_token: null })).toBe(false)
    expect(JSON.stringify(jsonSchema('urn:fake', [NullToken]))).toContain('{"type":"null"}')
  })
})

test('null in a refresh response keeps the previous member, and is left out then', () => {
  const previous = NullToken.parse({ ...response, refresh_token: 'fake-r' })
  const { token, notes } = mergeRefresh(previous, NullToken.parse({ ...response, refresh_token: null }))
  expect(triplesOf(notes)).toEqual([['defaulted', 'left-out', 'refreshToken']])
  expect(rightOf(NullToken.write(token, { onLoss: 'fail' }))).toEqual({
    value: { ...response, refresh_token: 'fake-r' },
    notes: [],
  })
})

test('a token with the member writes it, and not null', () => {
  const token = tokenWith({ refreshToken: secret('fake-r'), expiresIn: 60 })
  const { value, notes } = rightOf(NullToken.write(token, { onLoss: 'fail' }))
  expect({ value, notes }).toEqual({
    value: { ...response, refresh_token: 'fake-r', data: { expires_in: 60 } },
    notes: [],
  })
  expect(eqToken(NullToken.parse(value), token)).toBe(true)
})

test.each<readonly [Json, string]>([
  ['', 'ignored empty-member refreshToken'],
  [1, 'moved not-string refreshToken'],
])('other values follow the usual rules: %j', (refresh_token, note) => {
  const { notes } = rightOf(NullToken.read({ ...response, refresh_token }))
  expect(triplesOf(notes).map((triple) => triple.join(' '))).toEqual([note])
})
