import { checkCodec } from '@tooling/testing'
import { EnterpriseToken } from '../src/index.js'

checkCodec(EnterpriseToken, {
  fixtures: new URL('../fixtures/enterprise/', import.meta.url),
  ownRules: ['absolute-lifetime', 'only-bearer'],
})
