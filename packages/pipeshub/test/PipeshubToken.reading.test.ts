// What is this vendor's own in the table "Reading rules" of the design; the rest is everybody's.
import { checkReadingRules, readingTests } from '@tooling/testing'
import { describe, expect, test } from 'vitest'
import { PipeshubToken } from '../src/index.js'

checkReadingRules(PipeshubToken)

const { reads, refuses, answers } = readingTests(PipeshubToken)

const minimal = { access_token: 'fake-access-token', token_type: 'Bearer' }

const errorOf = (body: object) => {
  const result = PipeshubToken.read(body)
  return result._tag === 'Left' ? result.left : undefined
}

describe("error one of the vendor's error forms, even beside a token", () => {
  answers(
    'reads a bad refresh token, which comes as server_error',
    { error: 'server_error', error_description: 'Invalid refresh token.' },
    'server_error',
    'Invalid refresh token.',
  )
  for (const code of ['VALIDATION_ERROR', 'TOO_MANY_REQUESTS', 'FAKE_CODE']) {
    const error = { code, message: 'Fake.' }
    answers(`reads a nested ${code} as an error`, { error }, code, 'Fake.')
    answers(`prefers a nested ${code} to the token beside it`, { ...minimal, error }, code, 'Fake.')
  }
  answers('reads a nested error without a message', { error: { code: 'VALIDATION_ERROR' } }, 'VALIDATION_ERROR')

  for (const retryAfter of [0, 12]) {
    test(`reads a retryAfter of ${retryAfter} seconds`, () =>
      expect(errorOf({ error: { code: 'TOO_MANY_REQUESTS', message: 'Slow down.', retryAfter } })).toMatchObject({
        _tag: 'OAuthError',
        error: 'TOO_MANY_REQUESTS',
        errorDescription: 'Slow down.',
        retryAfter,
      }))
  }
  for (const retryAfter of [null, '12', 1.5, -1]) {
    test(`leaves out a retryAfter of ${JSON.stringify(retryAfter)}`, () => {
      const error = errorOf({ error: { code: 'TOO_MANY_REQUESTS', message: 'Slow down.', retryAfter } })
      expect(error).toMatchObject({ _tag: 'OAuthError', error: 'TOO_MANY_REQUESTS', errorDescription: 'Slow down.' })
      expect(error).not.toHaveProperty('retryAfter')
    })
  }

  for (const error of [{ message: 'Fake.' }, { code: '' }, { code: null }, { code: 400 }]) {
    refuses(`refuses ${JSON.stringify(error)}, which names no error`, { error }, 'error not-error')
  }

  test('never shows a token that a nested message repeats', () => {
    const message = 'The token fake-refresh-token is not known.'
    const error = errorOf({ refresh_token: 'fake-refresh-token', error: { code: 'VALIDATION_ERROR', message } })
    expect(error).toHaveProperty('error', 'VALIDATION_ERROR')
    expect(JSON.stringify(error)).not.toContain('fake-refresh-token')
  })
})

describe('scope', () => {
  reads('reads names with colons', { scope: 'org:read kb:upload' }, { scope: ['org:read', 'kb:upload'] })
  reads('reads the empty scope of client credentials as no scope at all', { scope: '' }, { scope: [] })
})
