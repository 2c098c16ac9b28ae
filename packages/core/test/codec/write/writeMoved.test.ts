// Moved values are written back only if reading would move them again.
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, Json, JsonObject, Token } from '../../../src/index.js'
import { at, defineCodec, errorAt, instant, lifetime, secret } from '../../../src/index.js'
import { extension, response, rightOf, tokenWith, triplesOf } from '../../support/index.js'
import { TwiceToken } from '../../support/rowCodecs.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  data?: { expires_in?: string; inner?: { created?: string } }
  refresh_in?: number
  ok?: true
}

const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime(at('data', 'expires_in'), { text: true, never: '0' }),
    issuedAt: instant(at('data', 'inner', 'created'), { form: 'iso' }),
    refreshTokenExpiresIn: lifetime('refresh_in', { instantFrom: 1e9 }),
  },
  constants: { ok: true },
  errors: [errorAt({ code: 'fault' })],
})
const smallest = { ok: true, ...response }
const reserved = [['dropped', 'reserved-name', 'extensions']]

const movedBy = (codec: AnyTokenCodec, moved: JsonObject, members: Partial<Token> = {}) => {
  const { value, notes } = rightOf(
    codec.write(tokenWith({ ...members, extensions: extension(`${codec.id}#moved`, moved) })),
  )
  return { value: value as object, notes: triplesOf(notes) }
}

describe('a moved value is written', () => {
  test.each<JsonObject>([
    { data: { expires_in: 'soon' } },
    { data: { expires_in: '0' } },
    { data: { inner: { created: '14 Nov 2023' } } },
    { data: { expires_in: -1, inner: { created: 7 } } },
    { refresh_in: -1 },
    { refresh_in: { a: [1] } },
  ])('if it would be moved again: %j', (moved) =>
    expect(movedBy(AcmeToken, moved)).toEqual({ value: { ...smallest, ...moved }, notes: [] }),
  )

  test('into a container with members of the token', () =>
    expect(movedBy(AcmeToken, { data: { expires_in: 'soon' } }, { issuedAt: 0 })).toEqual({
      value: { ...smallest, data: { expires_in: 'soon', inner: { created: '1970-01-01T00:00:00Z' } } },
      notes: [],
    }))

  test('next to unknown members of its container', () => {
    const extensions = {
      acme: secret({ data: { team: 1, inner: { team: 2 } } }),
      'acme#moved': secret({ data: { expires_in: 'soon' } }),
    }
    const { value, notes } = rightOf(AcmeToken.write(tokenWith({ extensions })))
    expect(value).toEqual({ ...smallest, data: { expires_in: 'soon', team: 1, inner: { team: 2 } } })
    expect(notes).toEqual([])
  })
})

describe('a moved value is not written, with one note', () => {
  test.each<readonly [string, JsonObject, Partial<Token>, object]>([
    ['if it would be read', { data: { expires_in: '60' } }, {}, {}],
    ['if it would be repaired', { data: { expires_in: 60 } }, {}, {}],
    ['if it would be read as whole seconds', { data: { inner: { created: '2023-12-14T22:13:20.5Z' } } }, {}, {}],
    ['if it would be read as an instant', { refresh_in: 1700000000 }, {}, {}],
    ['if it is null', { data: { expires_in: null } }, {}, {}],
    ['if it is empty', { data: { expires_in: '' } }, {}, {}],
    ['if the token has the member', { data: { expires_in: 'soon' } }, { expiresIn: 5 }, { data: { expires_in: '5' } }],
    ['instead of a container', { data: 'fake' }, {}, {}],
    ['instead of an inner container', { data: { inner: [] } }, {}, {}],
    ['in an empty container', { data: {} }, {}, {}],
    ['under the dotted name of a path', { 'data.expires_in': 'soon' }, {}, {}],
    ['as a constant', { ok: false }, {}, {}],
    ['as the access token', { access_token: 7 }, {}, {}],
    ['as an error', { fault: 'busy' }, {}, {}],
    ['under an unknown name', { data: { team: 1 } }, {}, {}],
    ['that is inherited', JSON.parse('{"__proto__":{"refresh_in":-1}}'), {}, {}],
    ['that is inherited inside a container', { data: JSON.parse('{"__proto__":{"expires_in":"soon"}}') }, {}, {}],
  ])('%s', (_, moved, members, written) =>
    expect(movedBy(AcmeToken, moved, members)).toEqual({ value: { ...smallest, ...written }, notes: reserved }),
  )

  test('but the other moved values are', () =>
    expect(movedBy(AcmeToken, { data: { expires_in: 'soon', team: 1 }, refresh_in: 5 })).toEqual({
      value: { ...smallest, data: { expires_in: 'soon' } },
      notes: reserved,
    }))
})

describe('an expiry time that contradicts the lifetime', () => {
  test.each<readonly [JsonObject, Partial<Token>, Json]>([
    [{ expires_at: 5 }, { expiresIn: 60 }, { expires_in: 60, expires_at: 5 }],
    [{ expires_at: 'soon' }, { expiresIn: 60 }, { expires_in: 60, expires_at: 'soon' }],
    [{ expires_in: 'soon' }, { expiresAt: 60 }, { expires_in: 'soon', expires_at: 60 }],
  ])('is written next to it: %j', (moved, members, written) =>
    expect(movedBy(TwiceToken, moved, members)).toEqual({ value: { ...response, ...Object(written) }, notes: [] }),
  )

  test.each<readonly [JsonObject, Partial<Token>, Json]>([
    [{ expires_at: 5 }, {}, {}],
    [{ expires_at: 60 }, { expiresIn: 60 }, { expires_in: 60 }],
    [{ expires_at: 5 }, { expiresIn: 60, issuedAt: 0 }, { expires_in: 60, expires_at: 60 }],
    [{ expires_in: 70 }, { expiresAt: 60 }, { expires_at: 60 }],
  ])('is not written if it would be read: %j of %j', (moved, members, written) =>
    expect(movedBy(TwiceToken, moved, members)).toEqual({
      value: { ...response, ...Object(written) },
      notes: reserved,
    }),
  )
})

test('a moved value never changes the members that are read back', () => {
  for (const expires_in of ['soon', 60, '60', null, '0', -1, {}, 1e12])
    for (const members of [{}, { expiresIn: 5 }, { issuedAt: 5 }]) {
      const { value } = movedBy(AcmeToken, { data: { expires_in } }, members)
      const { accessToken: _, tokenType: __, extensions: ___, ...read } = AcmeToken.parse(value)
      expect(read).toEqual(members)
    }
})
