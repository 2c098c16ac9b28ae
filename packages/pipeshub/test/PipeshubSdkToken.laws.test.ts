import { checkLaws } from '@token-codecs/laws'
import { test } from 'vitest'
import { PipeshubSdkToken } from '../src/index.js'

checkLaws(PipeshubSdkToken, { test, golden: new URL('../../../tooling/docs/golden/pipeshub', import.meta.url) })
