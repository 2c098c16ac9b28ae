import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { ResponseParts } from '../../src/index.js'
import { CanonicalToken, parseResponse, Rfc6749Token } from '../../src/index.js'
import { fullToken, leftOf, response, rightOf, triplesOf } from '../support/index.js'
import { bodyOf, form, NestedToken, parse, readMembers } from '../support/responses.js'

const contentTypes = [
  'application/json',
  'Application/JSON; Charset=UTF-8',
  'application/json;charset="utf-8"',
  'text/plain',
  'text/html; charset=utf-8',
  'text/javascript',
  'application/octet-stream',
  'application/x-www-form-urlencoded',
  'APPLICATION/X-WWW-FORM-URLENCODED; CHARSET=UTF-8',
  'application/json, application/json',
  'nonsense',
  '',
  null,
  undefined,
]

describe.each(contentTypes)('with content type %j', (contentType) => {
  test('JSON is read', () => expect(rightOf(parse({ contentType })).token).toMatchObject(readMembers))
  test('a form is read', () => expect(rightOf(parse({ contentType, body: form })).token).toMatchObject(readMembers))
  test('an error in JSON is found', () =>
    expect(leftOf(parse({ contentType, status: 400, body: '{"error":"invalid_grant"}' }))).toMatchObject({
      error: 'invalid_grant',
      status: 400,
    }))
  test('an error in a form is found', () =>
    expect(
      leftOf(parse({ contentType, status: 400, body: 'error=invalid_grant&error_description=It+is%20over.' })),
    ).toMatchObject({ error: 'invalid_grant', status: 400 }))
  test('any other body is rejected', () =>
    expect(leftOf(parse({ contentType, body: '<html><a href="?access_token=fake&error=fake">' }))).toMatchObject({
      _tag: 'UnreadableBody',
      code: 'not-json',
      status: 200,
    }))
})

describe('the status', () => {
  test.each([200, 201, 202, 203, 206, 226, 299])('%d allows a token', (status) =>
    expect(rightOf(parse({ status })).token).toMatchObject(readMembers),
  )

  test.each([0, 100, 199, 300, 302, 304, 307, 400, 401, 403, 404, 422, 429, 500, 503, 600, Number.NaN, -200, 200.5])(
    '%d does not allow a token',
    (status) => {
      const error = leftOf(parse({ status }))
      expect(error).toMatchObject({ _tag: 'UnreadableBody', code: 'unexpected-status' })
      expect(inspect(error)).not.toContain('fake')
    },
  )

  test('is in the error, with the redacted body', () => {
    const error = leftOf(parse({ status: 502, body: '<html>fake-planted</html>' }))
    expect(error).toStrictEqual({
      _tag: 'UnreadableBody',
      code: 'unexpected-status',
      message: expect.any(String),
      source: 'rfc6749',
      status: 502,
      body: expect.anything(),
    })
    expect(bodyOf(error)).toBe('<html>fake-planted</html>')
    expect(inspect(error)).not.toContain('planted')
  })

  test.each([Number.NaN, Number.NEGATIVE_INFINITY, 0, 99, 1000, 200.5, '200'])(
    'is missing from the error if it is not an HTTP status: %j',
    (status) => {
      const error = leftOf(parse({ status: status as number }))
      expect(error).not.toHaveProperty('status')
    },
  )

  test.each([100, 999])('is in the error if it is the smallest or largest HTTP status: %j', (status) =>
    expect(leftOf(parse({ status }))).toMatchObject({ status }),
  )

  test.each(['', '   ', '\n', null, undefined, new Uint8Array()])('does not make an empty body valid: %j', (body) => {
    expect(leftOf(parse({ status: 204, body }))).toMatchObject({
      _tag: 'UnreadableBody',
      code: 'not-json',
      status: 204,
    })
    expect(leftOf(parse({ status: 401, body }))).toMatchObject({ code: 'unexpected-status', status: 401 })
  })
})

describe('an OAuth error', () => {
  const body = JSON.stringify({
    ...response,
    error: 'invalid_grant',
    error_uri: 'https://example.test/fake-access-token',
  })

  test.each([200, 201, 302, 400, 401, 500, 0])('takes precedence over a token, with status %d', (status) => {
    const error = leftOf(parse({ status, body }))
    expect(error).toMatchObject({ _tag: 'OAuthError', error: 'invalid_grant' })
    expect(inspect(error)).not.toContain('fake-access-token')
  })

  test('takes precedence over a token in a form', () =>
    expect(leftOf(parse({ body: `${form}&error=invalid_grant` }))).toMatchObject({
      error: 'invalid_grant',
      status: 200,
    }))

  test("is found in the vendor's error shape, and has the status of the response", () =>
    expect(
      leftOf(parse({ status: 422, body: '{"problem":{"code":"FAKE","status":400}}' }, {}, NestedToken)),
    ).toMatchObject({ error: 'FAKE', status: 422 }))

  test.each(['null', '""', 'false', '0', '{}', '[]'])('is not found if error is %s', (value) => {
    expect(parse({ body: `{"access_token":"fake-a","error":${value}}` })._tag).toBe('Right')
    expect(leftOf(parse({ status: 400, body: `{"access_token":"fake-a","error":${value}}` }))).toMatchObject({
      code: 'unexpected-status',
    })
  })

  test.each(['true', '7', '[1]', '{"message":"fake"}'])('is found if error is %s', (value) => {
    for (const status of [200, 400])
      expect(leftOf(parse({ status, body: `{"access_token":"fake-a","error":${value}}` }))).toMatchObject({
        _tag: 'OAuthError',
        status,
      })
  })
})

