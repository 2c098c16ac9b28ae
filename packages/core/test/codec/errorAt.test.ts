// Error shapes defined by paths.
import { describe, expect, test } from 'vitest'
import type { ErrorPlaces, Json, RetryAdvice } from '../../src/index.js'
import { at, defineCodec, errorAt, retryAdvice, secret } from '../../src/index.js'
import { opened, refused, withShapes } from '../support/errors.js'
import {
  deepFreeze,
  extension,
  extensionOf,
  leftOf,
  response,
  rightOf,
  tokenWith,
  triplesOf,
} from '../support/index.js'
import { parse } from '../support/responses.js'

const CodeToken = withShapes(errorAt({ code: 'code', message: 'message', unless: 0 }))

describe('the parts of an error', () => {
  test('are read by name', () => {
    const body = { fault: 'busy', text: 'Later.', page: 'https://errors.example/busy', http: 503, wait: 7 }
    const codec = withShapes(
      errorAt({ code: 'fault', message: 'text', uri: 'page', status: 'http', retryAfter: 'wait' }),
    )
    expect(opened(refused(deepFreeze(body), codec))).toEqual({
      _tag: 'OAuthError',
      code: 'oauth-error',
      message: 'acme: the server refused: busy',
      source: 'acme',
      error: 'busy',
      errorDescription: 'Later.',
      errorUri: 'https://errors.example/busy',
      status: 503,
      retryAfter: 7,
      body,
    })
  })

  test('are read at paths, which may contain array indexes', () => {
    const codec = withShapes(
      errorAt({ code: at('errors', 0, 'code'), message: at('errors', 0, 'text'), status: at('meta', 'http') }),
    )
    const body = { errors: [{ code: 'invalid', text: 'Not good.' }, { code: 'other' }], meta: { http: 400 } }
    expect(opened(refused(body, codec))).toMatchObject({ error: 'invalid', errorDescription: 'Not good.', status: 400 })
  })

  test('are left out if they have the wrong type', () => {
    const codec = withShapes(
      errorAt({ code: 'fault', message: 'text', uri: 'page', status: 'http', retryAfter: 'wait' }),
    )
    const body = { fault: 'busy', text: 7, page: {}, http: '5xx', wait: -1 }
    expect(opened(refused(body, codec))).toEqual({
      _tag: 'OAuthError',
      code: 'oauth-error',
      message: 'acme: the server refused: busy',
      source: 'acme',
      error: 'busy',
      body,
    })
  })
})

describe("a vendor's code with a standard meaning", () => {
  const standard = { bad_refresh_token: 'invalid_grant', 40100: 'slow_down', 'not.known': 'fake_code' }
  const codec = withShapes(errorAt({ code: 'fault', retryAfter: 'wait', standard }))

  test('keeps its own code, next to the standard one', () => {
    const body = { fault: 'bad_refresh_token' }
    expect(opened(refused(body, codec))).toEqual({
      _tag: 'OAuthError',
      code: 'oauth-error',
      message: 'acme: the server refused: bad_refresh_token',
      source: 'acme',
      error: 'bad_refresh_token',
      standardError: 'invalid_grant',
      body,
    })
  })

  test.each<readonly [Json, RetryAdvice]>([
    ['bad_refresh_token', { action: 'sign-in-again' }],
    [40100, { action: 'retry', after: 5 }],
    ['40100', { action: 'retry', after: 5 }],
    ['not.known', { action: 'report' }],
    ['other', { action: 'report' }],
    ['invalid_grant', { action: 'sign-in-again' }],
    ['constructor', { action: 'report' }],
  ])('decides the next step: %j', (fault, advice) => expect(retryAdvice(refused({ fault }, codec))).toEqual(advice))

  test.each<Json>(['other', 'constructor', true, ['bad_refresh_token'], { a: 1 }])('has none for %j', (fault) =>
    expect(refused({ fault }, codec)).not.toHaveProperty('standardError'),
  )

  test("is known even if the vendor's code is not printable", () => {
    const secretive = withShapes(errorAt({ code: 'fault', standard: { 'It has expired.': 'invalid_grant' } }))
    const error = refused({ fault: 'It has expired.' }, secretive)
    expect(error).toMatchObject({ error: 'unrecognized_error', standardError: 'invalid_grant' })
    expect(retryAdvice(error)).toEqual({ action: 'sign-in-again' })
  })
})

