import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { bodyOf, form, NestedToken, parse, readMembers } from '../support/answers.js'
import { extensionOf, leftOf, rightOf, triplesOf } from '../support/index.js'

describe('a form', () => {
  const strict = { strict: true }

  test('has digits for numbers: there is nothing to repair, in strict reading too', () => {
    const { token, notes } = rightOf(parse({ body: form, receivedAt: 1700000000 }, strict))
    expect(token).toMatchObject({ ...readMembers, issuedAt: 1700000000 })
    expect(notes).toEqual([])
    expect(rightOf(parse({ body: `${form}&created_at=5` }, strict, NestedToken)).token.issuedAt).toBe(5)
  })
  test('keeps digits that are no number of the vendor as text', () => {
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
  ])('has a lifetime of %j moved', (seconds, code) => {
    const { token, notes } = rightOf(parse({ body: `access_token=fake-a&token_type=bearer&expires_in=${seconds}` }))
    expect(token).not.toHaveProperty('expiresIn')
    expect(triplesOf(notes)).toEqual([['moved', code, 'expiresIn']])
    expect(extensionOf(token, 'rfc6749#moved')).toEqual({ expires_in: seconds })
  })
  test('C22: has an empty member as absent', () => {
    const { token, notes } = rightOf(parse({ body: 'access_token=fake-a&token_type=bearer&expires_in=' }))
    expect(Object.keys(token)).toEqual(['accessToken', 'tokenType'])
    expect(triplesOf(notes)).toEqual([['ignored', 'empty-member', 'expiresIn']])
  })
  test.each(['', 'null', 'false', '0'])('C22: has no error in error=%s', (error) => {
    const { notes } = rightOf(parse({ body: `${form}&error=${error}` }, {}))
    expect(triplesOf(notes)).toEqual([['ignored', 'no-error', 'error']])
    expect(parse({ body: `${form}&error=${error}` }, strict)._tag).toBe('Right')
  })
  test.each(['1', 'true', 'undefined', '00', 'NULL', ' '])('has an error in error=%s', (error) =>
    expect(leftOf(parse({ body: `${form}&error=${encodeURIComponent(error)}` }))._tag).toBe('OAuthError'),
  )
  test.each<readonly [body: string, member: string, moved: object]>([
    ['expires_in=1&expires_in=1', 'expiresIn', { expires_in: ['1', '1'] }],
    ['refresh_token=fake-1&refresh_token=fake-2', 'refreshToken', { refresh_token: ['fake-1', 'fake-2'] }],
    ['id_token=&id_token=', 'idToken', { id_token: ['', ''] }],
  ])('has a repeated member moved: %s', (body, member, moved) => {
    const { token, notes } = rightOf(parse({ body: `access_token=fake-a&token_type=bearer&${body}` }))
    expect(notes).toMatchObject([{ action: 'moved', member }])
    expect(extensionOf(token, 'rfc6749#moved')).toEqual(moved)
    expect(inspect(notes)).not.toContain('fake')
  })
  test('has a repeated scope as a list, and a repeated unknown member too', () => {
    const { token, notes } = rightOf(parse({ body: 'access_token=fake-a&token_type=mac&scope=a&scope=b&x=1&x=2&x=3' }))
    expect(token.scope).toEqual(['a', 'b'])
    expect(extensionOf(token, 'rfc6749')).toEqual({ x: ['1', '2', '3'] })
    expect(triplesOf(notes)).toEqual([['repaired', 'scope-array', 'scope']])
    expect(leftOf(parse({ body: `${form}&scope=b` }, strict))).toMatchObject({ code: 'scope-array' })
  })
  test('is refused where the access token is repeated', () => {
    const error = leftOf(parse({ body: 'access_token=fake-planted-1&access_token=fake-planted-2' }))
    expect(error).toMatchObject({ _tag: 'Malformed', issues: [{ path: ['access_token'], code: 'not-string' }] })
    expect(inspect(error)).not.toContain('planted')
  })
  test('shows no repeated token as a code', () =>
    expect(leftOf(parse({ body: 'error=fake_b&access_token=fake_a&access_token=fake_b' }))).toMatchObject({
      error: 'unrecognized_error',
    }))
  test('may have names that every object has', () => {
    const { token } = rightOf(parse({ body: 'access_token=fake-a&__proto__=fake&constructor=fake' }))
    expect(Object.keys(extensionOf(token, 'rfc6749') ?? {})).toEqual(['__proto__', 'constructor'])
  })
  test.each(['application/json', null])(
    'is not a text that only holds one, under the content type %j',
    (contentType) => {
      for (const body of ['sorry: access_token=fake-a', 'access_token=fake-a&scope=<b>', 'access_token=fake-a <br>'])
        expect(leftOf(parse({ contentType, body }))).toMatchObject({ _tag: 'UnreadableBody', code: 'not-json' })
    },
  )
  const untidy = 'error=invalid_grant&error_description=Das ist für immer vorbei.'
  test.each(['Application/X-WWW-Form-URLencoded ; charset=UTF-8', '', null, undefined])(
    'may have spaces and other alphabets under the content type %j',
    (contentType) =>
      expect(bodyOf(leftOf(parse({ status: 400, contentType, body: untidy })))).toEqual({
        error: 'invalid_grant',
        error_description: 'Das ist für immer vorbei.',
      }),
  )
  test.each(['text/plain', 'application/json', 'application/x-www-form-urlencoded-not'])(
    'may not have them under the content type %j',
    (contentType) =>
      expect(leftOf(parse({ status: 400, contentType, body: untidy }))).toMatchObject({ code: 'unexpected-status' }),
  )
})
