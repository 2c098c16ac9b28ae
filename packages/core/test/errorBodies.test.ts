// What an error body becomes, whole: RFC 6749's own and a vendor's forms.
import { describe, expect, test } from 'vitest'
import type { ErrorBody } from '../src/index.js'
import { defineCodec, Rfc6749Token } from '../src/index.js'
import { leftOf, response, rightOf } from './support.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
}
const fields = { accessToken: 'access_token', tokenType: 'token_type' } as const

const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields,
  errors: [
    {
      marker: 'fault',
      read: ({ fault, text, page, status, wait }) => ({
        error: fault,
        errorDescription: text,
        errorUri: page,
        status,
        retryAfter: wait,
      }),
    },
  ],
})

test('an error has all that its body says, in the order of the model', () => {
  const error = leftOf(
    AcmeToken.read({ wait: 30, status: 429, page: 'https://example.test/', text: 'Wait.', fault: 'slow_down' }),
  )
  expect(JSON.stringify(error)).toBe(
    JSON.stringify({
      _tag: 'OAuthError',
      code: 'oauth-error',
      message: error.message,
      vendor: 'acme',
      error: 'slow_down',
      errorDescription: 'Wait.',
      errorUri: 'https://example.test/',
      status: 429,
      retryAfter: 30,
    }),
  )
})

test.each([
  ['RFC 6749', leftOf(Rfc6749Token.read({ error: 'slow_down' })), 'rfc6749'],
  ['a form', leftOf(AcmeToken.read({ fault: 'slow_down' })), 'acme'],
])('an error of %s that has a code alone has no other members', (_, error, vendor) =>
  expect(error).toStrictEqual({
    _tag: 'OAuthError',
    code: 'oauth-error',
    message: expect.any(String),
    vendor,
    error: 'slow_down',
  }),
)

test.each([undefined, null, '', false])(
  'a form that finds the code %j has met a body that is none of its own',
  (error) => {
    const OkToken = defineCodec<AcmeTokenResponse>()({
      id: 'ok',
      fields,
      errors: [{ marker: 'ok', read: () => ({ error }) }],
    })
    const { token, notes } = rightOf(OkToken.read({ access_token: 'fake-a', token_type: 'Bearer', ok: true }))
    expect(notes).toEqual([])
    expect(rightOf(OkToken.write(token))).toEqual({
      value: { access_token: 'fake-a', token_type: 'Bearer', ok: true },
      notes: [],
    })
  },
)

test('a code that is no text is empty', () =>
  expect(leftOf(AcmeToken.read({ fault: 7, text: 'Wait.' }))).toMatchObject({ error: '', errorDescription: 'Wait.' }))

describe('a status and a time to wait', () => {
  test.each([0, 1, 429, Number.MAX_SAFE_INTEGER])('are kept where they are %j', (number) =>
    expect(leftOf(AcmeToken.read({ fault: 'a', status: number, wait: number }))).toMatchObject({
      status: number,
      retryAfter: number,
    }),
  )

  test.each([-1, 1.5, 2 ** 53, '429', null, true])('are left out where they are %j', (value) => {
    const error = leftOf(AcmeToken.read({ fault: 'a', status: value, wait: value }))
    expect(error).not.toHaveProperty('status')
    expect(error).not.toHaveProperty('retryAfter')
  })
})

describe('a form', () => {
  const withForms = (...forms: readonly (readonly [marker: string, read: (body: object) => ErrorBody | undefined])[]) =>
    defineCodec<AcmeTokenResponse>()({
      id: 'forms',
      fields,
      errors: forms.map(([marker, read]) => ({ marker, read })),
    })

  test('is asked of no body without its marker', () => {
    const FormsToken = withForms(['first', () => ({ error: 'first' })], ['second', () => ({ error: 'second' })])
    expect(leftOf(FormsToken.read({ second: 1 }))).toMatchObject({ error: 'second' })
    expect(FormsToken.read(response)._tag).toBe('Right')
  })

  test('is asked before the ones after it', () => {
    const FormsToken = withForms(['first', () => ({ error: 'first' })], ['second', () => ({ error: 'second' })])
    expect(leftOf(FormsToken.read({ second: 1, first: 1 }))).toMatchObject({ error: 'first' })
  })

  test('that finds nothing leaves the body to the next one, and then to RFC 6749', () => {
    const FormsToken = withForms(
      ['first', () => undefined],
      [
        'second',
        () => {
          throw new Error('none of mine')
        },
      ],
    )
    expect(leftOf(FormsToken.read({ first: 1, second: 1, error: 'fake' }))).toMatchObject({ error: 'fake' })
    expect(FormsToken.read({ ...response, first: 1, second: 1 })._tag).toBe('Right')
  })

  test('sees the JSON of a body and nothing else', () => {
    const FormsToken = withForms(['fault', (body) => ({ error: Object.keys(body).join(' ') })])
    expect(leftOf(FormsToken.read({ fault: 1, none: () => 1, all: [], big: 1n }))).toMatchObject({ error: 'fault all' })
  })
})

test.each<readonly [unknown, string]>([
  [1, 'number'],
  [true, 'boolean'],
  [['invalid_grant'], 'array'],
  [{}, 'object'],
])('an error member that is %j is malformed', (error, actual) =>
  expect(leftOf(Rfc6749Token.read({ ...response, error }))).toMatchObject({
    code: 'not-error',
    issues: [{ path: ['error'], actual, code: 'not-error' }],
  }),
)
