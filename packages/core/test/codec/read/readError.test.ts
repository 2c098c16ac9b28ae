import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { OAuthError } from '../../../src/index.js'
import { formatError, parseResponse, Rfc6749Token, reveal } from '../../../src/index.js'
import { AcmeToken, opened, refused, withShapes } from '../../support/errors.js'
import { leftOf, response, rightOf, triplesOf } from '../../support/index.js'

describe('an OAuth error', () => {
  test("contains all parts of the body, in the model's order", () => {
    const body = { wait: 30, status: 429, page: 'https://example.test/', text: 'Wait.', fault: 'slow_down' }
    expect(JSON.stringify(opened(refused(body, AcmeToken)))).toBe(
      JSON.stringify({
        _tag: 'OAuthError',
        code: 'oauth-error',
        message: 'acme: the server refused: slow_down',
        source: 'acme',
        error: 'slow_down',
        status: 429,
        retryAfter: 30,
        errorDescription: 'Wait.',
        errorUri: 'https://example.test/',
        body,
      }),
    )
  })

  test('keeps its code next to an oversized member', () => {
    const body = { unknown: new Array(1_000_001).fill(0), error: 'invalid_grant' }
    expect(opened(refused(body, Rfc6749Token))).toMatchObject({
      error: 'invalid_grant',
      body: { error: 'invalid_grant' },
    })
  })

  test('keeps its code next to other secret members that contain parts of it', () =>
    expect(refused({ error: 'invalid_grant', authorization_details: ['a'] }, Rfc6749Token).error).toBe('invalid_grant'))

  test.each([
    ['RFC 6749', Rfc6749Token, { error: 'slow_down' }],
    ["a vendor's shape", AcmeToken, { fault: 'slow_down' }],
  ])('by %s with only a code has no other members', (_, codec, body) =>
    expect(opened(refused(body, codec))).toStrictEqual({
      _tag: 'OAuthError',
      code: 'oauth-error',
      message: expect.any(String),
      source: codec.id,
      error: 'slow_down',
      body,
    }),
  )

  test('takes precedence over a token', () =>
    expect(refused({ ...response, error: 'invalid_grant' }).error).toBe('invalid_grant'))

  test('has no description or URI that is not a string', () => {
    const error = refused({ error: 'a', error_description: { b: 1 }, error_uri: ['c'] })
    expect(error).not.toHaveProperty('errorDescription')
    expect(error).not.toHaveProperty('errorUri')
    expect(reveal(error.body)).toEqual({ error: 'a', error_description: { b: 1 }, error_uri: ['c'] })
  })

  test.each([0, 1, 429, Number.MAX_SAFE_INTEGER])('has a status and a retry delay of %j', (number) =>
    expect(refused({ fault: 'a', status: number, wait: number }, AcmeToken)).toMatchObject({
      status: number,
      retryAfter: number,
    }),
  )

  test.each(['0', '429', '0012'])('has a status and a retry delay of %j, as in a form', (digits) =>
    expect(refused({ fault: 'a', status: digits, wait: digits }, AcmeToken)).toMatchObject({
      status: Number(digits),
      retryAfter: Number(digits),
    }),
  )

  test.each([-1, 1.5, 2 ** 53, '9007199254740992', '9'.repeat(400), '-1', ' 7', '7\n', '1e3', 'soon', '', null, true])(
    'has no status or retry delay of %j',
    (value) => {
      const error = refused({ fault: 'a', status: value, wait: value }, AcmeToken)
      expect(error).not.toHaveProperty('status')
      expect(error).not.toHaveProperty('retryAfter')
    },
  )
})

describe('the error code', () => {
  test.each<readonly [unknown, string]>([
    ['invalid_grant', 'invalid_grant'],
    [7, '7'],
    [-1, '-1'],
    [40029, '40029'],
    [true, 'unrecognized_error'],
    [1.5, 'unrecognized_error'],
    [1e21, 'unrecognized_error'],
    [['invalid_grant'], 'unrecognized_error'],
    [{ code: 100 }, 'unrecognized_error'],
    ['It is over.', 'unrecognized_error'],
    [' ', 'unrecognized_error'],
    ['a'.repeat(65), 'unrecognized_error'],
  ])('for %j is %s', (error, code) => {
    expect(refused({ ...response, error }).error).toBe(code)
    expect(refused({ ...response, fault: error }, AcmeToken).error).toBe(code)
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, Symbol('fake'), () => 1, new Date(0)])(
    'for a value that is not JSON is unrecognized_error: %s',
    (error) => {
      expect(refused({ ...response, error }).error).toBe('unrecognized_error')
      expect(reveal(refused({ ...response, error }).body)).toEqual(response)
    },
  )

  test.each([null, '', false, 0, {}, []])('for %j is not an error', (error) => {
    const { notes } = rightOf(Rfc6749Token.read({ ...response, error }))
    expect(triplesOf(notes)).toEqual([['ignored', 'no-error', 'error']])
    expect(notes[0]).toMatchObject({ source: 'rfc6749', direction: 'read' })
    expect(leftOf(Rfc6749Token.read({ error }))).toMatchObject({ _tag: 'Malformed', code: 'missing' })
    expect(rightOf(AcmeToken.read({ ...response, fault: error })).notes).toEqual([])
  })

  test('that cannot be shown becomes the description, if there is no other', () => {
    expect(opened(refused({ error: 'It is over.' }))).toMatchObject({ errorDescription: 'It is over.' })
    expect(opened(refused({ error: 'It is over.', error_description: 'a' }))).toMatchObject({ errorDescription: 'a' })
    expect(refused({ error: 'invalid_grant' })).not.toHaveProperty('errorDescription')
  })

  test.each([
    { access_token: 'fake' },
    { refresh_token: 'a-fake-token' },
    { id_token: 'fake' },
    { refresh_token: 'a', access_token: 'bad_fake' },
  ])('that is part of a token, or contains one, is not shown: %j', (tokens) =>
    expect(refused({ ...tokens, error: 'bad_fake' }).error).toBe(
      Object.values(tokens).some((token) => token.includes('bad_fake') || 'bad_fake'.includes(token))
        ? 'unrecognized_error'
        : 'bad_fake',
    ),
  )

  test.each([{ access_token: '' }, { access_token: null }, { access_token: 7 }, { scope: 'bad_fake' }])(
    'is shown next to %j',
    (members) => expect(refused({ ...members, error: 'bad_fake' }).error).toBe('bad_fake'),
  )
})

