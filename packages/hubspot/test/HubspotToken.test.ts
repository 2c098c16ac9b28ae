import { checkCodec } from '@tooling/testing'
import { HubspotToken } from '../src/index.js'

checkCodec(HubspotToken, { fixtures: new URL('../fixtures/hubspot/', import.meta.url), ownForms: ['scope'] })
