import { checkCodec } from '@tooling/testing'
import { PipeshubToken } from '../src/index.js'

checkCodec(PipeshubToken, { fixtures: new URL('../fixtures/pipeshub/', import.meta.url) })
