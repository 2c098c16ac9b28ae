import { checkLaws } from '@token-codecs/laws'
import { test } from 'vitest'
import { BoltSdkToken } from '../src/index.js'

checkLaws(BoltSdkToken, { test, golden: new URL('../../../tooling/docs/golden/bolt', import.meta.url) })
