import { checkLaws } from '@token-codecs/laws'
import { test } from 'vitest'
import { OryLikeToken } from '../src/index.js'

checkLaws(OryLikeToken, { test, golden: new URL('../../../tooling/docs/golden/ory-like', import.meta.url) })
