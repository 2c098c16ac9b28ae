// Tokens in UI state libraries, which wrap each object in a proxy.
import { inspect } from 'node:util'
import { reactive, readonly, ref, shallowReactive, toRaw } from '@vue/reactivity'
import { proxy, snapshot } from 'valtio/vanilla'
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, Token } from '../../src/index.js'
import {
  authorizationHeader,
  CanonicalToken,
  eqSecret,
  eqToken,
  expiryOf,
  freshness,
  mergeRefresh,
  Rfc6749Token,
  reveal,
  secondsLeft,
  secret,
  secretEqualityTester,
  withIssuedAt,
} from '../../src/index.js'
import { fullToken, rightOf, tokenWith } from '../support/index.js'

type Wrap = (token: Token) => Token

/** Wraps a token in an object of unknown type, so that the Vue and Valtio types do not unwrap it. */
const held = (token: unknown): { token: unknown } => ({ token })

const wrappers: readonly (readonly [string, Wrap])[] = [
  ["Vue's reactive", (token) => reactive(held(token)).token as Token],
  ["Vue's readonly", (token) => readonly(held(token)).token as Token],
  ["Vue's readonly of a reactive", (token) => readonly(reactive(held(token))).token as Token],
  ["Vue's ref", (token) => ref<unknown>(token).value as Token],
  ["Vue's shallowReactive", (token) => shallowReactive(token)],
  ["Valtio's proxy", (token) => proxy(held(token)).token as Token],
  ["Valtio's snapshot", (token) => snapshot(proxy(held(token))).token as Token],
]

/** Creates a new token for each test, because Valtio modifies its input. */
const fresh = (): Token => rightOf(CanonicalToken.decode(CanonicalToken.encode(fullToken)))
const codecs: readonly AnyTokenCodec[] = [Rfc6749Token, CanonicalToken]

describe.each(wrappers)('in %s', (_, wrap) => {
  test('secrets can be revealed and compared', () => {
    const token = wrap(fresh())
    const details = token.authorizationDetails ?? secret([])
    expect(reveal(token.accessToken)).toBe('fake-access-token')
    expect(JSON.stringify(reveal(details))).toBe('[{"type":"fake","actions":["read"]}]')
    expect(eqSecret(token.accessToken, fullToken.accessToken)).toBe(true)
    expect(eqSecret(details, fullToken.authorizationDetails ?? secret([]))).toBe(true)
    expect(secretEqualityTester(token.refreshToken, fullToken.refreshToken)).toBe(true)
    expect(eqSecret(token.accessToken, secret('fake-other'))).toBe(false)
  })

  test('tokens can be compared, checked and written', () => {
    const token = wrap(fresh())
    expect(eqToken(token, fullToken)).toBe(true)
    expect(eqToken(fullToken, token)).toBe(true)
    expect(eqToken(token, tokenWith())).toBe(false)
    for (const codec of codecs) {
      expect(codec.is(token)).toBe(true)
      expect(codec.encode(token)).toEqual(codec.encode(fullToken))
      expect(codec.write(token, { now: 1700000060 })).toEqual(codec.write(fullToken, { now: 1700000060 }))
    }
  })

  test('tokens can be presented, refreshed and timed', () => {
    const token = wrap(fresh())
    expect(rightOf(authorizationHeader(token))).toBe('Bearer fake-access-token')
    expect(expiryOf(token)).toBe(1700003600)
    expect(secondsLeft(token, 1700000600, { of: 'refreshToken' })).toBe(85_800)
    expect(freshness(token, { now: 1700003600 })).toBe('expired')
    expect(eqToken(withIssuedAt(token, 1), withIssuedAt(fullToken, 1))).toBe(true)
    const next = tokenWith({ accessToken: secret('fake-new'), issuedAt: 1700000600 })
    for (const [one, other] of [
      [token, next],
      [token, wrap(next)],
    ] as const) {
      const merged = mergeRefresh(one, other)
      const plain = mergeRefresh(fullToken, next)
      expect(eqToken(merged.token, plain.token)).toBe(true)
      expect(merged.notes).toEqual(plain.notes)
    }
  })

  test('secrets print as placeholders', () => {
    const token = wrap(fresh())
    expect(`${token.accessToken}`).toBe('<redacted>')
    expect(JSON.parse(JSON.stringify(token)).refreshToken).toBe('<redacted>')
    const shown = [
      inspect(token, { depth: Number.POSITIVE_INFINITY, showHidden: true }),
      inspect(token, { depth: Number.POSITIVE_INFINITY, showHidden: true, showProxy: true, customInspect: false }),
    ].join()
    for (const text of ['fake-access-token', 'fake-refresh-token', 'fake-tenant']) expect(shown).not.toContain(text)
  })

  test('clones fail, and spread copies of secrets are not secrets', () => {
    const token = wrap(fresh())
    expect(() => structuredClone(token)).toThrow(/could not be cloned/)
    expect(() => structuredClone(token.accessToken)).toThrow(/could not be cloned/)
    const copied = { ...token, accessToken: { ...token.accessToken } }
    expect(() => reveal(copied.accessToken)).toThrow(TypeError)
    expect(CanonicalToken.is(copied)).toBe(false)
    expect(eqToken(copied, fullToken)).toBe(false)
    // A spread copy of the token contains the same secrets.
    expect(eqToken({ ...token }, fullToken)).toBe(true)
  })
})

test('a token is unchanged after going through a store', () => {
  const token = rightOf(Rfc6749Token.decode({ access_token: 'fake-a', token_type: 'Bearer', scope: 'read', tenant: 1 }))
  expect(toRaw(reactive(held(token))).token).toBe(token)
  const store = proxy(held(undefined))
  store.token = token
  expect(Rfc6749Token.encode(store.token as Token)).toEqual({
    access_token: 'fake-a',
    token_type: 'Bearer',
    scope: 'read',
    tenant: 1,
  })
})