describe('a body from a public bug report', () => {
  test.each<readonly [title: string, body: object, error: string]>([
    ['C15, second factor', { error: 'mfa_required', mfa_token: 'fake-mfa' }, 'mfa_required'],
    [
      'C16, trace ids',
      {
        error: 'interaction_required',
        error_description:
          'AADSTS50076: Use a second factor.\r\nTrace ID: 0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f1\r\nCorrelation ID: 1f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f1',
        trace_id: '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f1',
        correlation_id: '1f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f1',
        error_codes: [50076],
        suberror: 'basic_action',
        claims: '{"access_token":{"capolids":{"essential":true}}}',
      },
      'interaction_required',
    ],
    [
      'C17, a quoted token',
      {
        error: 'invalid_token',
        error_description: 'Invalid refresh token (expired): eyJhbGciOiJub25lIn0.eyJzdWIiOiJmYWtlIn0.c2ln',
      },
      'invalid_token',
    ],
    ['a token as code', { error: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJmYWtlIn0.c2ln', interval: 5 }, 'unrecognized_error'],
    ['an object as code', { error: { code: 190, type: 'OAuthException', message: 'fake-a' } }, 'unrecognized_error'],
  ])('is complete and redacted: %s', (_, body, code) => {
    const answer = { status: 403, body: JSON.stringify(body) }
    const error = leftOf(parseResponse(Rfc6749Token, answer)) as OAuthError
    expect(error).toMatchObject({ _tag: 'OAuthError', error: code, status: 403 })
    expect(reveal(error.body)).toEqual(body)
    if ('error_description' in body) expect(opened(error)).toMatchObject({ errorDescription: body.error_description })
    const printed = [inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error), formatError(error)].join()
    for (const text of ['fake', 'eyJ', '0f1e2d3c', 'essential', 'basic_action', 'Trace'])
      expect(printed).not.toContain(text)
  })

  test('C05: may already be parsed', () =>
    expect(leftOf(parseResponse(Rfc6749Token, { status: 400, body: { error: 'invalid_grant' } }))).toMatchObject({
      _tag: 'OAuthError',
      error: 'invalid_grant',
      status: 400,
    }))

  test('C07: has a number as code', () => {
    const WechatLike = withShapes({
      marker: 'errcode',
      read: ({ errcode, errmsg }) => ({ error: errcode, errorDescription: errmsg }),
    })
    const error = refused({ errcode: 40029, errmsg: 'invalid code' }, WechatLike)
    expect(opened(error)).toMatchObject({ error: '40029', errorDescription: 'invalid code' })
    expect(WechatLike.read({ ...response, errcode: 0, errmsg: 'ok' })._tag).toBe('Right')
  })

  test('C18: repeats itself in two members', () =>
    expect(
      opened(refused({ fault: 'invalid_token', text: 'Token expired.', hint: 'The token expired.' }, AcmeToken)),
    ).toMatchObject({ error: 'invalid_token', errorDescription: 'Token expired. The token expired.' }))

  test('C19: has a code in two parts', () => {
    const StravaLike = withShapes({
      marker: 'errors',
      read: ({ errors, message }) => {
        const [first] = errors as readonly [{ readonly resource: string; readonly code: string }]
        return { error: `${first.resource}.${first.code}`, errorDescription: message }
      },
    })
    const body = {
      message: 'Bad Request',
      errors: [{ resource: 'RefreshToken', field: 'refresh_token', code: 'invalid' }],
    }
    expect(refused(body, StravaLike).error).toBe('RefreshToken.invalid')
    expect(StravaLike.read({ ...response, errors: [] })._tag).toBe('Right')
  })
})
