import { BoltSdkToken } from '@token-codecs/bolt'
import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { EnterpriseDelegatedToken, EnterpriseToken } from '@token-codecs/enterprise'
import { OryLikeToken } from '@token-codecs/ory-like'
import { PipeshubSdkToken, PipeshubToken } from '@token-codecs/pipeshub'

/** All codecs but Bolt's. */
export const otherCodecs: readonly AnyTokenCodec[] = [
  BoltSdkToken,
  CanonicalToken,
  EnterpriseDelegatedToken,
  EnterpriseToken,
  OryLikeToken,
  PipeshubSdkToken,
  PipeshubToken,
  Rfc6749Token,
]
