import { checkCodec } from '@tooling/testing'
import { OryLikeToken } from '../src/index.js'

checkCodec(OryLikeToken, { fixtures: new URL('../fixtures/ory-like/', import.meta.url) })
