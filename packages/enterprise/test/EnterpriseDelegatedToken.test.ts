import { checkCodec } from '@tooling/testing'
import { EnterpriseDelegatedToken } from '../src/index.js'

checkCodec(EnterpriseDelegatedToken, {
  fixtures: new URL('../fixtures/enterprise-delegated/', import.meta.url),
  ownRules: ['absolute-lifetime', 'only-bearer'],
})
