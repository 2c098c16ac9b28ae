import { describe, test } from 'vitest'
import type { Json, Token } from '../../src/index.js'
import { expectMoved, expectNotWritten, unusable } from '../support/members.js'

const values: readonly (readonly [Json, string])[] = [
  [-1, 'negative'],
  ['-1', 'not-digits'],
  ['soon', 'not-digits'],
  ['1h', 'not-digits'],
  ['0x10', 'not-digits'],
  [' 60 ', 'not-digits'],
  [true, 'not-number'],
  [[60], 'not-number'],
  [{}, 'not-number'],
  [100_000_000_001, 'too-large'],
  ['100000000001', 'too-large'],
  [9_223_372_036_854_776, 'too-large'],
  [1_700_003_600_000, 'too-large'],
  ['9'.repeat(400), 'too-large'],
]

describe('an unusable optional member', () => {
  test.each([
    ...unusable('expires_in', 'expiresIn', values),
    ...unusable('created_at', 'issuedAt', values),
    ...unusable('refresh_expires_in', 'refreshTokenExpiresIn', values),
  ])('%s of %j is moved, noted and written back', expectMoved)
})

describe('a token is rejected with one issue', () => {
  test.each<readonly [member: keyof Token, value: unknown, code: string, actual: string]>([
    ['expiresIn', '3600', 'not-number', 'string'],
    ['expiresIn', Number.POSITIVE_INFINITY, 'not-finite', 'number'],
    ['expiresIn', 1.5, 'not-whole', 'number'],
    ['issuedAt', -1, 'negative', 'number'],
    ['issuedAt', 100_000_000_001, 'too-large', 'number'],
    ['expiresIn', 100_000_000_001, 'too-large', 'number'],
    ['refreshTokenExpiresIn', 1e300, 'too-large', 'number'],
  ])('%s of %o: %s', expectNotWritten)
})
