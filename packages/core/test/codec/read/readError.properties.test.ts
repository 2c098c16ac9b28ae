import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { AnyTokenCodec } from '../../../src/index.js'
import { CanonicalToken, formatError, Rfc6749Token, reveal } from '../../../src/index.js'
import { AcmeToken, refused } from '../../support/errors.js'
import { leftOf } from '../../support/index.js'

const thrownBy = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (thrown) {
    return thrown
  }
}

/** Everything that a program may print about a rejected input. */
const printsOf = (codec: AnyTokenCodec, input: unknown): string => {
  const error = leftOf(codec.read(input))
  const errors = leftOf(codec.decode(input))
  const thrown = thrownBy(() => codec.parse(input)) as Error
  const values = [error, errors, thrown, codec['~standard'].validate(input)]
  const all = {
    depth: Number.POSITIVE_INFINITY,
    showHidden: true,
    showProxy: true,
    getters: true,
    maxStringLength: null,
  }
  return [
    ...values.flatMap((value) => [inspect(value, all), JSON.stringify(value), String(value)]),
    ...[error.message, formatError(error), formatError(errors), thrown.message, thrown.stack],
  ].join('\n')
}

describe('a token that a server quotes', () => {
  const random = fc
    .uint8Array({ minLength: 24, maxLength: 48 })
    .map((bytes) => Buffer.from(bytes).toString('base64url'))
  const secretText = fc.oneof(
    random.map((text) => `fake7${text}`),
    random.map((text) => `eyJmYWtl.${text}.${text}`),
    random.map((text) => `fake7+/${text}==`),
  )
  const around = fc.constantFrom('', 'Invalid token: ', ' is over.', '"', '\r\n', '\\u0041', '%2B', ' ')
  const quote = (token: string) => fc.tuple(around, around).map(([before, after]) => `${before}${token}${after}`)
  const place = fc.constantFrom(
    ...['error', 'error_description', 'error_uri', 'fault', 'text', 'page', 'hint', 'access_token', 'refresh_token'],
    ...['mfa_token', 'claims', 'status', 'wait', 'expires_in', 'scope', 'v', '__proto__', 'accessToken', 'extensions'],
  )
  const wrap = fc.constantFrom<(text: string) => unknown>(
    (text) => text,
    (text) => [text],
    (text) => ({ [text]: 1 }),
    (text) => ({ code: text, message: [{ text }] }),
  )
  const members = fc.oneof(
    fc.constant({ error: 'invalid_grant' }),
    fc.constant({ fault: 'invalid_grant' }),
    fc.constant({ error: 40029, fault: 7 }),
  )
  const body = secretText.chain((token) =>
    fc
      .tuple(members, fc.array(fc.tuple(place, quote(token), wrap), { minLength: 1, maxLength: 4 }))
      .map(([known, quotes]) => {
        const all: Record<string, unknown> = { error: 'invalid_grant', ...known }
        for (const [name, text, wrapped] of quotes)
          Object.defineProperty(all, name, {
            value: wrapped(text),
            enumerable: true,
            configurable: true,
            writable: true,
          })
        return { token, quotes: quotes.length, body: all }
      }),
  )

  test('is never printed, and is fully revealed', () =>
    fc.assert(
      fc.property(body, fc.constantFrom<AnyTokenCodec>(Rfc6749Token, AcmeToken, CanonicalToken), (quoting, codec) => {
        const { token } = quoting
        const input = { ...(codec === CanonicalToken ? { v: 1 } : {}), ...quoting.body }
        const error = leftOf(codec.read(input))
        expect(printsOf(codec, input)).not.toContain(token)
        if (error._tag === 'OAuthError') {
          expect(reveal(error.body)).toEqual(input)
          expect(JSON.stringify(reveal(error.body))).toContain(token)
        } else expect(codec).toBe(CanonicalToken)
      }),
      { numRuns: inject('cases') },
    ))

  test('is never printed if it looks like a code and is in a token member', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}(_[a-z]{2,8})?$/)
    fc.assert(
      fc.property(word, fc.constantFrom('access_token', 'refresh_token', 'id_token'), (token, name) => {
        const input = { error: `zz_${token}`, error_description: token, [name]: token }
        expect(refused(input).error).toBe('unrecognized_error')
        expect(reveal(refused(input).body)).toEqual(input)
      }),
      { numRuns: inject('cases') },
    )
  })
})
