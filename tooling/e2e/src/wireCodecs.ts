import type { AnyTokenCodec } from '@token-codecs/core'
import { codecs } from '@tooling/testing/codecs'

/** Those of RFC 6749's member names: what they read and write is what a token endpoint sends. */
export const wireCodecs: readonly AnyTokenCodec[] = codecs.filter(({ fields }) => fields.accessToken === 'access_token')
