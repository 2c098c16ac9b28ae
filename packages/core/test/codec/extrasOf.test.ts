// Documented response members that are not token members.
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { AnyTokenCodec, Secret, Token, TokenCodec } from '../../src/index.js'
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

test('a codec lists its extras', () => {
  expect(AcmeToken.extras).toEqual(['data', 'instance_url', 'team', 'session'])
  expect(AcmeToken.secretExtras).toEqual(['session'])
  expect([Rfc6749Token.extras, CanonicalToken.secretExtras]).toEqual([[], []])
})

test('are as received; a container is without the members of the table', () => {
  const { session, ...others } = extrasOf(AcmeToken, token)
  expect(others).toEqual({ instance_url: 'https://api.example', team: { id: 'T1' }, data: { team: 'fake' } })
  expect(session === undefined ? session : reveal(session)).toEqual({ key: 'fake-session' })
})

test("have the response's types, with secret extras as Secret", () => {
  const extras = extrasOf(AcmeToken, token)
  expectTypeOf(extras.instance_url).toEqualTypeOf<string | undefined>()
  expectTypeOf(extras.team).toEqualTypeOf<{ readonly id: string } | null | undefined>()
  expectTypeOf(extras.session).toEqualTypeOf<Secret<{ readonly key: string }> | undefined>()
  // @ts-expect-error -- a member of the token
  expect(extras.access_token).toBeUndefined()
})

test('are not secret in a codec annotated without secret extras', () => {
  interface TeamTokenResponse {
    access_token: string
    token_type: string
    team: { readonly id: string }
  }
  const TeamToken: TokenCodec<TeamTokenResponse, 'team'> = defineCodec<TeamTokenResponse>()({
    id: 'team',
    fields: { accessToken: 'access_token', tokenType: 'token_type' },
    extras: ['team'],
  })
  const { team } = extrasOf(TeamToken, TeamToken.parse({ ...response, team: { id: 'T1' } }))
  expect(team?.id).toBe('T1')
})

test('never print a secret', () => {
  const extras = extrasOf(AcmeToken, token)
  expect(JSON.stringify(extras)).not.toContain('fake-session')
  expect(String(extras.session)).not.toContain('fake-session')
})

test('are only the received members, including null', () => {
  expect(extrasOf(AcmeToken, AcmeToken.parse({ ...response, team: null }))).toEqual({ team: null })
  expect(extrasOf(AcmeToken, AcmeToken.parse(response))).toEqual({})
  expect(Object.keys(extrasOf(AcmeToken, AcmeToken.parse({ ...response, tenant: 1 })))).toEqual([])
})

test('survive canonical JSON and a refresh without them', () => {
  const stored = rightOf(CanonicalToken.decode(JSON.parse(JSON.stringify(CanonicalToken.encode(token)))))
  const refreshed = mergeRefresh(stored, AcmeToken.parse({ ...response, instance_url: 'https://b.example' })).token
  expect(extrasOf(AcmeToken, refreshed)).toMatchObject({ instance_url: 'https://b.example', team: { id: 'T1' } })
})

test('come from this codec only', () => {
  expect(extrasOf(AcmeToken, tokenWith({ extensions: extension('other', members) }))).toEqual({})
  expect(extrasOf(AcmeToken, tokenWith({ extensions: extension('acme#moved', members) }))).toEqual({})
})

test('do not change the token', () => {
  const frozen = deepFreeze(tokenWith({ extensions: extension('acme', deepFreeze({ ...members })) }))
  expect(Object.keys(extrasOf(AcmeToken, frozen))).toEqual(['instance_url', 'team', 'session'])
})

describe('names and values without type checks', () => {
  const OddToken = defineCodec<object>()({
    id: 'acme',
    fields: { accessToken: 'access_token', tokenType: 'token_type' },
    extras: ['__proto__', 'constructor', 'toString'],
  } as never) as AnyTokenCodec

  test('may be names of Object.prototype members', () => {
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
  ])('never make extrasOf throw: %o', (extensions) =>
    expect(extrasOf(AcmeToken, { ...tokenWith(), extensions } as Token)).toEqual({}),
  )
})

test("have a type that may be secret if the codec's type is unknown", () => {
  const codec: AnyTokenCodec = AcmeToken
  expect(Object.keys(extrasOf(codec, token))).toEqual(['data', 'instance_url', 'team', 'session'])
})
