import { checkLaws } from '@token-codecs/laws'
import { test } from 'vitest'
import { OryLikeToken } from '../src/index.js'

checkLaws(OryLikeToken, { test, golden: new URL('../golden', import.meta.url) })
