import { checkCodec } from '@tooling/testing'
import { TiktokToken } from '../src/index.js'

checkCodec(TiktokToken, { fixtures: new URL('../fixtures/tiktok/', import.meta.url), ownForms: ['scope'] })
