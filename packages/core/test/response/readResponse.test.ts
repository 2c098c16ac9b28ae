import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { afterEach, describe, expect, expectTypeOf, test, vi } from 'vitest'
import type { Either, ReadResult, TokenError } from '../../src/index.js'
import { authorizationHeader, parseResponse, Rfc6749Token, readResponse } from '../../src/index.js'
import { leftOf, response, rightOf } from '../support/index.js'
import { bodyOf } from '../support/responses.js'
import { closeServers, json, read, readFrom, says, typed } from '../support/server.js'

afterEach(() => {
  vi.useRealTimers()
  closeServers()
})

describe('a complete response', () => {
  test.each([
    ['JSON', typed, json],
    ['JSON without a content type', {}, json],
    ['JSON sent as a form', { 'content-type': 'application/x-www-form-urlencoded' }, json],
    ['JSON sent as HTML', { 'content-type': 'Text/HTML; Charset=UTF-8' }, json],
    ['JSON with a byte order mark', typed, `\ufeff${json}`],
    [
      'a form',
      { 'content-type': 'Application/X-WWW-Form-URLencoded' },
      'access_token=fake-access-token&expires_in=3600',
    ],
    ['a form sent as JSON', typed, 'access_token=fake-access-token&expires_in=3600'],
    ['compressed JSON', { ...typed, 'content-encoding': 'gzip' }, gzipSync(json)],
  ])('is read: %s', async (_, headers, body) => {
    const { result } = await readFrom(says(200, headers, body), { receivedAt: 1700000000 })
    expect(rightOf(result).token).toMatchObject({ tokenType: 'Bearer', expiresIn: 3600, issuedAt: 1700000000 })
  })

  test('is read from slow, small chunks', async () => {
    const { result } = await readFrom(async (to) => {
      to.writeHead(200, typed)
      for (const character of json) {
        to.write(character)
        await delay(1)
      }
      to.end()
    })
    expect(rightOf(result).token.expiresIn).toBe(3600)
  })

  test('is rejected in strict reading if a value would be assumed', async () => {
    const { result } = await readFrom(says(200, typed, '{"access_token":"fake-a"}'), { strict: true })
    expect(leftOf(result)).toMatchObject({ _tag: 'Malformed', code: 'assumed-bearer' })
  })

  test('with an error has its status and retry delay', async () => {
    const { result } = await readFrom(says(429, { ...typed, 'Retry-After': '17' }, '{"error":"slow_down"}'))
    expect(leftOf(result)).toMatchObject({ _tag: 'OAuthError', error: 'slow_down', status: 429, retryAfter: 17 })
  })

  test("counts the retry delay from the local clock, not the server's", async () => {
    const headers = { Date: 'Thu, 01 Jan 1970 00:00:00 GMT', 'Retry-After': 'Tue, 14 Nov 2023 22:14:20 GMT' }
    const { result } = await readFrom(says(503, headers, 'busy'), { receivedAt: 1700000000 })
    expect(leftOf(result)).toMatchObject({ code: 'unexpected-status', status: 503, retryAfter: 60 })
  })

  test.each([
    ['no content', 204, '', 'not-json'],
    ['an empty body', 200, '', 'not-json'],
    ['broken JSON', 200, '{"access_token":"fake-a","expires_in":36', 'not-json'],
    ['an HTML page', 200, '<html>fake-a</html>', 'not-json'],
    ['an HTML error page', 502, '<html>fake-a</html>', 'unexpected-status'],
    ['a token with an error status', 400, json, 'unexpected-status'],
    ['a token with a redirect', 302, json, 'unexpected-status'],
  ])('is rejected: %s', async (_, status, body, code) => {
    const headers: Record<string, string> = status === 302 ? { ...typed, location: '/elsewhere' } : typed
    const { result } = await readFrom(says(status, headers, body), {}, { redirect: 'manual' })
    expect(leftOf(result)).toMatchObject({ _tag: 'UnreadableBody', code, status })
  })
})

describe("the body's bytes", () => {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
  const latin1 = bytes('{"error":"invalid_grant","error_description":"Jeton expir\xe9"}')

  test.each([
    ['application/json', '\ufffd'],
    ['application/json; charset=iso-8859-1', '\xe9'],
  ])('C02: are decoded according to %s', async (type, last) => {
    const { result } = await readFrom(says(400, { 'content-type': type }, latin1))
    const error = leftOf(result)
    expect(error).toMatchObject({ _tag: 'OAuthError', error: 'invalid_grant', status: 400 })
    expect(bodyOf(error)).toMatchObject({ error_description: `Jeton expir${last}` })
  })

  test('C01: have a note if a number lost digits', async () => {
    const { result } = await readFrom(says(200, typed, json.replace('{', '{"user_id":17841405793187219,')))
    expect(rightOf(result).notes).toMatchObject([{ action: 'ignored', code: 'imprecise-number' }])
  })
})

describe('the receipt time', () => {
  const dated = () => Response.json(response, { headers: { date: 'Thu, 01 Jan 1970 00:01:00 GMT' } })

  test("is the local clock in whole seconds, never the server's", async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_999 })
    expect(rightOf(await read(dated())).token.issuedAt).toBe(1700000000)
  })

  test('can be set by the caller', async () =>
    expect(rightOf(await read(dated(), { receivedAt: 1600000000.5 })).token.issuedAt).toBe(1600000000))

  test('is rejected if it is not a time', async () =>
    expect(leftOf(await read(dated(), { receivedAt: Number.NaN }))).toMatchObject({
      issues: [{ path: ['receivedAt'] }],
    }))
})

describe('readResponse', () => {
  test("accepts the platform's Response and AbortSignal", () =>
    expectTypeOf(readResponse).toBeCallableWith(Rfc6749Token, new Response(), { signal: new AbortController().signal }))

  test("returns a promise that fits fp-ts's TaskEither", async () => {
    const task: TaskEither<TokenError, ReadResult> = () => readResponse(Rfc6749Token, Response.json(response))
    const header = pipe(
      task,
      TE.chainEitherK(({ token }) => authorizationHeader(token)),
    )
    expect(await header()).toEqual(E.right('Bearer fake-access-token'))
  })

  test('has the result type of parseResponse', () => {
    const answer = { status: 200, body: response }
    expectTypeOf(parseResponse(Rfc6749Token, answer)).toEqualTypeOf<Either<TokenError, ReadResult>>()
    expectTypeOf(readResponse(Rfc6749Token, new Response())).toEqualTypeOf<Promise<Either<TokenError, ReadResult>>>()
  })
})
