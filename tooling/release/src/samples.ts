import type { JsonObject } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import { tokens } from '@token-codecs/laws'
import fc from 'fast-check'

/** Canonical JSON of tokens of any kind: the same in every run. */
export const samples: readonly JsonObject[] = fc
  .sample(tokens(), { numRuns: 60, seed: 6749 })
  .map((token): JsonObject => JSON.parse(JSON.stringify(CanonicalToken.encode(token))))
