import { checkCodec } from '@tooling/testing'
import { MicrosoftToken } from '../src/index.js'

checkCodec(MicrosoftToken, { fixtures: new URL('../fixtures/microsoft/', import.meta.url) })
