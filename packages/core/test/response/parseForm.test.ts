import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { extensionOf, leftOf, rightOf, triplesOf } from '../support/index.js'
import { bodyOf, form, NestedToken, parse, readMembers } from '../support/responses.js'

describe('a form', () => {
  const strict = { strict: true }

  test('may contain digits for numbers without a note, even in strict reading', () => {
    const { token, notes } = rightOf(parse({ body: form, receivedAt: 1700000000 }, strict))
    expect(token).toMatchObject({ ...readMembers, issuedAt: 1700000000 })
    expect(notes).toEqual([])
    expect(rightOf(parse({ body: `${form}&created_at=5` }, strict, NestedToken)).token.issuedAt).toBe(5)
  })
  test('keeps digits of members that are not numbers as strings', () => {
    const { token } = rightOf(parse({ body: 'access_token=12345&tenant=678' }))
    expect(extensionOf(token, 'rfc6749')).toEqual({ tenant: '678' })
  })
  test('may have an empty scope', () =>
    expect(rightOf(parse({ body: `${form.replace('read+write', '')}` })).token.scope).toEqual([]))
  test.each([
    ['-1', 'not-digits'],
    ['1h', 'not-digits'],
    ['3.6e3', 'not-digits'],
    ['99999999999999999999', 'too-large'],
  ])('moves a lifetime of %j', (seconds, code) => {
    const { token, notes } = rightOf(parse({ body: `access_token=fake-a&token_type=bearer&expires_in=${seconds}` }))
    expect(token).not.toHaveProperty('expiresIn')
    expect(triplesOf(notes)).toEqual([['moved', code, 'expiresIn']])
    expect(extensionOf(token, 'rfc6749#moved')).toEqual({ expires_in: seconds })
  })
  test('C22: treats an empty member as absent', () => {
    const { token, notes } = rightOf(parse({ body: 'access_token=fake-a&token_type=bearer&expires_in=' }))
    expect(Object.keys(token)).toEqual(['accessToken', 'tokenType'])
    expect(triplesOf(notes)).toEqual([['ignored', 'empty-member', 'expiresIn']])
  })
  test.each(['', 'null', 'false', '0'])('C22: contains no error if it has error=%s', (error) => {
    const { notes } = rightOf(parse({ body: `${form}&error=${error}` }, {}))
    expect(triplesOf(notes)).toEqual([['ignored', 'no-error', 'error']])
    expect(parse({ body: `${form}&error=${error}` }, strict)._tag).toBe('Right')
  })
  test.each(['1', 'true', 'undefined', '00', 'NULL', ' '])('contains an error if it has error=%s', (error) =>
    expect(leftOf(parse({ body: `${form}&error=${encodeURIComponent(error)}` }))._tag).toBe('OAuthError'),
  )
  test.each<readonly [body: string, member: string, moved: object]>([
    ['expires_in=1&expires_in=1', 'expiresIn', { expires_in: ['1', '1'] }],
    ['refresh_token=fake-1&refresh_token=fake-2', 'refreshToken', { refresh_token: ['fake-1', 'fake-2'] }],
    ['id_token=&id_token=', 'idToken', { id_token: ['', ''] }],
  ])('moves a repeated member: %s', (body, member, moved) => {
    const { token, notes } = rightOf(parse({ body: `access_token=fake-a&token_type=bearer&${body}` }))
    expect(notes).toMatchObject([{ action: 'moved', member }])
    expect(extensionOf(token, 'rfc6749#moved')).toEqual(moved)
    expect(inspect(notes)).not.toContain('fake')
  })
  test('reads a repeated scope, or a repeated unknown member, as a list', () => {
    const { token, notes } = rightOf(parse({ body: 'access_token=fake-a&token_type=mac&scope=a&scope=b&x=1&x=2&x=3' }))
    expect(token.scope).toEqual(['a', 'b'])
    expect(extensionOf(token, 'rfc6749')).toEqual({ x: ['1', '2', '3'] })
    expect(triplesOf(notes)).toEqual([['repaired', 'scope-array', 'scope']])
    expect(leftOf(parse({ body: `${form}&scope=b` }, strict))).toMatchObject({ code: 'scope-array' })
  })
  test('is rejected if the access token is repeated', () => {
    const error = leftOf(parse({ body: 'access_token=fake-planted-1&access_token=fake-planted-2' }))
    expect(error).toMatchObject({ _tag: 'Malformed', issues: [{ path: ['access_token'], code: 'not-string' }] })
    expect(inspect(error)).not.toContain('planted')
  })
  test('never shows a repeated token as an error code', () =>
    expect(leftOf(parse({ body: 'error=fake_b&access_token=fake_a&access_token=fake_b' }))).toMatchObject({
      error: 'unrecognized_error',
    }))
  test('may have names of Object.prototype members', () => {
    const { token } = rightOf(parse({ body: 'access_token=fake-a&__proto__=fake&constructor=fake' }))
    expect(Object.keys(extensionOf(token, 'rfc6749') ?? {})).toEqual(['__proto__', 'constructor'])
  })
  test.each(['application/json', null])(
    'is not a string that only contains a form, with content type %j',
    (contentType) => {
      for (const body of ['sorry: access_token=fake-a', 'access_token=fake-a&scope=<b>', 'access_token=fake-a <br>'])
        expect(leftOf(parse({ contentType, body }))).toMatchObject({ _tag: 'UnreadableBody', code: 'not-json' })
    },
  )
  const untidy = 'error=invalid_grant&error_description=Das ist für immer vorbei.'
  test.each(['Application/X-WWW-Form-URLencoded ; charset=UTF-8', '', null, undefined])(
    'may have spaces and non-ASCII letters, with content type %j',
    (contentType) =>
      expect(bodyOf(leftOf(parse({ status: 400, contentType, body: untidy })))).toEqual({
        error: 'invalid_grant',
        error_description: 'Das ist für immer vorbei.',
      }),
  )
  test.each(['text/plain', 'application/json', 'application/x-www-form-urlencoded-not'])(
    'may not have them with content type %j',
    (contentType) =>
      expect(leftOf(parse({ status: 400, contentType, body: untidy }))).toMatchObject({ code: 'unexpected-status' }),
  )
})
