import { BoltSdkToken, BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { EnterpriseDelegatedToken, EnterpriseToken } from '@token-codecs/enterprise'
import { OryLikeToken } from '@token-codecs/ory-like'
import { PipeshubSdkToken, PipeshubToken } from '@token-codecs/pipeshub'

/** Every codec that is published, those that are most unlike each other first. */
export const codecs: readonly AnyTokenCodec[] = [
  CanonicalToken,
  EnterpriseToken,
  OryLikeToken,
  BoltToken,
  Rfc6749Token,
  PipeshubToken,
  EnterpriseDelegatedToken,
  BoltSdkToken,
  PipeshubSdkToken,
]
