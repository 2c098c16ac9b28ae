import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import { formatError, Rfc6749Token } from '../../src/index.js'
import { fullToken, leftOf, response } from '../support/index.js'

const typed = { access_token: 1, token_type: 1 }

describe('formatError', () => {
  test('returns the same for io-ts errors', () => {
    const line = formatError(leftOf(Rfc6749Token.read({ ...response, access_token: 1 })))
    expect(line).toMatch(/rfc6749.*access_token.*not-string/)
    expect(formatError(leftOf(Rfc6749Token.decode({ ...response, access_token: 1 })))).toBe(line)
  })

  test('returns one line for each issue', () => {
    const lines = formatError(leftOf(Rfc6749Token.read(typed))).split('\n')
    expect(lines).toEqual([
      expect.stringMatching(/access_token.*not-string/),
      expect.stringMatching(/token_type.*not-string/),
    ])
    expect(formatError(leftOf(Rfc6749Token.decode(typed))).split('\n')).toEqual(lines)
  })

  test('returns one line for each loss', () => {
    const error = leftOf(Rfc6749Token.write(fullToken, { onLoss: 'fail' }))
    if (error._tag !== 'Lossy') throw new Error(`expected Lossy, got ${error._tag}`)
    expect(error.notes.length).toBeGreaterThan(1)
    expect(formatError(error).split('\n')).toEqual(error.notes.map(({ message }) => message))
  })

  test("does not show values in another type's errors", () => {
    const Session = t.type({ user: t.number, token: Rfc6749Token })
    const shown = formatError(leftOf(Session.decode({ user: 'fake-planted', token: response })))
    expect(shown).toContain('user')
    expect(shown).not.toContain('planted')
  })
})

test('the names of a path are joined with dots', () =>
  expect(
    formatError({
      _tag: 'Malformed',
      code: 'fake-code',
      message: 'fake',
      source: 'acme',
      issues: [{ path: ['user', 'token'], expected: 'a fake', actual: 'string', code: 'fake-code' }],
    }),
  ).toMatch(/user\.token.*fake-code/))
