import { checkLaws } from '@token-codecs/laws'
import { test } from 'vitest'
import { BoltToken } from '../src/index.js'

checkLaws(BoltToken, { test, golden: new URL('../../../tooling/docs/golden/bolt', import.meta.url) })
