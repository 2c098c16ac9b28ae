import { checkCodec } from '@tooling/testing'
import { SalesforceToken } from '../src/index.js'

checkCodec(SalesforceToken, { fixtures: new URL('../fixtures/salesforce/', import.meta.url) })
