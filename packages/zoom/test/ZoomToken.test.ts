import { checkCodec } from '@tooling/testing'
import { ZoomToken } from '../src/index.js'

checkCodec(ZoomToken, { fixtures: new URL('../fixtures/zoom/', import.meta.url) })
