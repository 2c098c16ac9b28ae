// The documented members that no token has.
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { AnyTokenCodec, Secret, Token } from '../../src/index.js'
import {
  at,
  CanonicalToken,
  defineCodec,
  extrasOf,
  mergeRefresh,
  Rfc6749Token,
  reveal,
  secret,
} from '../../src/index.js'
import { deepFreeze, extension, response, rightOf, tokenWith } from '../support/index.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  data?: { refresh_token?: string; team?: string }
  instance_url?: string
  team: { readonly id: string } | null
  session?: { readonly key: string }
}

const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: { accessToken: 'access_token', tokenType: 'token_type', refreshToken: at('data', 'refresh_token') },
  extras: ['data', 'instance_url', 'team', 'session'],
  secretExtras: ['session'],
})

const members = { instance_url: 'https://api.example', team: { id: 'T1' }, session: { key: 'fake-session' } }
const sent = { ...response, data: { refresh_token: 'fake-r', team: 'fake' }, ...members }
const token = AcmeToken.parse(sent)

test('a codec names them', () => {
  expect(AcmeToken.extras).toEqual(['data', 'instance_url', 'team', 'session'])
  expect(AcmeToken.secretExtras).toEqual(['session'])
  expect([Rfc6749Token.extras, CanonicalToken.secretExtras]).toEqual([[], []])
})

test('are as they came, and a container is what the table left of it', () => {
  const { session, ...others } = extrasOf(AcmeToken, token)
  expect(others).toEqual({ instance_url: 'https://api.example', team: { id: 'T1' }, data: { team: 'fake' } })
  expect(session === undefined ? session : reveal(session)).toEqual({ key: 'fake-session' })
})

test('have the types of the response, secret ones in a secret', () => {
  const extras = extrasOf(AcmeToken, token)
  expectTypeOf(extras.instance_url).toEqualTypeOf<string | undefined>()
  expectTypeOf(extras.team).toEqualTypeOf<{ readonly id: string } | null | undefined>()
  expectTypeOf(extras.session).toEqualTypeOf<Secret<{ readonly key: string }> | undefined>()
  // @ts-expect-error -- a member of the token
  expect(extras.access_token).toBeUndefined()
})

test('print nothing that is secret', () => {
  const extras = extrasOf(AcmeToken, token)
  expect(JSON.stringify(extras)).not.toContain('fake-session')
  expect(String(extras.session)).not.toContain('fake-session')
})

test('are only those that came, null too', () => {
  expect(extrasOf(AcmeToken, AcmeToken.parse({ ...response, team: null }))).toEqual({ team: null })
  expect(extrasOf(AcmeToken, AcmeToken.parse(response))).toEqual({})
  expect(Object.keys(extrasOf(AcmeToken, AcmeToken.parse({ ...response, tenant: 1 })))).toEqual([])
})

test('survive canonical JSON and a refresh that leaves them out', () => {
  const stored = rightOf(CanonicalToken.decode(JSON.parse(JSON.stringify(CanonicalToken.encode(token)))))
  const refreshed = mergeRefresh(stored, AcmeToken.parse({ ...response, instance_url: 'https://b.example' })).token
  expect(extrasOf(AcmeToken, refreshed)).toMatchObject({ instance_url: 'https://b.example', team: { id: 'T1' } })
})

test('are those of this codec alone', () => {
  expect(extrasOf(AcmeToken, tokenWith({ extensions: extension('other', members) }))).toEqual({})
  expect(extrasOf(AcmeToken, tokenWith({ extensions: extension('acme#moved', members) }))).toEqual({})
})

test('do not change the token', () => {
  const frozen = deepFreeze(tokenWith({ extensions: extension('acme', deepFreeze({ ...members })) }))
  expect(Object.keys(extrasOf(AcmeToken, frozen))).toEqual(['instance_url', 'team', 'session'])
})

describe('names and values of programs without a compiler', () => {
  const OddToken = defineCodec<object>()({
    id: 'acme',
    fields: { accessToken: 'access_token', tokenType: 'token_type' },
    extras: ['__proto__', 'constructor', 'toString'],
  } as never) as AnyTokenCodec

  test('may be those of every object', () => {
    const input = JSON.parse(`{"access_token":"fake-a","token_type":"Bearer","__proto__":{"a":1},"toString":1}`)
    const extras = extrasOf(OddToken, OddToken.parse(input))
    expect(Object.entries(extras)).toEqual([
      ['__proto__', { a: 1 }],
      ['toString', 1],
    ])
    expect(Object.getPrototypeOf(extras)).toBe(Object.prototype)
    expect(extrasOf(OddToken, OddToken.parse(response))).toEqual({})
  })

  test.each<unknown>([
    null,
    undefined,
    {},
    { acme: null },
    { acme: {} },
    { acme: secret(null) },
    { acme: secret('fake') },
    { acme: secret([1]) },
    Object.create({ acme: secret(members) }),
  ])('never make it throw: %o', (extensions) =>
    expect(extrasOf(AcmeToken, { ...tokenWith(), extensions } as Token)).toEqual({}),
  )
})

test('of a codec whose type is not known may be secret', () => {
  const codec: AnyTokenCodec = AcmeToken
  expect(Object.keys(extrasOf(codec, token))).toEqual(['data', 'instance_url', 'team', 'session'])
})