describe("the codec's rules apply", () => {
  const body = (members: object): Partial<ResponseParts> => ({ body: JSON.stringify({ ...response, ...members }) })
  const rows: readonly (readonly [title: string, members: object, notes: readonly (readonly string[])[]])[] = [
    ['null', { scope: null }, [['ignored', 'null-member', 'scope']]],
    ['a missing token type', { token_type: null }, [['defaulted', 'assumed-bearer', 'tokenType']]],
    ['an empty error', { error: false }, [['ignored', 'no-error', 'error']]],
    ['a string of digits', { expires_in: '60' }, [['repaired', 'numeric-string', 'expiresIn']]],
    ['a fractional lifetime', { expires_in: 60.5 }, [['repaired', 'fractional-lifetime', 'expiresIn']]],
    ['an array of scope names', { scope: ['a'] }, [['repaired', 'scope-array', 'scope']]],
    ['a repeated scope name', { scope: 'a a' }, [['ignored', 'repeated-scope', 'scope']]],
    ['an empty refresh token', { refresh_token: '' }, [['ignored', 'empty-member', 'refreshToken']]],
    ['an empty token type', { token_type: '' }, [['defaulted', 'assumed-bearer', 'tokenType']]],
    ['an unknown member', { tenant: 1 }, []],
    ['a negative lifetime', { expires_in: -1 }, [['moved', 'negative', 'expiresIn']]],
    ['a huge lifetime', { expires_in: 9e15 }, [['moved', 'too-large', 'expiresIn']]],
    ['a lifetime in words', { expires_in: '1h' }, [['moved', 'not-digits', 'expiresIn']]],
    ['a boolean lifetime', { expires_in: true }, [['moved', 'not-number', 'expiresIn']]],
    ['a control character in a scope', { scope: 'a\u0000b' }, [['moved', 'bad-character', 'scope']]],
    ['a numeric ID token', { id_token: 1 }, [['moved', 'not-string', 'idToken']]],
  ]
  test.each(rows)('%s is read, with its note', (_, members, notes) =>
    expect(triplesOf(rightOf(parse(body(members))).notes)).toEqual(notes),
  )

  const refused = rows.flatMap(([title, members, notes]) =>
    notes.filter(([action]) => action !== 'ignored').map(([, code]) => ({ title, members, code })),
  )
  test.each(refused)('$title is rejected in strict reading', ({ members, code }) =>
    expect(leftOf(parse(body(members), { strict: true }))).toMatchObject({ _tag: 'Malformed', code }),
  )

  test.each<readonly [object, string]>([
    [{ access_token: null }, 'missing'],
    [{ access_token: '' }, 'empty'],
    [{ access_token: 1 }, 'not-string'],
    [{ access_token: 'fake\r\nplanted' }, 'bad-character'],
    [{ access_token: '<redacted>' }, 'redacted'],
    [{ token_type: 1 }, 'not-string'],
    [{ token_type: 'a\u0000b' }, 'bad-character'],
  ])('%j is Malformed', (members, code) =>
    expect(leftOf(parse(body(members)))).toMatchObject({ _tag: 'Malformed', code }),
  )

  test('a receivedAt that is not a time is Malformed', () =>
    expect(leftOf(parse({ receivedAt: Number.NaN }))).toMatchObject({ issues: [{ path: ['receivedAt'] }] }))

  test('canonical JSON is read like any other JSON', () => {
    const stored = JSON.stringify(CanonicalToken.encode(fullToken))
    expect(rightOf(parse({ body: stored }, {}, CanonicalToken)).notes).toEqual([])
    expect(leftOf(parse({ body: '{"v":2}' }, {}, CanonicalToken))._tag).toBe('UnsupportedVersion')
    expect(leftOf(parse({ status: 400, body: '{"error":"invalid_grant"}' }, {}, CanonicalToken))._tag).toBe(
      'OAuthError',
    )
  })
})

test('the clock is not read without receivedAt', () => expect(rightOf(parse({})).token).not.toHaveProperty('issuedAt'))

test('a fake response returns an error that does not quote it', () => {
  const answer = {
    status: 200,
    get body(): string {
      throw new Error('fake-planted')
    },
  }
  expect(leftOf(parseResponse(Rfc6749Token, answer))).toStrictEqual({
    _tag: 'UnreadableBody',
    code: 'not-json',
    message: expect.any(String),
    source: 'rfc6749',
  })
})