test('C06: a number is a code, but 0 next to a token is not', () => {
  const body = { code: 40105, message: 'Access token is incorrect', request_id: 'r1' }
  expect(opened(refused(body, CodeToken))).toMatchObject({ error: '40105', errorDescription: body.message, body })
  const sent = { ...response, code: 0, message: 'success' }
  const { token, notes } = rightOf(CodeToken.read(sent, { strict: true }))
  expect(notes).toEqual([])
  expect(rightOf(CodeToken.write(token, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
})

test('C07: a number that a function returns is a code, never an empty one', () => {
  const codec = withShapes({
    marker: 'errcode',
    read: ({ errcode, errmsg }) => ({ error: errcode, errorDescription: errmsg }),
  })
  expect(opened(refused({ errcode: 40029, errmsg: 'invalid code' }, codec))).toMatchObject({
    error: '40029',
    errorDescription: 'invalid code',
  })
})

test('C19: a function may combine parts', () => {
  const codec = withShapes({
    marker: 'errors',
    read: ({ errors }) => {
      const [{ resource, code } = {}] = errors as { readonly resource?: string; readonly code?: string }[]
      return { error: `${resource}.${code}` }
    },
  })
  const body = {
    message: 'Bad Request',
    errors: [{ resource: 'RefreshToken', field: 'refresh_token', code: 'invalid' }],
  }
  expect(opened(refused(body, codec))).toMatchObject({ error: 'RefreshToken.invalid', body })
})

describe('a value that is not an error', () => {
  const none: readonly Json[] = [0, false, null, '', [], {}]
  test.each(none)('is %j, for any shape', (code) =>
    expect(withShapes(errorAt({ code: 'code' })).read({ ...response, code })._tag).toBe('Right'),
  )

  test.each<readonly [Json, readonly Json[]]>([
    ['OK', ['OK']],
    [200, [200, '200', 'OK', true]],
    [
      ['success', 0],
      ['success', 0],
    ],
    [true, [true]],
    [null, [null]],
  ])('is listed in unless: %j', (unless, codes) => {
    const codec = withShapes(errorAt({ code: 'status', unless }))
    for (const status of [unless].flat()) {
      const sent = { ...response, status }
      const { token } = rightOf(codec.read(sent))
      expect(rightOf(codec.write(token, { onLoss: 'fail' })).value).toEqual(sent)
    }
    const accepted = codes.filter((status) => codec.read({ ...response, status })._tag === 'Right')
    expect(accepted).toEqual(codes.filter((status) => status === null || [unless].flat().includes(status)))
  })

  test.each<Json>(['0', 'ok', 1, true, [0], { code: 0 }, 'OK '])('is not %j', (code) =>
    expect(withShapes(errorAt({ code: 'code', unless: 'OK' })).read({ ...response, code })._tag).toBe('Left'),
  )

  test('is a string in a form', () => {
    const form = 'access_token=fake-a&token_type=Bearer'
    const codec = withShapes(errorAt({ code: 'errcode', unless: ['OK', 200] }))
    for (const errcode of ['0', 'false', 'null', '', 'OK', '200'])
      expect(parse({ contentType: null, body: `${form}&errcode=${errcode}` }, {}, codec)._tag).toBe('Right')
    for (const errcode of ['40029', 'ok', 'true', '00'])
      expect(parse({ contentType: null, body: `${form}&errcode=${errcode}` }, {}, codec)._tag).toBe('Left')
  })
})

describe('a missing part', () => {
  const places: readonly (readonly [string, ErrorPlaces])[] = [
    ['a name', { code: 'errors' }],
    ['a path', { code: at('errors', 'code') }],
    ['an element', { code: at('errors', 0, 'code') }],
    ['a name of Object.prototype', { code: at('errors', 'constructor') }],
    ['a name of Array.prototype', { code: at('errors', 'length') }],
  ]
  const bodies: readonly Json[] = [null, [], {}, '', 0, false]
  test.each(places)('is not an error: %s', (_, shape) => {
    for (const errors of bodies) {
      const sent = { ...response, errors }
      const { token } = rightOf(withShapes(errorAt(shape)).read(sent))
      expect(rightOf(withShapes(errorAt(shape)).write(token)).value).toEqual(sent)
    }
  })

  test.each<Json>(['fake', 7, [7], [[]], [{}], { code: null }, { 0: {} }])(
    'is not an error if the path ends early: %j',
    (errors) =>
      expect(withShapes(errorAt({ code: at('errors', 0, 'code') })).read({ ...response, errors })._tag).toBe('Right'),
  )
})

describe('a code that does not look like a code', () => {
  test.each<Json>(['It has expired.', true, { a: 1 }, ['invalid'], 'fake-access-token'])(
    'is unrecognized, and never printed: %j',
    (code) => {
      const error = refused({ ...response, code }, CodeToken)
      expect(error.error).toBe('unrecognized_error')
      expect(JSON.stringify(error)).not.toMatch(/expired|fake-access-token/)
      expect(opened(error)).toMatchObject({ body: { code } })
    },
  )

  test('is part of a nested token', () => {
    const codec = defineCodec<{ data?: { access_token?: string; token_type?: string } }>()({
      id: 'acme',
      fields: { accessToken: at('data', 'access_token'), tokenType: at('data', 'token_type') },
      errors: [errorAt({ code: at('data', 'reason') })],
    })
    const body = { data: { access_token: 'fake_secret', reason: 'secret' } }
    expect(refused(body, codec).error).toBe('unrecognized_error')
    expect(refused({ data: { reason: 'secret' } }, codec).error).toBe('secret')
  })
})

describe('next to other shapes', () => {
  test('the first in the table wins, and the standard shape is last', () => {
    const codec = withShapes(errorAt({ code: 'first' }), errorAt({ code: 'second' }))
    expect(refused({ error: 'a', second: 'b', first: 'c' }, codec).error).toBe('c')
    expect(refused({ error: 'a', second: 'b', first: 0 }, codec).error).toBe('b')
    expect(refused({ error: 'a', second: 0 }, codec).error).toBe('a')
  })

  test('a shape for error replaces the standard shape', () => {
    const codec = withShapes(errorAt({ code: 'error', message: 'reason', unless: 'none' }))
    expect(opened(refused({ error: 'busy', reason: 'Later.' }, codec))).toMatchObject({ errorDescription: 'Later.' })
    const { notes } = rightOf(codec.read({ ...response, error: 'none' }))
    expect(triplesOf(notes)).toEqual([['ignored', 'no-error', 'error']])
  })

  test('a shape inside error comes before the standard shape', () => {
    const codec = withShapes(errorAt({ code: at('error', 'type'), message: at('error', 'message') }))
    expect(opened(refused({ error: { type: 'invalid', message: 'Not good.' } }, codec))).toMatchObject({
      error: 'invalid',
      errorDescription: 'Not good.',
    })
    expect(refused({ error: { message: 'Not good.' } }, codec).error).toBe('unrecognized_error')
    expect(refused({ error: 'invalid_grant' }, codec).error).toBe('invalid_grant')
  })
})

describe("under a constant's name", () => {
  const FlagToken = defineCodec<{ ok?: boolean; access_token?: string; token_type?: string }>()({
    id: 'acme',
    fields: { accessToken: 'access_token', tokenType: 'token_type' },
    constants: { ok: [true, 'yes'] },
    errors: [errorAt({ code: 'ok', message: 'reason' })],
  })

  test.each<Json>([true, 'yes', null])('is not an error if the constant means success: %j', (ok) =>
    expect(FlagToken.read({ ok, ...response })._tag).toBe('Right'),
  )

  test('is an error for any other value', () => {
    expect(opened(refused({ ok: 'busy', reason: 'Later.', ...response }, FlagToken))).toMatchObject({
      error: 'busy',
      errorDescription: 'Later.',
    })
    expect(refused({ ok: 1, ...response }, FlagToken).error).toBe('1')
  })

  test.each<Json>([false, 0, '', [], {}])('is neither an error nor a token for an empty value: %j', (ok) =>
    expect(leftOf(FlagToken.read({ ok, ...response }))).toMatchObject({
      _tag: 'Malformed',
      issues: [{ path: ['ok'], code: 'not-success' }],
    }),
  )
})

describe('an extension', () => {
  test.each<readonly [string, ErrorPlaces, Json]>([
    ['a code', { code: 'fault' }, 'busy'],
    ['a code in a container', { code: at('fault', 'code') }, { code: 'busy' }],
    ['a code in an array', { code: at('fault', 0) }, [7]],
  ])('that would be read as an error is not written: %s', (_, shape, fault) => {
    const token = tokenWith({ extensions: extension('acme', { fault, tenant: 1 }) })
    const { value, notes } = rightOf(withShapes(errorAt(shape)).write(token))
    expect(value).toEqual({ ...response, tenant: 1 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test('that would not be read as an error is written', () => {
    const token = tokenWith({ extensions: extension('acme', { fault: 0 }) })
    const codec = withShapes(errorAt({ code: 'fault' }))
    expect(rightOf(codec.write(token))).toEqual({ value: { ...response, fault: 0 }, notes: [] })
    expect(extensionOf(rightOf(codec.read({ ...response, fault: 0 })).token, 'acme')).toEqual({ fault: 0 })
  })
})

test('hostile bodies never make read throw', () => {
  const throwing = (): never => {
    throw new Error('fake-planted')
  }
  const codec = withShapes(errorAt({ code: at('fault', 0, 'code'), message: at('fault', 1) }))
  for (const fault of [
    Object.defineProperty({}, 0, { get: throwing, enumerable: true }),
    new Proxy([], { get: throwing }),
    new Proxy({}, { getOwnPropertyDescriptor: throwing }),
    secret('fake-planted'),
    () => 1,
    10n,
  ])
    expect(JSON.stringify(codec.read({ ...response, fault }))).not.toContain('planted')
})
