import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { inject, test } from 'vitest'
import { checkLaws } from '../src/index.js'

const golden = new URL('../../../tooling/docs/golden/core', import.meta.url)
const runs = inject('cases')

checkLaws(CanonicalToken, { test, golden, runs })
checkLaws(Rfc6749Token, { test, golden, runs })
