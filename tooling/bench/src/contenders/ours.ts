import { BoltToken } from '@token-codecs/bolt'
import type { Token } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import { otherCodecs } from '../vendors.js'
import type { Contender } from './Contender.js'

const token: Token = {
  accessToken: secret('fake-a'),
  tokenType: 'Bearer',
  expiresIn: 3600,
  scope: ['fake-1', 'fake-2'],
  refreshToken: secret('fake-r'),
}
const others = otherCodecs.map(({ decode, encode }) => ({ decode, input: encode(token) }))

export const ours: Contender = {
  name: 'BoltToken',
  decode: BoltToken.decode,
  wrongMembers: (input) => {
    const result = BoltToken.decode(input)
    return result._tag === 'Right' ? [] : [...new Set(result.left.map(({ context }) => context[1]?.key ?? ''))]
  },
  readOthers: () => {
    for (const { decode, input } of others) decode(input)
  },
}
