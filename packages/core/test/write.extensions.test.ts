// What of a token's unknown members is written, and what is said of it.
import { describe, expect, test } from 'vitest'
import type { ErrorShape, JsonObject, Token } from '../src/index.js'
import { CanonicalToken, camelCased, defineCodec, Rfc6749Token, secret } from '../src/index.js'
import { response, rightOf, tokenWith, triplesOf } from './support.js'

const withErrors = (...errors: readonly ErrorShape[]) =>
  defineCodec<{ access_token?: string; token_type?: string }>()({
    id: 'acme',
    fields: { accessToken: 'access_token', tokenType: 'token_type' },
    errors,
  })

const holding = (members: JsonObject): Token => tokenWith({ extensions: { acme: secret(members) } })

describe('beside an error form', () => {
  const problems: ErrorShape = {
    marker: 'problem',
    read: ({ problem }) => (typeof problem === 'string' ? { error: problem } : undefined),
  }

  test('a marker that makes no error is given back', () => {
    const { value, notes } = rightOf(withErrors(problems).write(holding({ problem: null, tenant: 1 })))
    expect(value).toEqual({ ...response, problem: null, tenant: 1 })
    expect(notes).toEqual([])
  })

  test('a marker that makes one is left out with a note, and nothing else is', () => {
    const { value, notes } = rightOf(withErrors(problems).write(holding({ problem: 'fake', tenant: 1 })))
    expect(value).toEqual({ ...response, tenant: 1 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test('a form whose marker is not there is not asked', () => {
    const anything: ErrorShape = { marker: 'failed', read: () => ({ error: 'fake' }) }
    const { value, notes } = rightOf(withErrors(anything).write(holding({ tenant: 1 })))
    expect(value).toEqual({ ...response, tenant: 1 })
    expect(notes).toEqual([])
  })

  test('of several forms those alone count that find something', () => {
    const never: ErrorShape = { marker: 'status', read: () => undefined }
    const { value, notes } = rightOf(withErrors(never, problems).write(holding({ status: 1, problem: 'fake' })))
    expect(value).toEqual({ ...response, status: 1 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })
})

describe('an extension without members is as good as none', () => {
  const token = tokenWith({ extensions: { fake: secret({}) } })

  test('to another codec, which has nothing to note', () =>
    expect(rightOf(Rfc6749Token.write(token, { onLoss: 'fail' }))).toEqual({ value: response, notes: [] }))

  test('in canonical JSON, which has none', () =>
    expect(CanonicalToken.encode(token)).toStrictEqual({
      v: 1,
      accessToken: 'fake-access-token',
      tokenType: 'Bearer',
    }))
})

describe('an unknown member called error', () => {
  const SdkToken = camelCased(Rfc6749Token)
  const written = { accessToken: 'fake-access-token', tokenType: 'Bearer' }

  test.each([null, '', 'fake'])('is not written in camel case either: %j', (error) => {
    const token = tokenWith({ extensions: { 'rfc6749-sdk': secret({ error, tenant: 1 }) } })
    const { value, notes } = rightOf(SdkToken.write(token))
    expect(value).toEqual({ ...written, tenant: 1 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test.each([null, ''])('is not kept from camel case either: %j', (error) =>
    expect(rightOf(SdkToken.read({ ...written, error })).token).not.toHaveProperty('extensions'),
  )
})

test('members of the token that this version does not know are told of in one note', () =>
  expect(rightOf(Rfc6749Token.write(Object.assign(tokenWith(), { later: 1, other: 2 }))).notes).toEqual([
    {
      code: 'dropped',
      reason: 'unknown-member',
      vendor: 'rfc6749',
      direction: 'write',
      field: 'unknown',
      message: expect.any(String),
    },
  ]))
