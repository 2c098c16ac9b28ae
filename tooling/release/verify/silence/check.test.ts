import type { AnyTokenCodec, Token, TokenError } from '@token-codecs/core'
import { Rfc6749Token, reveal, secret } from '@token-codecs/core'
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import { hold } from '../../src/silence/hold.js'
import { leakFinder, shown } from '../../src/silence/leaks.js'
import { SECRET_NUMBER, secretText, showsSecret } from '../../src/silence/markers.js'
import { validResponse } from '../../src/silence/plant.js'
import { sinks } from '../../src/silence/sinks.js'

// Proves the check itself: that it finds a secret in each spelling, at each sink, and in a codec that leaks.
const marked = secretText('a')

describe('a secret is found', () => {
  test.each([
    ['as it is', marked],
    ['in another case', marked.toUpperCase()],
    ['by its beginning', marked.slice(0, 8)],
    ['by its end', marked.slice(-8)],
    ['letter by letter', JSON.stringify([...marked])],
    ['on two lines', `${marked.slice(0, 5)}\n${marked.slice(5)}`],
    ['in colours', [...marked].join('\u001b[31m')],
    ['in escapes of JSON', [...marked].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('')],
    ['in escapes of a URL', [...marked].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')],
    ['in bytes', [...Buffer.from(marked)].join(', ')],
    ['in hexadecimal bytes', Buffer.from(marked).toString('hex')],
    ['backwards', [...marked].reverse().join('')],
    ['in Base64', btoa(marked)],
    ['in Base64 behind one letter', btoa(`a${marked}`)],
    ['in Base64 behind two letters', btoa(`ab${marked}b`)],
    ['as a number', `${SECRET_NUMBER}`],
    ['as a number with separators', '90_817_263_544_536'],
  ])('%s', (_, text) => expect(showsSecret(`before ${text} after`)).toBe(true))
})

test('nothing is found where there is nothing', () =>
  expect(showsSecret('rfc6749: expires_in: expected whole seconds, got a string (not-digits) %41 \\u0041')).toBe(false))

const token = (wrap: (value: unknown) => unknown) => ({
  accessToken: wrap(marked),
  tokenType: 'Bearer',
  scope: ['read'],
  extensions: { acme: wrap({ marked }) },
})

test.each(sinks)('$name shows a value that is not wrapped, and nothing of a secret', (sink) => {
  const bare = token((value) => value)
  expect([bare, token(secret)].map((value) => showsSecret(shown(sink, value)))).toEqual([true, false])
})

const read: AnyTokenCodec['read'] = (input) => {
  const result = Rfc6749Token.read(input)
  if (result._tag === 'Right') {
    const { token } = result.right
    const accessToken = reveal(token.accessToken) as never
    return { ...result, right: { ...result.right, token: { ...token, accessToken } } }
  }
  const message = `${result.left.message}: ${JSON.stringify(input)}`
  return { ...result, left: { ...result.left, message } as TokenError }
}

/** A codec whose tokens print, and whose errors quote. */
const LeakingToken: AnyTokenCodec = Object.assign(
  new t.Type<Token, unknown, unknown>('LeakingToken', Rfc6749Token.is, t.failure, t.identity),
  { ...Rfc6749Token, read, validate: t.failure, decode: (input: unknown) => t.failure(input, []) },
)

const planted = { title: 'a token', input: { ...validResponse(Rfc6749Token), access_token: secretText('leaking') } }
const refused = { title: 'a lifetime', input: { ...validResponse(Rfc6749Token), expires_in: secretText('leaking') } }

describe('the check finds a codec that leaks', () => {
  test.each([
    ['a token that prints', planted, 'read'],
    ['an error that quotes', refused, 'read'],
    ["io-ts's errors", refused, 'decode'],
  ])('by %s', (_, input, where) => {
    const found = leakFinder()(hold(LeakingToken, input))
    // A maximum of 12 characters cuts an error before what it quotes.
    const whole = sinks.filter(({ isDeep, name }) => isDeep && !name.includes('maxStringLength: 12'))
    expect(found).toEqual(
      expect.arrayContaining(['its members', ...whole.map(({ name }) => name)].map((way) => `${where}: ${way}`)),
    )
  })
})

test('the same inputs show nothing where the codec does not leak', () =>
  expect([planted, refused].flatMap((input) => leakFinder()(hold(Rfc6749Token, input)))).toEqual([]))
