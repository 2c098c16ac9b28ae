// Unknown members and unusable optional members: kept as data, noted, and written back.
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { Json, Token } from '../../src/index.js'
import { CanonicalToken, convert, defineCodec, eqToken, mergeRefresh, Rfc6749Token, secret } from '../../src/index.js'
import { extension, extensionOf, leftOf, response, rightOf, tokenWith, triplesOf } from '../support/index.js'
import { AcmeToken, optionalNames } from '../support/members.js'

describe('an unusable optional member', () => {
  test('never affects the other members', () => {
    const broken = {
      expires_in: '9'.repeat(400),
      created_at: '9'.repeat(400),
      refresh_expires_in: '9'.repeat(400),
      refresh_expires_at: '9'.repeat(400),
      scope: ['read', 'a\u0000b'],
      refresh_scope: ['read', 'a\u0000b'],
      refresh_token: '<redacted>',
      id_token: '<redacted>',
      issued_token_type: 'urn:\u00e5',
      authorization_details: [['fake']],
    }
    const { token, notes } = rightOf(AcmeToken.read({ ...response, ...broken, tenant: 'fake' }))
    expect(Object.keys(token)).toEqual(['accessToken', 'tokenType', 'extensions'])
    expect(extensionOf(token, 'acme#moved')).toEqual(broken)
    expect(extensionOf(token, 'acme')).toEqual({ tenant: 'fake' })
    expect(notes.map(({ action, member }) => [action, member])).toEqual(
      Object.keys(AcmeToken.fields)
        .slice(2)
        .map((member) => ['moved', member]),
    )
    expect(AcmeToken.encode(token)).toEqual({ ...response, ...broken, tenant: 'fake' })
  })

  test.each<readonly [string, unknown, string]>([
    ['expires_in', 10n, 'not-json'],
    ['expires_in', Number.NaN, 'not-json'],
    ['expires_in', Number.POSITIVE_INFINITY, 'not-json'],
    ['id_token', () => 'fake', 'not-json'],
    ['scope', Symbol('fake'), 'not-json'],
    ['authorization_details', [{ fake: 1n }], 'not-json'],
    ['created_at', new Date(0), 'not-json'],
  ])('is dropped with a note if it is not JSON: %s of %o', (name, value, code) => {
    const { token, notes } = rightOf(AcmeToken.read({ ...response, [name]: value }))
    expect(eqToken(token, tokenWith())).toBe(true)
    expect(notes.map(({ action, code: rule }) => [action, rule])).toEqual([['ignored', code]])
    expect(AcmeToken.read({ ...response, [name]: value }, { strict: true })._tag).toBe('Left')
  })

  test('is moved, unlike an unusable access token, token type or response', () => {
    for (const access_token of [undefined, null, '', 1, 'f\u00e5ke', 'fake\ufffd', '***', {}])
      expect(leftOf(AcmeToken.read({ ...response, access_token }))._tag).toBe('Malformed')
    for (const token_type of [1, true, {}, ['Bearer'], 'Be\tarer', 'b\u00e9arer'])
      expect(leftOf(AcmeToken.read({ ...response, token_type }))._tag).toBe('Malformed')
    for (const whole of [undefined, null, 1, 'fake', [response]])
      expect(leftOf(AcmeToken.read(whole))._tag).toBe('Malformed')
  })

  test('never causes an error, with any value', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...optionalNames),
        fc.oneof(fc.anything(), fc.jsonValue()),
        fc.option(fc.nat(), { nil: undefined }),
        (name, value, receivedAt) => {
          const options = receivedAt === undefined ? {} : { receivedAt }
          const { token } = rightOf(AcmeToken.read({ ...response, [name]: value }, options))
          expect(AcmeToken.is(token)).toBe(true)
          expect(eqToken(rightOf(CanonicalToken.decode(CanonicalToken.encode(token))), token)).toBe(true)
        },
      ),
      { numRuns: inject('cases') },
    ))

  test('is written back as received, with any value', () =>
    fc.assert(
      fc.property(fc.constantFrom(...optionalNames), fc.jsonValue(), (name, value) => {
        // JSON does not preserve -0.
        const sent = JSON.parse(JSON.stringify({ ...response, [name]: value }))
        const { token, notes } = rightOf(AcmeToken.read(sent))
        if (notes.some(({ action }) => action === 'moved')) expect(AcmeToken.encode(token)).toEqual(sent)
      }),
      { numRuns: inject('cases') },
    ))
})

describe('with other codecs', () => {
  const sent = { ...response, expires_in: 'soon', tenant: 'fake' }
  const { token } = rightOf(AcmeToken.read(sent))

  test('canonical JSON keeps both extensions', () => {
    const stored = CanonicalToken.encode(token)
    expect(stored.extensions).toEqual({ acme: { tenant: 'fake' }, 'acme#moved': { expires_in: 'soon' } })
    const back = rightOf(convert(CanonicalToken, AcmeToken)(JSON.parse(JSON.stringify(stored))))
    expect(back.value).toEqual(sent)
    expect(back.notes).toEqual([])
  })

  test('another codec drops them, and never writes them as its own', () => {
    const { value, notes } = rightOf(Rfc6749Token.write(token))
    expect(value).toEqual(response)
    expect(triplesOf(notes)).toEqual([['dropped', 'foreign-extension', 'extensions']])
    expect(leftOf(Rfc6749Token.write(token, { onLoss: 'fail' }))._tag).toBe('Lossy')
  })
})

