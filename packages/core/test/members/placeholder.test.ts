import { describe, expect, test } from 'vitest'
import { Rfc6749Token } from '../../src/index.js'
import { leftOf, response } from '../support/index.js'

describe('a placeholder that is printed in place of a token', () => {
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
  ])('is not a token: %s', (text) =>
    expect(leftOf(Rfc6749Token.read({ ...response, access_token: text }))).toMatchObject({ code: 'redacted' }),
  )

  test.each(['secret', 'hidden', '**', 'fake-redacted-token', '<fake>', '[redacted]fake'])(
    'is not one of these: %s',
    (text) => expect(Rfc6749Token.read({ ...response, access_token: text })._tag).toBe('Right'),
  )

  test('is recognised without delay in a very long text', () => {
    for (const start of ['<redacted:', '<redacted', '***', '"""', '[object ']) {
      Rfc6749Token.read({ ...response, access_token: `${start}${' '.repeat(1_000_000)}x` })
      Rfc6749Token.read({ ...response, access_token: `${start}${'*'.repeat(1_000_000)}x` })
    }
  })
})
