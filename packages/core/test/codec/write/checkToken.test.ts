import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, JsonObject, Secret, Token } from '../../../src/index.js'
import { CanonicalToken, Rfc6749Token, secret, TokenCodecError } from '../../../src/index.js'
import { DatedToken } from '../../support/DatedToken.js'
import { fullToken, leftOf, nested, tokenWith } from '../../support/index.js'

const codecs = [Rfc6749Token, CanonicalToken] as const
const isToken = (value: unknown): boolean => {
  const answers = codecs.map((codec) => codec.is(value))
  expect(new Set(answers).size).toBe(1)
  return answers[0] === true
}
const circular: { self?: object } = {}
circular.self = circular
/** A secret of any value, even if the type forbids it. */
const anySecret = (value: unknown): Secret => secret(value) as Secret

describe('accepts', () => {
  test.each<readonly [string, unknown]>([
    ['a token with every member', fullToken],
    ['a minimal token', tokenWith()],
    ['an unknown token type', tokenWith({ tokenType: 'Fake-Type' })],
    ['a lifetime of 0', tokenWith({ expiresIn: 0 })],
    ['an empty scope', tokenWith({ scope: [] })],
    ['a scope name outside ASCII', tokenWith({ scope: ['caf\u00e9', '\u00a0'] })],
    ['the largest times', tokenWith({ issuedAt: 1e11, expiresIn: 1e11, refreshTokenExpiresIn: 1e11 })],
    ['empty authorization details', tokenWith({ authorizationDetails: secret([]) })],
    ['a member of a newer version', Object.assign(tokenWith(), { later: secret('fake') })],
    ['an empty extension', tokenWith({ extensions: { fake: secret({}) } })],
    ['a token without a prototype', Object.assign(Object.create(null), tokenWith())],
  ])('%s', (_, value) => expect(isToken(value)).toBe(true))
})

describe('rejects', () => {
  const text = ['accessToken', 'refreshToken', 'idToken'].flatMap((member) =>
    [
      ['as a plain string', 'fake-token'],
      ['empty', secret('')],
      ['with a line break', secret('fake\r\ntoken')],
      ['outside ASCII', secret('caf\u00e9')],
      ['that contains a number', anySecret(1)],
      ['that contains null', anySecret(null)],
      ['that is a placeholder', secret('<redacted>')],
      ['that is a spread copy', { ...secret('fake-token') }],
      ['that is null', null],
      ['that is undefined', undefined],
    ].map(([problem, value]) => [`${member} ${problem}`, { [member as string]: value }] as const),
  )
  const seconds = ['expiresIn', 'issuedAt', 'refreshTokenExpiresIn'].flatMap((member) =>
    [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e11 + 1, '3600', null, undefined, 1n].map(
      (value) => [`${member} ${String(value)} (${typeof value})`, { [member]: value }] as const,
    ),
  )
  const scopes = ['scope', 'refreshTokenScope'].flatMap((member) =>
    [
      ['that is a string', 'a b'],
      ['with a repeated name', ['a', 'a']],
      ['with a space in a name', ['a b']],
      ['with a tab in a name', ['a\tb']],
      ['with a control character in a name', ['a\u0000b']],
      ['with the largest control character in a name', ['a\u009fb']],
      ['with an empty name', ['']],
      ['with a number', [1]],
      ['with an empty array element', new Array(1)],
      ['that is null', null],
      ['that is undefined', undefined],
    ].map(([problem, value]) => [`${member} ${problem}`, { [member as string]: value }] as const),
  )
  const types = ['bearer', 'BEARER', 'dpop', 'mac', 'n_a', '', 'a\nb', 'caf\u00e9', 1, null, undefined].map(
    (tokenType) => [`tokenType ${JSON.stringify(tokenType)}`, { tokenType }] as const,
  )
  const otherMembers: readonly (readonly [string, object])[] = [
    ['issuedTokenType empty', { issuedTokenType: '' }],
    ['issuedTokenType with a line break', { issuedTokenType: 'urn:a\n' }],
    ['issuedTokenType as a number', { issuedTokenType: 1 }],
    ['authorizationDetails as a plain array', { authorizationDetails: [{}] }],
    ['authorizationDetails as a secret object', { authorizationDetails: anySecret({}) }],
    ['authorizationDetails with a string', { authorizationDetails: anySecret(['a']) }],
    ['authorizationDetails with a date', { authorizationDetails: anySecret([{ at: new Date(0) }]) }],
    ['extensions as plain objects', { extensions: { fake: { a: 1 } } }],
    ['extensions that are an array', { extensions: [secret({})] }],
    ['extensions that are null', { extensions: null }],
    ['an extension with an array', { extensions: { fake: anySecret([1]) } }],
    ['an extension with a string', { extensions: { fake: anySecret('a') } }],
    ...[() => 1, Symbol('fake'), 1n, Number.NaN, new Date(0), new Map(), circular, nested(10_000)].map(
      (value, index) =>
        [`an extension that is not JSON (${index})`, { extensions: { fake: anySecret({ value }) } }] as const,
    ),
  ]

  test.each<readonly [string, object]>([...text, ...seconds, ...scopes, ...types, ...otherMembers])(
    '%s',
    (_, members) => expect(isToken({ ...fullToken, ...members })).toBe(false),
  )

  test.each(['accessToken', 'tokenType'] as const)('a token without %s', (name) => {
    const { [name]: _, ...rest } = fullToken
    expect(isToken(rest)).toBe(false)
  })

  test.each([Rfc6749Token.encode(fullToken), CanonicalToken.encode(fullToken)])('a response', (response) =>
    expect(isToken(response)).toBe(false),
  )
})

