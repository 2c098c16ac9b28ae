import { BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { EnterpriseToken } from '@token-codecs/enterprise'

const all: readonly AnyTokenCodec[] = [BoltToken, EnterpriseToken, CanonicalToken, Rfc6749Token]

/** Every codec by its vendor id. */
export const codecs: ReadonlyMap<string, AnyTokenCodec> = new Map(all.map((codec) => [codec.vendor, codec]))
