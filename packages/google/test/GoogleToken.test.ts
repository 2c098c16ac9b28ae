import { checkCodec } from '@tooling/testing'
import { GoogleToken } from '../src/index.js'

checkCodec(GoogleToken, { fixtures: new URL('../fixtures/google/', import.meta.url) })
