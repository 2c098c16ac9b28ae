import { checkCodec } from '@tooling/testing'
import { NotionToken } from '../src/index.js'

checkCodec(NotionToken, { fixtures: new URL('../fixtures/notion/', import.meta.url) })