describe('never throws', () => {
  const refuse = (): never => {
    throw new Error('fake')
  }
  const hostile: readonly (readonly [string, () => unknown])[] = [
    [
      'a proxy that rejects everything',
      () => new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse }),
    ],
    ['a throwing getter', () => Object.defineProperty({}, 'accessToken', { get: refuse, enumerable: true })],
    ['a cyclic object', () => circular],
    ['a function', () => refuse],
    ['a symbol', () => Symbol('fake')],
    ['an array', () => [tokenWith()]],
    [
      'a revoked proxy',
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        return proxy
      },
    ],
    ['a fake secret', () => ({ tokenType: 'Bearer', accessToken: { [Symbol.for('@token-codecs/secret')]: refuse } })],
  ]

  test.each(hostile)('for %s, as the token or one of its members', (_, make) => {
    expect(isToken(make())).toBe(false)
    for (const member of Object.keys(fullToken)) expect(isToken({ ...fullToken, [member]: make() })).toBe(false)
  })
})

test('members are read once, so that the checked value is the written value', () => {
  let looks = 0
  const token: Token = {
    tokenType: 'Bearer',
    get accessToken() {
      looks++
      return looks === 1 ? secret('fake-access-token') : secret('fake\r\nother')
    },
  }
  expect(Rfc6749Token.encode(token)).toEqual({ access_token: 'fake-access-token', token_type: 'Bearer' })
})

