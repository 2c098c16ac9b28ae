import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { OryLikeToken } from '@token-codecs/ory-like'
import { PipeshubSdkToken, PipeshubToken } from '@token-codecs/pipeshub'
import { checkSilence } from '../../src/silence/checkSilence.js'

for (const codec of [CanonicalToken, Rfc6749Token, OryLikeToken, PipeshubToken, PipeshubSdkToken]) checkSilence(codec)
