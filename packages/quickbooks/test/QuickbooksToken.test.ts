import { checkCodec } from '@tooling/testing'
import { QuickbooksToken } from '../src/index.js'

checkCodec(QuickbooksToken, { fixtures: new URL('../fixtures/quickbooks/', import.meta.url) })
