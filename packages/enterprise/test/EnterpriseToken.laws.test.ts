import { checkLaws } from '@token-codecs/laws'
import { test } from 'vitest'
import { EnterpriseToken } from '../src/index.js'

checkLaws(EnterpriseToken, { test, golden: new URL('../../../tooling/docs/golden/enterprise', import.meta.url) })
