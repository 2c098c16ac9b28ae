import { checkCodec } from '@tooling/testing'
import { BoltToken } from '../src/index.js'

checkCodec(BoltToken, { fixtures: new URL('../fixtures/bolt/', import.meta.url) })
