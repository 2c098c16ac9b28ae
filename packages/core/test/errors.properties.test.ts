import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Rfc6749Token } from '../src/index.js'
import { leftOf } from './support.js'

const described = (text: string, token: string): string => {
  const body = { error: 'invalid_grant', error_description: text, access_token: token }
  const error = leftOf(Rfc6749Token.read(body))
  expect(error._tag).toBe('OAuthError')
  return error._tag === 'OAuthError' ? (error.errorDescription ?? '') : ''
}

test("a server's text never shows a token, control characters or more than 500 characters", () => {
  const visible = fc.string({ unit: 'grapheme-ascii', minLength: 12, maxLength: 40 }).map((text) => `fake-${text}`)
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(visible, text, text, (token, before, after) => {
      const shown = described(`${before}${token}${after}`, token)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
      return !shown.includes(token) && !/[\0-\x1f\x7f-\x9f]/.test(shown) && shown.length <= 500
    }),
  )
})