describe('a value that is not a token', () => {
  const planted = 'fake-planted-token'
  const wrong: readonly (readonly [string, unknown])[] = [
    ['undefined', undefined],
    ['a response', { access_token: planted, token_type: 'Bearer' }],
    ['a plain access token', { accessToken: planted, tokenType: 'Bearer' }],
    ['a token with a line break', { accessToken: secret(`${planted}\r\n`), tokenType: 'Bearer' }],
    ['a negative lifetime', { accessToken: secret(planted), tokenType: 'Bearer', expiresIn: -1 }],
    ['a plain extension', { accessToken: secret(planted), tokenType: 'Bearer', extensions: { a: { planted } } }],
  ]

  test.each(wrong)('makes write return Malformed and encode throw, without leaking: %s', (_, value) => {
    for (const codec of [Rfc6749Token, CanonicalToken, DatedToken] as readonly AnyTokenCodec[]) {
      const error = leftOf(codec.write(value as Token))
      expect(error._tag).toBe('Malformed')
      expect(() => codec.encode(value as Token)).toThrow(TokenCodecError)
      try {
        codec.encode(value as Token)
      } catch (thrown) {
        expect(inspect([error, thrown], { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain(planted)
      }
    }
  })
})

const rfc6749 = (code: string, path: readonly string[], actual: string) => ({
  _tag: 'Malformed',
  code,
  message: expect.stringContaining(code),
  source: 'rfc6749',
  issues: [{ path, expected: expect.any(String), actual, code }],
})

const unread: object = {
  get accessToken(): never {
    throw new Error('fake-planted')
  },
}

describe('an invalid token is Malformed, with each issue', () => {
  const holding = (value: unknown) => tokenWith({ extensions: { fake: secret(value) as Secret<JsonObject> } })

  test.each<readonly [string, unknown, ReturnType<typeof rfc6749>]>([
    ['undefined', undefined, rfc6749('not-token', [], 'undefined')],
    ['a string', 'fake-planted', rfc6749('not-token', [], 'string')],
    ['an array', [tokenWith()], rfc6749('not-token', [], 'array')],
    ['an unreadable object', unread, rfc6749('not-token', [], 'object')],
    ['a missing access token', { tokenType: 'Bearer' }, rfc6749('missing', ['accessToken'], 'undefined')],
    ['a missing token type', { accessToken: secret('fake-a') }, rfc6749('missing', ['tokenType'], 'undefined')],
    [
      'an undefined access token',
      { accessToken: undefined, tokenType: 'Bearer' },
      rfc6749('not-secret', ['accessToken'], 'undefined'),
    ],
    [
      'undefined extensions',
      { ...tokenWith(), extensions: undefined },
      rfc6749('not-object', ['extensions'], 'undefined'),
    ],
    [
      'extensions that are not a record',
      { ...tokenWith(), extensions: 5 },
      rfc6749('not-object', ['extensions'], 'number'),
    ],
    [
      'a plain extension',
      { ...tokenWith(), extensions: { fake: { planted: 1 } } },
      rfc6749('not-secret', ['extensions'], 'object'),
    ],
    ['an extension with a string', holding('fake-planted'), rfc6749('not-object', ['extensions'], 'string')],
    ['an extension with an array', holding(['fake-planted']), rfc6749('not-object', ['extensions'], 'array')],
    ['an extension with bytes', holding(new Uint8Array(2)), rfc6749('not-json', ['extensions'], 'object')],
    ['an extension that is not JSON', holding({ a: 10n }), rfc6749('not-json', ['extensions'], 'object')],
  ])('%s', (_, token, error) => expect(leftOf(Rfc6749Token.write(token as Token))).toEqual(error))

  test('missing members are listed with the other issues', () => {
    const error = leftOf(Rfc6749Token.write({ tokenType: 'Bearer', expiresIn: -1 } as unknown as Token))
    expect(error).toMatchObject({
      code: 'missing',
      issues: [
        { path: ['accessToken'], code: 'missing' },
        { path: ['expiresIn'], code: 'negative' },
      ],
    })
  })

  test('each invalid extension is listed', () => {
    const extensions = { fake: 1, other: secret(2) }
    const error = leftOf(Rfc6749Token.write({ ...tokenWith(), extensions } as unknown as Token))
    expect(error).toMatchObject({ issues: [{ code: 'not-secret' }, { code: 'not-object' }] })
  })
})

test('missing members are listed before the issues of extensions', () => {
  const broken = { extensions: 1 } as unknown as Token
  expect(leftOf(Rfc6749Token.write(broken))).toMatchObject({
    code: 'missing',
    issues: [{ path: ['accessToken'] }, { path: ['tokenType'] }, { path: ['extensions'] }],
  })
})

test('the values of an extension are limited to a million, including nested ones', () => {
  const all = new Array(999_999).fill(0)
  const holding = (members: JsonObject): Token => tokenWith({ extensions: { canonical: secret(members) } })
  expect(CanonicalToken.write(holding({ all }))._tag).toBe('Right')
  expect(leftOf(CanonicalToken.write(holding({ all, another: 0 })))).toMatchObject({
    _tag: 'Malformed',
    code: 'too-large',
    issues: [{ path: ['extensions'], actual: 'object' }],
  })
})
