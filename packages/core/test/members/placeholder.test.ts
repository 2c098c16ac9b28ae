import { describe, expect, test } from 'vitest'
import { Rfc6749Token } from '../../src/index.js'
import { leftOf, response } from '../support/index.js'

describe('a redacted placeholder', () => {
  test.each([
    '<redacted>',
    '<REDACTED>',
    '[REDACTED]',
    '[Redacted]',
    '***',
    '**********',
    'REDACTED',
    '***REDACTED***',
    '__REDACTED__',
    '[REDACTED:token]',
    '"<redacted>"',
    '[FILTERED]',
    '<hidden>',
    '{{ secret }}',
    '[object Object]',
  ])('is rejected: %s', (text) =>
    expect(leftOf(Rfc6749Token.read({ ...response, access_token: text }))).toMatchObject({ code: 'redacted' }),
  )

  test.each(['secret', 'hidden', '**', 'fake-redacted-token', '<fake>', '[redacted]fake'])(
    'is not confused with: %s',
    (text) => expect(Rfc6749Token.read({ ...response, access_token: text })._tag).toBe('Right'),
  )

  test('is checked quickly in a very long string', () => {
    for (const start of ['<redacted:', '<redacted', '***', '"""', '[object ']) {
      Rfc6749Token.read({ ...response, access_token: `${start}${' '.repeat(1_000_000)}x` })
      Rfc6749Token.read({ ...response, access_token: `${start}${'*'.repeat(1_000_000)}x` })
    }
  })
})
