import { secret } from '@token-codecs/core'
import { describe, inject, test } from 'vitest'
import { checkLaws } from '../src/index.js'
import { sampleOf } from './sampleOf.js'
import { tableCodecs } from './tableCodecs.js'

const token = { accessToken: secret('fake-a'), tokenType: 'Bearer' }

// Fewer cases than for a vendor's codec, because thirteen tables share the same row types.
const runs = Math.ceil(inject('cases') / 5)

describe.each(tableCodecs.map((codec) => [codec.id, codec] as const))('%s', (_, codec) =>
  checkLaws(codec, { test, golden: sampleOf(codec, token), partners: tableCodecs, runs }),
)
