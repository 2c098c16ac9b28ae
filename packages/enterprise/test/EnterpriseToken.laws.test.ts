import { checkLaws } from '@token-codecs/laws'
import { test } from 'vitest'
import { EnterpriseToken } from '../src/index.ts'

checkLaws(EnterpriseToken, { test })
