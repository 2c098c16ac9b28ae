import { checkLaws } from '@token-codecs/laws'
import { test } from 'vitest'
import { BoltToken } from '../src/index.js'

checkLaws(BoltToken, { test, golden: new URL('../golden', import.meta.url) })
