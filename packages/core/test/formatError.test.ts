import { inspect } from 'node:util'
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import type { TokenError } from '../src/index.js'
import { CanonicalToken, formatError, parseResponse, Rfc6749Token, redactErrors, secret } from '../src/index.js'
import { fullToken, leftOf, response, tokenWith } from './support.js'

const typed = { access_token: 1, token_type: 1 }

describe('formatError', () => {
  test("says the same of io-ts's errors", () => {
    const line = formatError(leftOf(Rfc6749Token.read({ ...response, access_token: 1 })))
    expect(line).toMatch(/rfc6749.*access_token.*not-string/)
    expect(formatError(leftOf(Rfc6749Token.decode({ ...response, access_token: 1 })))).toBe(line)
  })

  test('has one line for each thing that is wrong', () => {
    const lines = formatError(leftOf(Rfc6749Token.read(typed))).split('\n')
    expect(lines).toEqual([
      expect.stringMatching(/access_token.*not-string/),
      expect.stringMatching(/token_type.*not-string/),
    ])
    expect(formatError(leftOf(Rfc6749Token.decode(typed))).split('\n')).toEqual(lines)
  })

  test('has one line for each thing that is lost', () => {
    const error = leftOf(Rfc6749Token.write(fullToken, { onLoss: 'fail' }))
    if (error._tag !== 'Lossy') throw new Error(`expected Lossy, got ${error._tag}`)
    expect(error.notes.length).toBeGreaterThan(1)
    expect(formatError(error).split('\n')).toEqual(error.notes.map(({ message }) => message))
  })

  test("shows no value of another type's errors", () => {
    const Session = t.type({ user: t.number, token: Rfc6749Token })
    const shown = formatError(leftOf(Session.decode({ user: 'fake-planted', token: response })))
    expect(shown).toContain('user')
    expect(shown).not.toContain('planted')
  })
})

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

describe("io-ts's errors", () => {
  const hidden = '<redacted>'
  const Session = t.type({ fake: t.number })

  test('get a message where they have none', () =>
    expect(redactErrors([{ value: hidden, context: [{ key: 'fake', type: t.number, actual: hidden }] }])).toEqual([
      {
        value: hidden,
        context: [{ key: 'fake', type: t.number, actual: hidden }],
        message: expect.stringContaining('fake'),
      },
    ]))

  test('are redacted where only a part of them is', () =>
    expect(
      redactErrors([
        {
          value: hidden,
          context: [
            { key: '', type: Session, actual: { fake: 'fake-planted' } },
            { key: 'fake', type: t.number, actual: hidden },
          ],
          message: 'fake-planted',
        },
      ]),
    ).toEqual([
      {
        value: hidden,
        context: [
          { key: '', type: Session, actual: hidden },
          { key: 'fake', type: t.number, actual: hidden },
        ],
        message: expect.stringContaining('fake'),
      },
    ]))

  test('have a message without a context', () =>
    expect(redactErrors([{ value: 1, context: [] }])).toEqual([
      { value: hidden, context: [], message: expect.any(String) },
    ]))

  test('of this package stay as they are', () => {
    const errors = leftOf(Rfc6749Token.decode({ access_token: 1 }))
    redactErrors(errors).forEach((error, at) => {
      expect(error).toBe(errors[at])
    })
  })
})

describe('a codec', () => {
  test('names its types after its id', () =>
    expect([Rfc6749Token.name, Rfc6749Token.wire.name]).toEqual(['Rfc6749Token', 'Rfc6749TokenResponse']))

  test('says of which library it is a Standard Schema', () =>
    expect(Rfc6749Token['~standard']).toMatchObject({ version: 1, vendor: 'token-codecs' }))
})
