import { describe, expect, test } from 'vitest'
import { eqToken, Rfc6749Token } from '../../src/index.js'
import { response, rightOf, tokenWith, triplesOf } from '../support/index.js'
import { AcmeToken, optionalNames } from '../support/members.js'

describe('an empty or null optional member', () => {
  const empty = optionalNames.filter((name) => !name.includes('scope'))

  test.each(empty)('is absent, with a note: %s', (name) => {
    for (const [value, code] of [
      ['', 'empty-member'],
      [null, 'null-member'],
    ]) {
      const { token, notes } = rightOf(AcmeToken.read({ ...response, [name]: value }, { strict: true }))
      expect(eqToken(token, tokenWith())).toBe(true)
      expect(notes.map((note) => [note.action, note.code])).toEqual([['ignored', code]])
    }
  })
})

test('an empty string is absent, with a note', () => {
  const { token, notes } = rightOf(Rfc6749Token.read({ ...response, refresh_token: '', issued_token_type: '' }))
  expect(token).not.toHaveProperty('refreshToken')
  expect(token).not.toHaveProperty('issuedTokenType')
  expect(triplesOf(notes)).toEqual([
    ['ignored', 'empty-member', 'refreshToken'],
    ['ignored', 'empty-member', 'issuedTokenType'],
  ])
})
