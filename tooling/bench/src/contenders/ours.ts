import { BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import { codecs } from '@tooling/testing/codecs'
import { contender } from './Contender.js'

/** All codecs except Bolt's. */
export const otherCodecs: readonly AnyTokenCodec[] = codecs.filter(({ id }) => id !== BoltToken.id)

const token: Token = {
  accessToken: secret('fake-a'),
  tokenType: 'Bearer',
  expiresIn: 3600,
  scope: ['fake-1', 'fake-2'],
  refreshToken: secret('fake-r'),
}
const others = otherCodecs.map(({ decode, encode }) => ({ decode, input: encode(token) }))

export const ours = contender(
  '`BoltToken`',
  BoltToken.decode,
  (errors) => errors.map(({ context }) => context[1]?.key),
  () => {
    for (const { decode, input } of others) decode(input)
  },
)
