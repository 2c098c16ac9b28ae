// Runs the built package, because a worker thread does not compile TypeScript.
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { serveParts } from '../dist/node.js'

serveParts({ from: Rfc6749Token, to: CanonicalToken, maxLineBytes: 5_000 })
