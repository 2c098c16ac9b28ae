// Issues of a whole response that cannot be read.
import { describe, expect, test } from 'vitest'
import { CanonicalToken, defineCodec, field, Rfc6749Token } from '../src/index.js'
import { extensionOf, issuesOf, leftOf, nested, response, rightOf, triplesOf } from './support.js'

const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }

test.each<readonly [unknown, string, string]>([
  ['fake', 'string', 'not-object'],
  [null, 'null', 'not-object'],
  [[response], 'array', 'not-object'],
  [new Uint8Array(2), 'object', 'unreadable'],
])('an input that is no response is refused as a whole: %j', (input, actual, code) =>
  expect(issuesOf(leftOf(Rfc6749Token.read(input)))).toEqual([{ path: [], actual, code }]),
)

test('unknown members that nest too deep are refused', () =>
  expect(issuesOf(leftOf(Rfc6749Token.read({ ...response, tenant: nested(501) })))).toEqual([
    { path: ['extensions'], actual: 'array', code: 'too-deep' },
  ]))

test('the time of receipt is refused by the name of its option', () =>
  expect(issuesOf(leftOf(Rfc6749Token.read(response, { receivedAt: -1 })))).toEqual([
    { path: ['receivedAt'], actual: 'number', code: 'negative' },
  ]))

test('the time of receipt is not in milliseconds', () => {
  const issue = {
    path: ['receivedAt'],
    actual: 'number',
    code: 'too-large',
  }
  expect(issuesOf(leftOf(Rfc6749Token.read(response, { receivedAt: 1_700_000_000_000 })))).toEqual([issue])
  expect(rightOf(Rfc6749Token.read(response, { receivedAt: 99_999_999_999 })).token.issuedAt).toBe(99_999_999_999)
})

describe('the version of canonical JSON', () => {
  test.each<readonly [unknown, string, string]>([
    [undefined, 'undefined', 'missing'],
    [null, 'null', 'bad-version'],
    ['2', 'string', 'bad-version'],
    [0, 'number', 'bad-version'],
    [1.5, 'number', 'bad-version'],
    [Number.POSITIVE_INFINITY, 'number', 'bad-version'],
  ])('is the number 1, not %j', (v, actual, code) =>
    expect(issuesOf(leftOf(CanonicalToken.read({ ...minimal, v })))).toEqual([{ path: ['v'], actual, code }]),
  )
})

describe('the extensions of canonical JSON', () => {
  test.each<readonly [unknown, string]>([
    [1, 'number'],
    [[], 'array'],
    [{ fake: 'fake' }, 'string'],
    [{ fake: null }, 'null'],
    [{ fake: [] }, 'array'],
  ])('are objects in an object, not %j', (extensions, actual) =>
    expect(issuesOf(leftOf(CanonicalToken.read({ ...minimal, extensions })))).toEqual([
      {
        path: ['extensions'],
        actual,
        code: 'not-object',
      },
    ]),
  )

  test('are none where they hold no members', () =>
    expect(rightOf(CanonicalToken.read({ ...minimal, extensions: { fake: {} } })).token).not.toHaveProperty(
      'extensions',
    ))

  test('are an unknown member like any other to another codec', () => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, extensions: { fake: { tenant: 1 } } }))
    expect(Object.keys(token.extensions ?? {})).toEqual(['rfc6749'])
    expect(extensionOf(token, 'rfc6749')).toEqual({ extensions: { fake: { tenant: 1 } } })
    expect(notes).toEqual([])
    expect(Rfc6749Token.read({ ...response, extensions: 1 })._tag).toBe('Right')
  })
})

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  scope?: string
  id_token?: string
}
const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    scope: field('scope', {
      read: () => {
        throw new Error('none of mine')
      },
      write: (standard) => standard,
    }),
    idToken: 'id_token',
  },
  repairs: [
    {
      reason: 'no-text',
      explanation: 'what is no text was kept as data',
      member: 'idToken',
      moves: (value) => typeof value !== 'string',
    },
    {
      reason: 'not-positive',
      explanation: 'what is not positive is ten seconds',
      member: 'expiresIn',
      applies: (seconds) => !(seconds > 0),
      repair: () => 10,
    },
  ],
})

describe('strict reading', () => {
  test('refuses what was assumed, repaired and moved, each by its wire name', () =>
    expect(
      issuesOf(
        leftOf(AcmeToken.read({ access_token: 'fake-access-token', expires_in: 0, id_token: 1 }, { strict: true })),
      ),
    ).toEqual([
      { path: ['token_type'], actual: 'undefined', code: 'assumed-bearer' },
      { path: ['id_token'], actual: 'number', code: 'no-text' },
      { path: ['expires_in'], actual: 'number', code: 'not-positive' },
    ]))

  test('takes what was read as absent', () =>
    expect(triplesOf(rightOf(AcmeToken.read({ ...response, id_token: null }, { strict: true })).notes)).toEqual([
      ['ignored', 'null-member', 'idToken'],
    ]))
})

describe("a codec's own rule", () => {
  test('does not concern a member that was not sent', () => {
    const { token, notes } = rightOf(AcmeToken.read(response))
    expect(token).not.toHaveProperty('expiresIn')
    expect(notes).toEqual([])
  })

  test.each(['id_token', 'expires_in'])('does not concern null: %s', (name) => {
    const { token, notes } = rightOf(AcmeToken.read({ ...response, [name]: null }))
    expect(Object.keys(token)).toEqual(['accessToken', 'tokenType'])
    expect(notes.map(({ code: reason }) => reason)).toEqual(['null-member'])
  })

  test('that throws hands on what was sent', () => {
    expect(rightOf(AcmeToken.read({ ...response, scope: 'a b' })).token.scope).toEqual(['a', 'b'])
    expect(issuesOf(leftOf(AcmeToken.read({ ...response, scope: 1 })))).toMatchObject([
      { path: ['scope'], actual: 'number' },
    ])
  })
})
