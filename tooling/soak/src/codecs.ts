import { BoltSdkToken, BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { EnterpriseDelegatedToken, EnterpriseToken } from '@token-codecs/enterprise'
import { OryLikeToken } from '@token-codecs/ory-like'
import { PipeshubSdkToken, PipeshubToken } from '@token-codecs/pipeshub'

/** Every codec that is published. */
export const codecs: readonly AnyTokenCodec[] = [
  CanonicalToken,
  Rfc6749Token,
  BoltToken,
  BoltSdkToken,
  PipeshubToken,
  PipeshubSdkToken,
  OryLikeToken,
  EnterpriseToken,
  EnterpriseDelegatedToken,
]
