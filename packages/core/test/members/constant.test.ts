// Success flags.
import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/index.js'
import { defineCodec, errorAt } from '../../src/index.js'
import { extension, issuesOf, leftOf, response, rightOf, tokenWith, triplesOf } from '../support/index.js'
import { parse } from '../support/responses.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  ok?: true
  code?: 0 | '0'
  message?: string
}

const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: { accessToken: 'access_token', tokenType: 'token_type' },
  constants: { ok: true, code: [0, '0'], message: 'success' },
  errors: [errorAt({ code: 'reason' })],
})
const flags = { ok: true, code: 0, message: 'success' }
const whole = { ...flags, ...response }

test('flags are always written before the fields, with their first documented value', () => {
  expect(JSON.stringify(AcmeToken.encode(tokenWith()))).toBe(JSON.stringify(whole))
  expect(AcmeToken.fields).toEqual({ accessToken: 'access_token', tokenType: 'token_type' })
})

test('flags that mean success are read without a note, and are not in the token', () => {
  const { token, notes } = rightOf(AcmeToken.read(whole, { strict: true }))
  expect(Object.keys(token)).toEqual(['accessToken', 'tokenType'])
  expect(notes).toEqual([])
})

test.each<Json | undefined>([null, undefined])('flags that are %s are assumed, each with a note', (ok) => {
  const { token, notes } = rightOf(AcmeToken.read({ ...whole, ok }))
  expect(triplesOf(notes)).toEqual([['defaulted', 'assumed-success', 'ok']])
  expect(AcmeToken.encode(token)).toEqual(whole)
  expect(issuesOf(leftOf(AcmeToken.read({ ...whole, ok }, { strict: true })))).toEqual([
    { path: ['ok'], actual: ok === null ? 'null' : 'undefined', code: 'assumed-success' },
  ])
})

test('flags with another documented value have a note, and are written with the first', () => {
  const { token, notes } = rightOf(AcmeToken.read({ ...whole, code: '0' }))
  expect(triplesOf(notes)).toEqual([['repaired', 'other-form', 'code']])
  expect(AcmeToken.encode(token)).toEqual(whole)
  expect(issuesOf(leftOf(AcmeToken.read({ ...whole, code: '0' }, { strict: true })))).toEqual([
    { path: ['code'], actual: 'string', code: 'other-form' },
  ])
})

describe('flags with any other value make the response invalid', () => {
  test.each<readonly [keyof AcmeTokenResponse, unknown, string]>([
    ['ok', false, 'boolean'],
    ['ok', 'true', 'string'],
    ['ok', 1, 'number'],
    ['ok', '', 'string'],
    ['ok', [true], 'array'],
    ['ok', {}, 'object'],
    ['code', -1, 'number'],
    ['code', false, 'boolean'],
    ['code', '', 'string'],
    ['code', '00', 'string'],
    ['code', 0n, 'bigint'],
    ['message', 'Success', 'string'],
    ['message', Symbol('success'), 'symbol'],
  ])('%s of %o', (name, value, actual) => {
    const error = leftOf(AcmeToken.read({ ...whole, [name]: value }))
    expect(issuesOf(error)).toEqual([{ path: [name], actual, code: 'not-success' }])
    expect(AcmeToken.wire.is({ ...whole, [name]: value })).toBe(false)
  })

  test('unless an error explains it', () => {
    expect(leftOf(AcmeToken.read({ ok: false, reason: 'busy' }))).toMatchObject({ _tag: 'OAuthError', error: 'busy' })
    expect(leftOf(AcmeToken.read({ ok: false, error: 'busy' }))).toMatchObject({ _tag: 'OAuthError', error: 'busy' })
    expect(leftOf(AcmeToken.read({ ...whole, reason: 'busy' }))).toMatchObject({ _tag: 'OAuthError', error: 'busy' })
  })

  test('and each problem has an issue, even if the token is missing too', () =>
    expect(issuesOf(leftOf(AcmeToken.read({ ok: false })))).toEqual([
      { path: ['ok'], actual: 'boolean', code: 'not-success' },
      { path: ['access_token'], actual: 'undefined', code: 'missing' },
    ]))
})

test('flags in a form are strings', () => {
  const form = (members: string) =>
    parse({ contentType: null, body: `access_token=fake-a&token_type=Bearer&${members}` }, { strict: true }, AcmeToken)
  expect(form('ok=true&code=0&message=success')._tag).toBe('Right')
  expect(leftOf(form('ok=false&code=0&message=success')).code).toBe('not-success')
  expect(leftOf(form('ok=true&code=00&message=success')).code).toBe('not-success')
  expect(leftOf(form('ok=true&ok=true&code=0&message=success')).code).toBe('not-success')
  expect(leftOf(form('ok=null&code=0&message=success')).code).toBe('not-success')
})

test('an extension named like a flag is not written', () => {
  const token = tokenWith({ extensions: extension('acme', { ok: false, code: 0, tenant: 1 }) })
  const { value, notes } = rightOf(AcmeToken.write(token))
  expect(value).toEqual({ ...whole, tenant: 1 })
  expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  const moved = rightOf(AcmeToken.write(tokenWith({ extensions: extension('acme#moved', { ok: false }) })))
  expect(moved.value).toEqual(whole)
  expect(triplesOf(moved.notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
})

test('the wire type accepts each documented value', () => {
  expect(AcmeToken.wire.is({ ...whole, code: '0' })).toBe(true)
  expect(AcmeToken.wire.is(response)).toBe(true)
  expect(rightOf(AcmeToken.wire.decode({ ...whole, ok: null }))).not.toHaveProperty('ok')
})
