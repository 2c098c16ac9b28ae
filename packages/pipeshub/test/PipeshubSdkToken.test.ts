import { checkCodec } from '@tooling/testing'
import { PipeshubSdkToken } from '../src/index.js'

checkCodec(PipeshubSdkToken, { fixtures: new URL('../fixtures/pipeshub-sdk/', import.meta.url) })
