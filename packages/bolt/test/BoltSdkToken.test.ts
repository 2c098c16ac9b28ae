import { checkCodec } from '@tooling/testing'
import { BoltSdkToken } from '../src/index.js'

checkCodec(BoltSdkToken, { fixtures: new URL('../fixtures/bolt-sdk/', import.meta.url) })
