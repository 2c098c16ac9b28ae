// What is this vendor's own in the table "Reading rules" of the design; the rest is everybody's.
import { checkReadingRules, readingTests } from '@tooling/testing'
import { describe, expect, test } from 'vitest'
import { formatError, PipeshubSdkToken } from '../src/index.js'

checkReadingRules(PipeshubSdkToken)

const { reads, answers } = readingTests(PipeshubSdkToken)

const minimal = { accessToken: 'fake-access-token', tokenType: 'Bearer' }

const errorOf = (body: object) => {
  const result = PipeshubSdkToken.read(body)
  return result._tag === 'Left' ? result.left : undefined
}

describe("the vendor's own example, which has no access token", () => {
  const example = { tokenType: 'Bearer', expiresIn: 3600 }

  test('is a response', () => {
    expect(PipeshubSdkToken.wire.is(example)).toBe(true)
    expect(PipeshubSdkToken.wire.decode(example)).toEqual({ _tag: 'Right', right: example })
    expect(PipeshubSdkToken.wire.encode(example)).toEqual(example)
  })

  test('is no token, for want of accessToken', () => {
    const error = errorOf(example)
    expect(error?._tag === 'Malformed' && error.issues).toMatchObject([{ path: ['accessToken'], code: 'missing' }])
    expect(error && formatError(error)).toMatch(/^pipeshub-sdk: accessToken: expected .+ \(missing\)$/)

    const decoded = PipeshubSdkToken.decode(example)
    const messages = decoded._tag === 'Left' ? decoded.left.map(({ message }) => message) : []
    expect(messages).toEqual([expect.stringContaining('accessToken')])
  })
})

describe("error one of the vendor's error forms, even beside a token", () => {
  test('reads the members of an error in camel case', () =>
    expect(
      errorOf({
        error: 'access_denied',
        errorDescription: 'Fake.',
        errorUri: 'https://pipeshub.example/errors',
        state: 'fake-state',
      }),
    ).toMatchObject({
      _tag: 'OAuthError',
      vendor: 'pipeshub-sdk',
      error: 'access_denied',
      errorDescription: 'Fake.',
      errorUri: 'https://pipeshub.example/errors',
    }))

  for (const code of ['VALIDATION_ERROR', 'TOO_MANY_REQUESTS']) {
    const error = { code, message: 'Fake.' }
    answers(`reads a nested ${code} as an error`, { error }, code, 'Fake.')
    answers(`prefers a nested ${code} to the token beside it`, { ...minimal, error }, code, 'Fake.')
  }

  test('reads a whole retryAfter and leaves out a null one', () => {
    const error = { code: 'TOO_MANY_REQUESTS', message: 'Slow down.' }
    expect(errorOf({ error: { ...error, retryAfter: 12 } })).toHaveProperty('retryAfter', 12)
    expect(errorOf({ error: { ...error, retryAfter: null } })).not.toHaveProperty('retryAfter')
  })
})

describe('unknown members', () => {
  const wire = { access_token: 'fake-other', refresh_token: 'fake-refresh-token', expires_in: '1h' }
  reads('keeps the names of the wire as unknown members', wire, { extensions: { 'pipeshub-sdk': wire } })

  const strangers = { IDToken: 'fake-id-token', state: 'fake-state' }
  reads("keeps another SDK's spelling as an unknown member", strangers, { extensions: { 'pipeshub-sdk': strangers } })
})
