import { BoltSdkToken, BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { EnterpriseDelegatedToken, EnterpriseToken } from '@token-codecs/enterprise'
import { OryLikeToken } from '@token-codecs/ory-like'
import { PipeshubSdkToken, PipeshubToken } from '@token-codecs/pipeshub'

const all: readonly AnyTokenCodec[] = [
  PipeshubToken,
  PipeshubSdkToken,
  BoltToken,
  BoltSdkToken,
  OryLikeToken,
  EnterpriseToken,
  EnterpriseDelegatedToken,
  CanonicalToken,
  Rfc6749Token,
]

/** Every codec by its id. */
export const codecs: ReadonlyMap<string, AnyTokenCodec> = new Map(all.map((codec) => [codec.id, codec]))
