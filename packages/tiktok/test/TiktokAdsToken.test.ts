import { checkCodec } from '@tooling/testing'
import { TiktokAdsToken } from '../src/index.js'

checkCodec(TiktokAdsToken, { fixtures: new URL('../fixtures/tiktok-ads/', import.meta.url) })
