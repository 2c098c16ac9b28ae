import { BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec } from '@token-codecs/core'
import { codecs } from '@tooling/testing/codecs'

/** All codecs but Bolt's. */
export const otherCodecs: readonly AnyTokenCodec[] = codecs.filter(({ vendor }) => vendor !== BoltToken.vendor)
