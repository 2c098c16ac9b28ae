import type { AnyTokenCodec, Token, TokenError } from '@token-codecs/core'
import { Rfc6749Token, reveal } from '@token-codecs/core'
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import { hold } from '../../src/silence/hold.js'
import { leakFinder } from '../../src/silence/leaks.js'
import { secretText } from '../../src/silence/markers.js'
import type { Planted } from '../../src/silence/plant.js'
import { validResponse } from '../../src/silence/plant.js'
import { sinks } from '../../src/silence/sinks/index.js'

/** A codec whose tokens print, and whose errors quote. */
const LeakingToken: AnyTokenCodec = Object.assign(
  new t.Type<Token, unknown, unknown>('LeakingToken', Rfc6749Token.is, t.failure, t.identity),
  {
    ...Rfc6749Token,
    validate: t.failure,
    decode: (input: unknown) => t.failure(input, []),
    read: ((input) => {
      const result = Rfc6749Token.read(input)
      if (result._tag === 'Right') {
        const { token } = result.right
        const { accessToken } = token
        return { ...result, right: { ...result.right, token: { ...token, accessToken: reveal(accessToken) as never } } }
      }
      const { message } = result.left
      return { ...result, left: { ...result.left, message: `${message}: ${JSON.stringify(input)}` } as TokenError }
    }) satisfies AnyTokenCodec['read'],
  },
)

const planted: Planted = {
  title: 'a token',
  input: { ...validResponse(Rfc6749Token), access_token: secretText('leaking') },
}
const refused: Planted = {
  title: 'a lifetime',
  input: { ...validResponse(Rfc6749Token), expires_in: secretText('leaking') },
}

describe('the check finds a codec that leaks', () => {
  test.each([
    ['a token that prints', planted, 'read'],
    ['an error that quotes', refused, 'read'],
    ["io-ts's errors", refused, 'decode'],
  ])('by %s', (_, input, where) => {
    const found = leakFinder()(hold(LeakingToken, input))
    // An error that quotes is longer than what that one prints of a text.
    const whole = sinks.filter(({ deep, name }) => deep && name !== 'inspect with maxStringLength')
    const ways = whole.map(({ name }) => `${where}: ${name}`)
    expect(found).toEqual(expect.arrayContaining([`${where}: its members`, ...ways]))
  })
})

test('the same inputs show nothing where the codec does not leak', () =>
  expect([planted, refused].flatMap((input) => leakFinder()(hold(Rfc6749Token, input)))).toEqual([]))
