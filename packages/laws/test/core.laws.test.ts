import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { test } from 'vitest'
import { checkLaws } from '../src/index.js'

checkLaws(CanonicalToken, { test })
checkLaws(Rfc6749Token, { test })
