import { describe, expect, test } from 'vitest'
import type { Secret, Token } from '../src/index.js'
import { CanonicalToken, Rfc6749Token, secret } from '../src/index.js'
import { fullToken, nested, tokenWith } from './support.js'

const codecs = [Rfc6749Token, CanonicalToken] as const
const isToken = (value: unknown): boolean => {
  const answers = codecs.map((codec) => codec.is(value))
  expect(new Set(answers).size).toBe(1)
  return answers[0] === true
}
const circular: { self?: object } = {}
circular.self = circular
/** A secret of a value that only the compiler refuses. */
const anySecret = (value: unknown): Secret => secret(value) as Secret

describe('holds', () => {
  test.each<readonly [string, unknown]>([
    ['a token of every member', fullToken],
    ['a minimal token', tokenWith()],
    ['a token type of another kind', tokenWith({ tokenType: 'Fake-Type' })],
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

describe('does not hold', () => {
  const text = ['accessToken', 'refreshToken', 'idToken'].flatMap((member) =>
    [
      ['in the clear', 'fake-token'],
      ['empty', secret('')],
      ['with a line break', secret('fake\r\ntoken')],
      ['outside ASCII', secret('caf\u00e9')],
      ['of a number', anySecret(1)],
      ['of null', anySecret(null)],
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
      ['that is text', 'a b'],
      ['with a name twice', ['a', 'a']],
      ['with a space in a name', ['a b']],
      ['with a tab in a name', ['a\tb']],
      ['with a control character in a name', ['a\u0000b']],
      ['with the last control character in a name', ['a\u009fb']],
      ['with an empty name', ['']],
      ['with a number', [1]],
      ['with a hole', new Array(1)],
      ['that is null', null],
      ['that is undefined', undefined],
    ].map(([problem, value]) => [`${member} ${problem}`, { [member as string]: value }] as const),
  )
  const types = ['bearer', 'BEARER', 'dpop', 'mac', 'n_a', '', 'a\nb', 'caf\u00e9', 1, null, undefined].map(
    (tokenType) => [`tokenType ${JSON.stringify(tokenType)}`, { tokenType }] as const,
  )
  const others: readonly (readonly [string, object])[] = [
    ['issuedTokenType empty', { issuedTokenType: '' }],
    ['issuedTokenType with a line break', { issuedTokenType: 'urn:a\n' }],
    ['issuedTokenType of a number', { issuedTokenType: 1 }],
    ['authorizationDetails in the clear', { authorizationDetails: [{}] }],
    ['authorizationDetails of an object', { authorizationDetails: anySecret({}) }],
    ['authorizationDetails of texts', { authorizationDetails: anySecret(['a']) }],
    ['authorizationDetails that hold a date', { authorizationDetails: anySecret([{ at: new Date(0) }]) }],
    ['extensions in the clear', { extensions: { fake: { a: 1 } } }],
    ['extensions that are an array', { extensions: [secret({})] }],
    ['extensions that are null', { extensions: null }],
    ['an extension of an array', { extensions: { fake: anySecret([1]) } }],
    ['an extension of text', { extensions: { fake: anySecret('a') } }],
    ...[() => 1, Symbol('fake'), 1n, Number.NaN, new Date(0), new Map(), circular, nested(10_000)].map(
      (value, index) =>
        [`an extension that JSON cannot hold (${index})`, { extensions: { fake: anySecret({ value }) } }] as const,
    ),
  ]

  test.each<readonly [string, object]>([...text, ...seconds, ...scopes, ...types, ...others])('%s', (_, members) =>
    expect(isToken({ ...fullToken, ...members })).toBe(false),
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
      'a proxy that refuses everything',
      () => new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse }),
    ],
    ['a throwing getter', () => Object.defineProperty({}, 'accessToken', { get: refuse, enumerable: true })],
    ['an object that holds itself', () => circular],
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
    [
      'an object that poses as a secret',
      () => ({ tokenType: 'Bearer', accessToken: { [Symbol.for('@token-codecs/secret')]: refuse } }),
    ],
  ]

  test.each(hostile)('for %s, where the token or one of its members is', (_, make) => {
    expect(isToken(make())).toBe(false)
    for (const member of Object.keys(fullToken)) expect(isToken({ ...fullToken, [member]: make() })).toBe(false)
  })
})

test('a member is read once, so that the checked value is the written one', () => {
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
