import { inspect } from 'node:util'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { JsonObject, OAuthError, Secret, TokenError } from '../../src/index.js'
import { CanonicalToken, formatError, parseResponse, Rfc6749Token, secret } from '../../src/index.js'
import { leftOf, tokenWith } from '../support/index.js'

describe('every error', () => {
  const planted = secret('fake-planted')
  test.each<readonly [TokenError['_tag'], TokenError]>([
    ['Malformed', leftOf(Rfc6749Token.read({ access_token: ['fake-planted'] }))],
    ['Malformed', leftOf(parseResponse(Rfc6749Token, { status: 200, body: '{"access":"fake-planted"}' }))],
    [
      'OAuthError',
      leftOf(Rfc6749Token.read({ error: 'invalid_grant', error_description: 'Two\nlines: fake-planted' })),
    ],
    [
      'Lossy',
      leftOf(Rfc6749Token.write(tokenWith({ extensions: { fake: secret({ planted: 1 }) } }), { onLoss: 'fail' })),
    ],
    ['UnknownIssueTime', leftOf(Rfc6749Token.write(tokenWith({ expiresIn: 1, idToken: planted }), { now: 1 }))],
    ['UnsupportedVersion', leftOf(CanonicalToken.read({ v: 2, accessToken: 'fake-planted' }))],
    ['UnreadableBody', leftOf(parseResponse(Rfc6749Token, { status: 502, body: '<html>fake-planted</html>' }))],
    ['BodyTooLarge', leftOf(parseResponse(Rfc6749Token, { status: 200, body: 'fake-planted' }, { maxBytes: 1 }))],
  ])('is plain data with a tag, a code and a one-line message: %s', (tag, error) => {
    expect(error).toMatchObject({
      _tag: tag,
      code: expect.stringMatching(/^[a-z-]+$/),
      message: expect.stringMatching(/^.+$/),
    })
    expect(formatError(error)).toMatch(/^.+$/)
    const printed = [inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true }), JSON.stringify(error)]
    expect(printed.join()).not.toContain('planted')
  })
})

describe('errors', () => {
  test("contain the server's text as secrets", () => {
    expectTypeOf<OAuthError['errorDescription']>().toEqualTypeOf<Secret | undefined>()
    expectTypeOf<OAuthError['body']>().toEqualTypeOf<Secret<JsonObject>>()
    expectTypeOf<OAuthError['error']>().toEqualTypeOf<string>()
  })

  test('are distinguished by a closed set of tags', () => {
    const describe = (error: TokenError): string => {
      switch (error._tag) {
        case 'OAuthError':
          return error.error
        case 'Malformed':
          return error.issues.map(({ code }) => code).join()
        case 'Lossy':
          return error.notes.map(({ member }) => member).join()
        case 'UnreadableBody':
        case 'BodyTooLarge':
          return String(error.status)
        case 'UnknownIssueTime':
        case 'UnsupportedVersion':
          return error.source
      }
    }
    const result = Rfc6749Token.read({ error: 'invalid_grant' })
    expect(result._tag === 'Left' && describe(result.left)).toBe('invalid_grant')
  })
})
