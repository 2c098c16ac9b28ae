// Converts every provider's responses to every other provider's shape.
import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { expiryOf, orThrow, reveal } from '@token-codecs/core'
import { expect, test } from 'vitest'
import * as providers from './index.js'

const all = Object.values(providers)
// Earlier than every documented expiry, because a written lifetime cannot be negative.
const receivedAt = 1_000_000_000

/** Parts of a token, each with the members that it depends on. */
const parts: readonly (readonly [of: (token: Token) => unknown, members: readonly string[]])[] = [
  [({ accessToken }) => reveal(accessToken), []],
  [({ tokenType }) => tokenType, []],
  [({ scope }) => scope, ['scope']],
  [({ refreshToken }) => refreshToken && reveal(refreshToken), ['refreshToken']],
  [(token) => expiryOf(token), ['issuedAt', 'expiresIn', 'expiresAt']],
  [(token) => expiryOf(token, { of: 'refreshToken' }), ['issuedAt', 'refreshTokenExpiresIn', 'refreshTokenExpiresAt']],
]

const check = (from: AnyTokenCodec, to: AnyTokenCodec, response: object): void => {
  const token = from.parse(response, { receivedAt })
  const { value, notes } = orThrow(to.write(token))
  const back = orThrow(to.read(JSON.parse(JSON.stringify(value)), { strict: true }))
  const lost = notes.filter(({ action }) => action === 'dropped').map(({ member }) => member)
  for (const [of, members] of parts) {
    if (!members.some((member) => lost.includes(member))) expect(of(back.token)).toEqual(of(token))
  }
}

test.each(all)('$codec.id converts to every other provider', ({ codec, samples }) => {
  for (const { response } of samples) for (const to of all) check(codec, to.codec, response)
})
