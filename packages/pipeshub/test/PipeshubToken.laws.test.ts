import { checkLaws } from '@token-codecs/laws'
import { test } from 'vitest'
import { PipeshubToken } from '../src/index.js'

checkLaws(PipeshubToken, { test, golden: new URL('../../../tooling/docs/golden/pipeshub', import.meta.url) })