test('a secret among unknown members is not JSON, and is never revealed', () => {
  const { token, notes } = rightOf(AcmeToken.read({ ...response, later: secret('fake-later') }))
  expect(token).not.toHaveProperty('extensions')
  expect(triplesOf(notes)).toContainEqual(['ignored', 'not-json', 'extensions'])
})

test('moved values are written in table order', () => {
  const moved = { authorization_details: 1, scope: 2, expires_in: 'soon' }
  const { value } = rightOf(AcmeToken.write(tokenWith({ extensions: extension('acme#moved', moved) })))
  const names = Object.keys(value).filter((name) => name in moved)
  expect(names).toEqual(optionalNames.filter((name) => name in moved))
})

describe('a moved value is not written', () => {
  test.each<readonly [string, Partial<Token>, object]>([
    ['if the token has the member', { expiresIn: 60, ...moved({ expires_in: 'soon' }) }, { expires_in: 60 }],
    ['if the member is an empty scope', { scope: [], ...moved({ scope: 1 }) }, { scope: '' }],
    ['if it would be read as the member', moved({ expires_in: 3600 }), {}],
    ['if it would be repaired into the member', moved({ expires_in: '3600' }), {}],
    ['if it would be read as a token', moved({ refresh_token: 'fake-planted' }), {}],
    ['if it is null', moved({ id_token: null }), {}],
    ['if it is empty', moved({ id_token: '' }), {}],
    ['as the access token', moved({ access_token: 1 }), {}],
    ['as the token type', moved({ token_type: 1 }), {}],
    ['as an error', moved({ error: 'fake' }), {}],
    ['under a name outside the table', moved({ tenant: 1 }), {}],
    ['under a name of Object.prototype', moved(JSON.parse('{"__proto__":{"a":1}}')), {}],
  ])('%s', (_, members, written) => {
    const { value, notes } = rightOf(AcmeToken.write(tokenWith(members)))
    expect(value).toStrictEqual({ ...response, ...written })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test('in the extension of unknown members, even if it is unusable', () => {
    const token = tokenWith({ extensions: extension('acme', { expires_in: 'soon', tenant: 1 }) })
    const { value, notes } = rightOf(AcmeToken.write(token))
    expect(value).toEqual({ ...response, tenant: 1 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })
})

test('a moved value next to an unknown member never makes the written response an error', () => {
  const FailingToken = defineCodec<{ access_token?: string; token_type?: string; expires_in?: number }>()({
    id: 'failing',
    fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in' },
    errors: [
      { marker: 'state', read: ({ state, expires_in }) => (expires_in === -1 ? { error: String(state) } : undefined) },
    ],
  })
  const previous = rightOf(FailingToken.decode({ ...response, state: 'closed' }))
  const { token } = mergeRefresh(previous, rightOf(FailingToken.decode({ ...response, expires_in: -1 })))
  const { value, notes } = rightOf(FailingToken.write(token))
  expect(value).toEqual({ ...response, expires_in: -1 })
  expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
})

describe('an extension without members counts as missing', () => {
  const token = tokenWith({ extensions: { fake: secret({}) } })

  test('in another codec, without a note', () =>
    expect(rightOf(Rfc6749Token.write(token, { onLoss: 'fail' }))).toEqual({ value: response, notes: [] }))

  test('in canonical JSON', () =>
    expect(CanonicalToken.encode(token)).toStrictEqual({
      v: 1,
      accessToken: 'fake-access-token',
      tokenType: 'Bearer',
    }))
})

describe('an unknown member named error', () => {
  test.each([null, '', 'fake'])('is never written: %j', (error) => {
    const { value, notes } = rightOf(
      AcmeToken.write(tokenWith({ extensions: extension('acme', { error, tenant: 1 }) })),
    )
    expect(value).toEqual({ ...response, tenant: 1 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test.each([null, '', false, 0, {}, []])('is not kept from a response with a token: %j', (error) =>
    expect(rightOf(Rfc6749Token.read({ ...response, error })).token).not.toHaveProperty('extensions'),
  )
})

describe('the extensions of canonical JSON', () => {
  test('are an unknown member to another codec', () => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, extensions: { fake: { tenant: 1 } } }))
    expect(Object.keys(token.extensions ?? {})).toEqual(['rfc6749'])
    expect(extensionOf(token, 'rfc6749')).toEqual({ extensions: { fake: { tenant: 1 } } })
    expect(notes).toEqual([])
    expect(Rfc6749Token.read({ ...response, extensions: 1 })._tag).toBe('Right')
  })
})

function moved(members: Record<string, Json>): Partial<Token> {
  return { extensions: extension('acme#moved', members) }
}
