import { BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { convert, orThrow, secret } from '@token-codecs/core'
import { codecs } from '@tooling/testing/codecs'
import { contender } from './Contender.js'

/** All codecs except Bolt's. */
const otherCodecs: readonly AnyTokenCodec[] = codecs.filter(({ id }) => id !== BoltToken.id)

const token: Token = {
  accessToken: secret('fake-a'),
  tokenType: 'Bearer',
  expiresIn: 3600,
  scope: ['fake-1', 'fake-2'],
  refreshToken: secret('fake-r'),
}
const others = otherCodecs.map((codec, index) => ({
  codec,
  // Each response has a different unknown member, because real ones differ in shape.
  input: { ...codec.encode(token), [`fake_${index}`]: index },
  converted: convert(codec, otherCodecs[(index + 1) % otherCodecs.length] ?? codec),
}))

/** Converts and writes with the codecs of all vendors, so that the code they share has seen them all. */
export const writeOthers = (): void => {
  for (const { codec, input, converted } of others) {
    codec.encode(orThrow(converted(input)).token)
  }
}

export const ours = contender(
  '`BoltToken`',
  BoltToken.decode,
  (errors) => errors.map(({ context }) => context[1]?.key),
  () => {
    for (const { codec, input } of others) codec.decode(input)
  },
)
