import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { test } from 'vitest'
import { checkLaws } from '../src/index.js'

const golden = new URL('../../../tooling/docs/golden/core', import.meta.url)

checkLaws(CanonicalToken, { test, golden })
checkLaws(Rfc6749Token, { test, golden })
