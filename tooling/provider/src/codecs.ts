import { BoltSdkToken, BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { EnterpriseDelegatedToken, EnterpriseToken } from '@token-codecs/enterprise'
import { OryLikeToken } from '@token-codecs/ory-like'
import { PipeshubSdkToken, PipeshubToken } from '@token-codecs/pipeshub'

/** Those of RFC 6749's member names: what they read and write is what a token endpoint sends. */
export const wireCodecs: readonly AnyTokenCodec[] = [
  Rfc6749Token,
  BoltToken,
  EnterpriseToken,
  EnterpriseDelegatedToken,
  OryLikeToken,
  PipeshubToken,
]

export const codecs: readonly AnyTokenCodec[] = [...wireCodecs, BoltSdkToken, PipeshubSdkToken, CanonicalToken]
