import type { AnyTokenCodec, Token } from '@token-codecs/core'
import { CanonicalToken, secret } from '@token-codecs/core'
import type { GoldenDocument } from '../src/index.js'

const smallest: Token = { accessToken: secret('fake-a'), tokenType: 'Bearer' }

/** A golden document for an invented vendor, made from the codec's own output. */
export const sampleOf = (codec: AnyTokenCodec, token: Token = smallest): readonly GoldenDocument[] => [
  { canonical: CanonicalToken.encode(token), wire: { [codec.id]: JSON.parse(JSON.stringify(codec.encode(token))) } },
]
