import { describe, expect, test } from 'vitest'
import type { ResponseParts, RetryAdvice, TokenError } from '../../src/index.js'
import {
  authorizationHeader,
  CanonicalToken,
  convert,
  parseResponse,
  Rfc6749Token,
  readResponse,
  retryAdvice,
  TokenCodecError,
  tokenSource,
} from '../../src/index.js'
import { leftOf, tokenWith } from '../support/index.js'

const signInAgain: RetryAdvice = { action: 'sign-in-again' }
const retry: RetryAdvice = { action: 'retry' }
const report: RetryAdvice = { action: 'report' }
const retryAfter = (after: number): RetryAdvice => ({ action: 'retry', after })

const page = '<!doctype html><title>fake page</title>'
const receivedAt = 1700000000

const adviceFor = (answer: Omit<ResponseParts, 'receivedAt'>): RetryAdvice =>
  retryAdvice(leftOf(parseResponse(Rfc6749Token, { ...answer, receivedAt }, { maxBytes: 100 })))

const saying = (error: string): string => JSON.stringify({ error })

describe('an OAuth error', () => {
  test.each([
    'invalid_grant',
    'invalid_token',
    'interaction_required',
    'login_required',
    'consent_required',
    'account_selection_required',
    'mfa_required',
    'expired_token',
    'access_denied',
  ])('%s requires another sign-in, with any status and header', (error) => {
    for (const status of [200, 400, 401, 403, 429, 500]) {
      expect(adviceFor({ status, body: saying(error) })).toEqual(signInAgain)
      expect(adviceFor({ status, body: saying(error), retryAfter: '30' })).toEqual(signInAgain)
    }
  })

  test.each(['temporarily_unavailable', 'server_error', 'authorization_pending'])('%s is temporary', (error) => {
    for (const status of [200, 400, 503]) {
      expect(adviceFor({ status, body: saying(error) })).toEqual(retry)
      expect(adviceFor({ status, body: saying(error), retryAfter: '30' })).toEqual(retryAfter(30))
    }
  })

  test("slow_down is temporary, for five seconds or the header's delay", () => {
    expect(adviceFor({ status: 400, body: saying('slow_down') })).toEqual(retryAfter(5))
    expect(adviceFor({ status: 429, body: 'error=slow_down', retryAfter: '12' })).toEqual(retryAfter(12))
  })

  test.each(['invalid_client', 'invalid_request', 'invalid_scope', 'unauthorized_client', 'fake_code'])(
    '%s is to be reported, unless the status is temporary',
    (error) => {
      for (const status of [200, 400, 401]) expect(adviceFor({ status, body: saying(error) })).toEqual(report)
      for (const status of [408, 425, 429, 500, 503]) {
        expect(adviceFor({ status, body: saying(error) })).toEqual(retry)
      }
    },
  )

  test('that does not look like a code is to be reported', () =>
    expect(adviceFor({ status: 400, body: saying('fake token fake-0123456789abcdefghij') })).toEqual(report))

  test('without an HTTP response is judged by its code', () => {
    expect(retryAdvice(leftOf(Rfc6749Token.read({ error: 'invalid_grant' })))).toEqual(signInAgain)
    expect(retryAdvice(leftOf(Rfc6749Token.read({ error: 'temporarily_unavailable' })))).toEqual(retry)
    expect(retryAdvice(leftOf(Rfc6749Token.read({ error: 'invalid_client' })))).toEqual(report)
  })
})

describe('a response with neither a token nor an error', () => {
  test.each([429, 503])("with status %d is temporary, with the header's delay", (status) => {
    for (const body of ['', page, '{}', '{"message":"fake"}']) {
      expect(adviceFor({ status, body })).toEqual(retry)
      expect(adviceFor({ status, body, retryAfter: '30' })).toEqual(retryAfter(30))
      expect(adviceFor({ status, body, retryAfter: '0' })).toEqual(retryAfter(0))
      expect(adviceFor({ status, body, retryAfter: 'soon' })).toEqual(retry)
      const date = new Date((receivedAt + 90) * 1000).toUTCString()
      expect(adviceFor({ status, body, retryAfter: date })).toEqual(retryAfter(90))
    }
  })

  test.each([
    [200, report],
    [204, report],
    [400, report],
    [401, report],
    [403, report],
    [404, report],
    [408, retry],
    [425, retry],
    [500, retry],
    [502, retry],
    [504, retry],
  ])('an HTML page or an empty body with status %d', (status, advice) => {
    expect(adviceFor({ status, contentType: 'text/html', body: page })).toEqual(advice)
    expect(adviceFor({ status, body: '' })).toEqual(advice)
  })

  test('a token with a status other than 2xx is judged by the status', () => {
    const body = '{"access_token":"fake-a","token_type":"Bearer"}'
    expect(adviceFor({ status: 403, body })).toEqual(report)
    expect(adviceFor({ status: 500, body })).toEqual(retry)
  })

  test('a body that is too long is judged by the status', async () => {
    const body = 'x'.repeat(101)
    expect(adviceFor({ status: 200, body })).toEqual(report)
    expect(adviceFor({ status: 502, body, retryAfter: '7' })).toEqual(retryAfter(7))
    const streamed = await readResponse(Rfc6749Token, new Response(body, { status: 502 }), { maxBytes: 100 })
    expect(leftOf(streamed)._tag).toBe('BodyTooLarge')
    expect(retryAdvice(leftOf(streamed))).toEqual(retry)
  })
})

