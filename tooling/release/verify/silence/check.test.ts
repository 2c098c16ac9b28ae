import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { Rfc6749Token, reveal, secret } from '@token-codecs/core'
import { minimalResponse } from '@tooling/testing/members'
import * as t from 'io-ts'
import { expect, test } from 'vitest'
import { hold } from '../../src/silence/hold.js'
import { leakFinder, reach } from '../../src/silence/leaks.js'
import { secretText, showsSecret } from '../../src/silence/markers.js'
import { outcome, sinks } from '../../src/silence/sinks.js'

// Tests of the check itself: it finds a secret in each encoding, at each sink and in a codec that leaks.
const marked = secretText('a')

test.each([
  ['in another case', marked.toUpperCase()],
  ['by its end', marked.slice(-8)],
  ['letter by letter', JSON.stringify([...marked])],
  ['in colours', [...marked].join('\u001b[31m')],
  ['in bytes', [...Buffer.from(marked)].join(', ')],
  ['in Base64', btoa(marked)],
  ['as a number with separators', '90_817_263_544_536'],
])('a secret is found %s', (_, text) => expect(showsSecret(`before ${text} after`)).toBe(true))

test('no secret is found in a message without one', () =>
  expect(showsSecret('rfc6749: expires_in: expected whole seconds, got a string (not-digits) %41 \\u0041')).toBe(false))

const token = (wrap: (value: unknown) => unknown) => ({
  accessToken: wrap(marked),
  tokenType: 'Bearer',
  scope: ['read'],
  extensions: { acme: wrap({ marked }) },
})

test.each(sinks)('$name shows an unwrapped value and hides a secret', (sink) => {
  const parts = [token((value) => value), token(secret)].map((value) => (sink.isDeep ? [value] : reach(value).parts))
  const shown = parts.map((values) => values.some((part) => showsSecret(outcome(() => sink.show(part)))))
  expect(shown).toEqual([true, false])
})

/** A codec with tokens that print in the clear and errors that quote the input. */
const LeakingToken: AnyTokenCodec = Object.assign(
  new t.Type<Token, unknown, unknown>('LeakingToken', Rfc6749Token.is, t.failure, t.identity),
  {
    ...Rfc6749Token,
    read: (input: unknown) => {
      const result = Rfc6749Token.read(input)
      if (result._tag === 'Left') return result
      const accessToken = reveal(result.right.token.accessToken) as never
      return { ...result, right: { ...result.right, token: { ...result.right.token, accessToken } } }
    },
    validate: t.failure,
    decode: (input: unknown) => t.failure(input, []),
  },
)

const planted = { title: 'a token', input: { ...minimalResponse(Rfc6749Token), access_token: secretText('leaking') } }
const refused = { title: 'a lifetime', input: { ...minimalResponse(Rfc6749Token), expires_in: secretText('leaking') } }

test.each([
  ['a token that prints', planted, 'read'],
  ["io-ts's errors", refused, 'decode'],
])('the check finds a codec that leaks through %s', (_, input, where) => {
  const found = leakFinder()(hold(LeakingToken, input))
  // A maximum of 12 characters truncates an error before the quoted secret.
  const whole = sinks.filter(({ isDeep, name }) => isDeep && !name.includes('maxStringLength: 12'))
  expect(found).toEqual(
    expect.arrayContaining(['its members', ...whole.map(({ name }) => name)].map((way) => `${where}: ${way}`)),
  )
})
