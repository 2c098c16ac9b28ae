import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import type { Token } from '../../src/index.js'
import { CanonicalToken, eqToken, Rfc6749Token } from '../../src/index.js'
import { response, rightOf, tokenWith } from '../support/index.js'

const isMinimal = (token: Token): boolean => eqToken(token, tokenWith())

describe('a codec works', () => {
  test('inside t.type', () => {
    const Session = t.type({ user: t.string, token: Rfc6749Token })
    const session = rightOf(Session.decode({ user: 'fake', token: response }))
    expect(isMinimal(session.token)).toBe(true)
    expect(Session.is(session)).toBe(true)
    expect(Session.encode(session)).toEqual({ user: 'fake', token: response })
  })

  test('inside t.array', () => {
    const Tokens = t.array(CanonicalToken)
    const tokens = rightOf(Tokens.decode([{ v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }]))
    expect(tokens.map(isMinimal)).toEqual([true])
    expect(Tokens.encode(tokens)).toEqual([{ v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }])
  })

  test.each([
    ['first', t.union([t.null, Rfc6749Token])],
    ['last', t.union([Rfc6749Token, t.null])],
  ] as const)('next to t.null in a union, with null %s', (_, Optional) => {
    expect(rightOf(Optional.decode(null))).toBeNull()
    const token = rightOf(Optional.decode(response))
    expect(token !== null && isMinimal(token)).toBe(true)
    expect(Optional.encode(null)).toBeNull()
    expect(Optional.encode(token)).toEqual(response)
  })

  test('at the end of a pipe', () => {
    const JsonText = new t.Type<unknown, string, unknown>(
      'JsonText',
      (_): _ is unknown => true,
      (input, context) => (typeof input === 'string' ? t.success(JSON.parse(input)) : t.failure(input, context)),
      (value) => JSON.stringify(value),
    )
    const Stored = JsonText.pipe(CanonicalToken)
    const text = '{"v":1,"accessToken":"fake-access-token","tokenType":"Bearer"}'
    const token = rightOf(Stored.decode(text))
    expect(isMinimal(token)).toBe(true)
    expect(Stored.encode(token)).toBe(text)
  })

  test('at the start of a pipe', () => {
    const Lasting = Rfc6749Token.pipe(
      new t.Type<Token, Token, Token>(
        'Lasting',
        (_): _ is Token => true,
        (token, context) => (token.refreshToken === undefined ? t.failure(token, context) : t.success(token)),
        t.identity,
      ),
    )
    const sent = { ...response, refresh_token: 'fake-refresh-token' }
    expect(Lasting.encode(rightOf(Lasting.decode(sent)))).toEqual(sent)
    expect(Lasting.decode(response)._tag).toBe('Left')
  })

  test('inside t.intersection', () => {
    const Tenanted = t.intersection([Rfc6749Token, t.strict({ tenant: t.string })])
    const token = rightOf(Tenanted.decode({ ...response, tenant: 'fake' }))
    expect(token.tenant).toBe('fake')
    expect(Tenanted.is(token)).toBe(true)
    expect(Tenanted.encode(token)).toMatchObject({ ...response, tenant: 'fake' })
  })
})

test('derives its type names from its id', () =>
  expect([Rfc6749Token.name, Rfc6749Token.wire.name]).toEqual(['Rfc6749Token', 'Rfc6749TokenResponse']))