describe('a partial body', () => {
  const half = (fail: (controller: ReadableStreamDefaultController<Uint8Array>) => void, init: ResponseInit) =>
    new Response(
      new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode('{"access_token":')),
        pull: fail,
      }),
      init,
    )

  test.each([200, 400, 503])('with status %d is temporary if the connection was interrupted', async (status) => {
    const broken = (headers: Record<string, string>): Promise<TokenError> =>
      readResponse(
        Rfc6749Token,
        half((controller) => controller.error(new TypeError('fake')), { status, headers }),
      ).then(leftOf)
    expect(await broken({})).toMatchObject({ _tag: 'UnreadableBody', code: 'interrupted' })
    expect(retryAdvice(await broken({}))).toEqual(retry)
    expect(retryAdvice(await broken({ 'retry-after': '30' }))).toEqual(retryAfter(30))
  })

  test('is temporary if the caller aborted', async () => {
    const response = half(() => new Promise(() => {}), { status: 200 })
    const error = leftOf(await readResponse(Rfc6749Token, response, { signal: AbortSignal.timeout(1) }))
    expect(error).toMatchObject({ _tag: 'UnreadableBody', code: 'aborted' })
    expect(retryAdvice(error)).toEqual(retry)
  })

  test('is to be reported if another reader consumed it', async () => {
    const response = Response.json({})
    await response.text()
    const error = leftOf(await readResponse(Rfc6749Token, response))
    expect(error.code).toBe('already-read')
    expect(retryAdvice(error)).toEqual(report)
  })
})

describe('any other error is to be reported', () => {
  test('Malformed, when reading and writing', () => {
    expect(adviceFor({ status: 200, body: '{}' })).toEqual(report)
    expect(adviceFor({ status: 200, body: '{"access_token":1}' })).toEqual(report)
    expect(retryAdvice(leftOf(Rfc6749Token.write({} as never)))).toEqual(report)
    expect(retryAdvice(leftOf(Rfc6749Token.read(Response.json({}))))).toEqual(report)
  })
  test('Lossy', () => {
    const error = leftOf(Rfc6749Token.write(tokenWith({ refreshTokenScope: [] }), { onLoss: 'fail' }))
    expect(error._tag).toBe('Lossy')
    expect(retryAdvice(error)).toEqual(report)
  })
  test('UnknownIssueTime', () => {
    const error = leftOf(Rfc6749Token.write(tokenWith({ expiresIn: 1 }), { now: 1700000000, onLoss: 'fail' }))
    expect(error._tag).toBe('UnknownIssueTime')
    expect(retryAdvice(error)).toEqual(report)
  })
  test('UnsupportedVersion', () => {
    const error = leftOf(convert(CanonicalToken, Rfc6749Token)({ v: 2, accessToken: 'fake-a', tokenType: 'Bearer' }))
    expect(error._tag).toBe('UnsupportedVersion')
    expect(retryAdvice(error)).toEqual(report)
  })
  test('an unsupported token type for the header', () =>
    expect(retryAdvice(leftOf(authorizationHeader(tokenWith({ tokenType: 'MAC' }))))).toEqual(report))
})

test('a token source without a token requires a sign-in', async () => {
  const nobody = tokenSource({
    load: async () => undefined,
    save: () => Promise.reject(new Error('fake')),
    refresh: () => Promise.reject(new Error('fake')),
  })
  expect(retryAdvice(leftOf(await nobody()))).toEqual(signInAgain)
})

test('a thrown error gets the advice of the error it wraps', () => {
  const error = leftOf(parseResponse(Rfc6749Token, { status: 400, body: saying('invalid_grant') }))
  expect(retryAdvice(new TokenCodecError(error))).toEqual(signInAgain)
})
