import { describe, test } from 'vitest'
import type { Token } from '../../src/index.js'
import { expectMoved, expectNotWritten, unusable } from '../support/members.js'

describe('an unusable optional member', () => {
  test.each(
    unusable('issued_token_type', 'issuedTokenType', [
      [1, 'not-string'],
      ['urn:\u00e5', 'bad-character'],
    ]),
  )('%s of %j is moved, noted and written back', expectMoved)
})

describe('a token is rejected with one issue', () => {
  test.each<readonly [member: keyof Token, value: unknown, code: string, actual: string]>([
    ['issuedTokenType', '', 'empty', 'string'],
    ['issuedTokenType', 1, 'not-string', 'number'],
  ])('%s of %o: %s', expectNotWritten)
})
