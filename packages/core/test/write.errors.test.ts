// Errors of writing, as a whole.
import { describe, expect, test } from 'vitest'
import type { JsonObject, Secret, Token } from '../src/index.js'
import { defineCodec, Rfc6749Token, secret } from '../src/index.js'
import { leftOf, tokenWith } from './support.js'

const rfc6749 = (code: string, path: readonly string[], actual: string) => ({
  _tag: 'Malformed',
  code,
  message: expect.stringContaining(code),
  vendor: 'rfc6749',
  issues: [{ path, expected: expect.any(String), actual, code }],
})

const unread: object = {
  get accessToken(): never {
    throw new Error('fake-planted')
  },
}

describe('a token that is none is Malformed, with the whole of what is wrong', () => {
  const holding = (value: unknown) => tokenWith({ extensions: { fake: secret(value) as Secret<JsonObject> } })

  test.each<readonly [string, unknown, ReturnType<typeof rfc6749>]>([
    ['nothing', undefined, rfc6749('not-token', [], 'undefined')],
    ['text', 'fake-planted', rfc6749('not-token', [], 'string')],
    ['an array', [tokenWith()], rfc6749('not-token', [], 'array')],
    ['an object that cannot be read', unread, rfc6749('not-token', [], 'object')],
    ['no access token', { tokenType: 'Bearer' }, rfc6749('missing', ['accessToken'], 'undefined')],
    ['no token type', { accessToken: secret('fake-a') }, rfc6749('missing', ['tokenType'], 'undefined')],
    [
      'an access token that is there, and none',
      { accessToken: undefined, tokenType: 'Bearer' },
      rfc6749('not-secret', ['accessToken'], 'undefined'),
    ],
    [
      'an end past the last instant',
      tokenWith({ issuedAt: 8.64e12, expiresIn: 1 }),
      rfc6749('too-large', ['expiresIn'], 'number'),
    ],
    [
      'an end of the refresh token past the last instant',
      tokenWith({ issuedAt: 8.64e12, refreshTokenExpiresIn: 1 }),
      rfc6749('too-large', ['refreshTokenExpiresIn'], 'number'),
    ],
    [
      'extensions that are there, and none',
      { ...tokenWith(), extensions: undefined },
      rfc6749('not-object', ['extensions'], 'undefined'),
    ],
    [
      'extensions that are no record',
      { ...tokenWith(), extensions: 5 },
      rfc6749('not-object', ['extensions'], 'number'),
    ],
    [
      'an extension in the clear',
      { ...tokenWith(), extensions: { fake: { planted: 1 } } },
      rfc6749('not-secret', ['extensions'], 'object'),
    ],
    ['an extension of text', holding('fake-planted'), rfc6749('not-object', ['extensions'], 'string')],
    ['an extension of an array', holding(['fake-planted']), rfc6749('not-object', ['extensions'], 'array')],
    ['an extension of bytes', holding(new Uint8Array(2)), rfc6749('not-object', ['extensions'], 'object')],
    ['an extension that JSON cannot hold', holding({ a: 10n }), rfc6749('not-json', ['extensions'], 'bigint')],
  ])('%s', (_, token, error) => expect(leftOf(Rfc6749Token.write(token as Token))).toEqual(error))

  test('what is missing is told beside what else is wrong', () => {
    const error = leftOf(Rfc6749Token.write({ tokenType: 'Bearer', expiresIn: -1 } as unknown as Token))
    expect(error).toMatchObject({
      code: 'negative',
      issues: [
        { path: ['expiresIn'], code: 'negative' },
        { path: ['accessToken'], code: 'missing' },
      ],
    })
  })

  test('one extension that is wrong does not keep the next from being told', () => {
    const extensions = { fake: 1, other: secret(2) }
    const error = leftOf(Rfc6749Token.write({ ...tokenWith(), extensions } as unknown as Token))
    expect(error).toMatchObject({ issues: [{ code: 'not-secret' }, { code: 'not-object' }] })
  })

  test('what ends at the last instant is a token', () =>
    expect(Rfc6749Token.is(tokenWith({ issuedAt: 8.64e12 - 1, expiresIn: 1, refreshTokenExpiresIn: 1 }))).toBe(true))
})

describe('a time that is none is Malformed, though the token is right', () => {
  test.each<readonly [unknown, string, string]>([
    [Number.NaN, 'not-finite', 'number'],
    [-1, 'negative', 'number'],
    [Number.POSITIVE_INFINITY, 'not-finite', 'number'],
    ['1700000000', 'not-number', 'string'],
  ])('%s', (now, code, actual) =>
    expect(leftOf(Rfc6749Token.write(tokenWith(), { now: now as number }))).toEqual(rfc6749(code, ['now'], actual)),
  )

  test.each([100_000_000_000, 1_700_000_000_000, 8.64e12 + 1, 1e300])('%d, which is milliseconds or more', (now) =>
    expect(leftOf(Rfc6749Token.write(tokenWith(), { now }))).toEqual(rfc6749('too-large', ['now'], 'number')),
  )

  test('the last second before what must be milliseconds is taken', () =>
    expect(Rfc6749Token.write(tokenWith(), { now: 99_999_999_999 })._tag).toBe('Right'))
})

test('a lifetime that cannot be re-based is UnknownIssueTime', () =>
  expect(leftOf(Rfc6749Token.write(tokenWith({ expiresIn: 3600 }), { now: 1700000000 }))).toEqual({
    _tag: 'UnknownIssueTime',
    code: 'unknown-issue-time',
    message: expect.any(String),
    vendor: 'rfc6749',
  }))

describe('a loss that is to fail', () => {
  const dropped = (vendor: string, reason: string, field: string, name: string) => ({
    code: 'dropped',
    reason,
    vendor,
    direction: 'write',
    field,
    message: expect.stringContaining(name),
  })

  test('tells every loss in one line, its code the first reason, and nothing of what is no loss', () => {
    const token = tokenWith({
      expiresIn: 3600,
      issuedAt: 1700000000,
      refreshTokenScope: ['a'],
      extensions: { fake: secret({ a: 1 }) },
    })
    expect(leftOf(Rfc6749Token.write(token, { now: 1700000100, onLoss: 'fail' }))).toEqual({
      _tag: 'Lossy',
      code: 'not-carried',
      vendor: 'rfc6749',
      message: expect.any(String),
      notes: [
        dropped('rfc6749', 'not-carried', 'issuedAt', 'issuedAt'),
        dropped('rfc6749', 'not-carried', 'refreshTokenScope', 'refreshTokenScope'),
        dropped('rfc6749', 'foreign-extension', 'extensions', 'extensions'),
      ],
    })
  })

  test('is always that of a token type which the documented one cannot hold, under its wire name', () => {
    const BearerToken = defineCodec<{ access_token?: string; token_type?: 'bearer' }>()({
      id: 'acme',
      fields: { accessToken: 'access_token', tokenType: 'token_type' },
      tokenType: { only: 'bearer' },
    })
    expect(leftOf(BearerToken.write(tokenWith({ tokenType: 'DPoP' })))).toEqual({
      _tag: 'Lossy',
      code: 'token-type',
      message: expect.stringContaining('token_type'),
      vendor: 'acme',
      notes: [dropped('acme', 'token-type', 'tokenType', 'token_type')],
    })
  })
})
