import { checkLaws } from '@token-codecs/laws'
import { test } from 'vitest'
import { EnterpriseDelegatedToken } from '../src/index.js'

checkLaws(EnterpriseDelegatedToken, {
  test,
  golden: new URL('../../../tooling/docs/golden/enterprise', import.meta.url),
})
