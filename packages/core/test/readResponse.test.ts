import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough, Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ResponseLike, ResponseOptions, TokenError } from '../src/index.js'
import { Rfc6749Token, readResponse, reveal } from '../src/index.js'
import { leftOf, response, rightOf } from './support.js'

const json = JSON.stringify({ ...response, expires_in: 3600 })
const typed = { 'content-type': 'application/json' }
const closing: (() => void)[] = []

/** A response of a platform without body streams, such as React Native. */
const textual = (text: string, members: Partial<ResponseLike> = {}): ResponseLike => ({
  status: 200,
  headers: new Headers(typed),
  text: () => Promise.resolve(text),
  ...members,
})

/** The sealed body of an error. */
const bodyOf = (error: TokenError): unknown =>
  'body' in error && error.body !== undefined ? reveal<unknown>(error.body) : undefined

afterEach(() => {
  vi.useRealTimers()
  for (const close of closing.splice(0)) close()
})

type Answer = (to: ServerResponse, request: IncomingMessage) => unknown

/** The address of a server on loopback, and when it sees its connection closed. */
const serve = async (answer: Answer) => {
  let hungUp: () => void = () => undefined
  const closed = new Promise<void>((resolve) => {
    hungUp = resolve
  })
  const server = createServer((incoming, to) => {
    to.on('close', hungUp)
    answer(to, incoming)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`, closed }
}

const readFrom = async (answer: Answer, options?: ResponseOptions, init?: RequestInit) => {
  const { url, closed } = await serve(answer)
  const result = await readResponse(Rfc6749Token, await fetch(url, { method: 'POST', ...init }), options)
  expect(inspect(result, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('fake-')
  return { result, closed }
}

const says =
  (status: number, headers: Record<string, string>, body: string | Uint8Array = ''): Answer =>
  (to) =>
    to.writeHead(status, headers).end(body)

/** An answer without an end. */
const endless =
  (piece: string | Uint8Array): Answer =>
  (to) => {
    to.writeHead(200, typed)
    const write = (): void => {
      while (!to.destroyed && to.write(piece)) {}
    }
    to.on('drain', write)
    write()
  }

describe('a whole answer', () => {
  test.each([
    ['JSON', typed, json],
    ['JSON without a content type', {}, json],
    ['JSON that says it is a form', { 'content-type': 'application/x-www-form-urlencoded' }, json],
    ['JSON that says it is a page', { 'content-type': 'Text/HTML; Charset=UTF-8' }, json],
    ['JSON with a byte order mark', typed, `\ufeff${json}`],
    [
      'a form',
      { 'content-type': 'Application/X-WWW-Form-URLencoded' },
      'access_token=fake-access-token&expires_in=3600',
    ],
    ['a form that says it is JSON', typed, 'access_token=fake-access-token&expires_in=3600'],
    ['compressed JSON', { ...typed, 'content-encoding': 'gzip' }, gzipSync(json)],
  ])('is read: %s', async (_, headers, body) => {
    const { result } = await readFrom(says(200, headers, body), { receivedAt: 1700000000 })
    expect(rightOf(result).token).toMatchObject({ tokenType: 'Bearer', expiresIn: 3600, issuedAt: 1700000000 })
  })

  test('is read as it comes, slowly and in pieces', async () => {
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

  test('of strict reading is refused where a value would be assumed', async () => {
    const { result } = await readFrom(says(200, typed, '{"access_token":"fake-a"}'), { strict: true })
    expect(leftOf(result)).toMatchObject({ _tag: 'Malformed', code: 'assumed-bearer' })
  })

  test('with an error has its status and the time to wait', async () => {
    const { result } = await readFrom(says(429, { ...typed, 'Retry-After': '17' }, '{"error":"slow_down"}'))
    expect(leftOf(result)).toMatchObject({ _tag: 'OAuthError', error: 'slow_down', status: 429, retryAfter: 17 })
  })

  test('counts the time to wait by our clock, not by that of the server', async () => {
    const headers = { Date: 'Thu, 01 Jan 1970 00:00:00 GMT', 'Retry-After': 'Tue, 14 Nov 2023 22:14:20 GMT' }
    const { result } = await readFrom(says(503, headers, 'busy'), { receivedAt: 1700000000 })
    expect(leftOf(result)).toMatchObject({ code: 'unexpected-status', status: 503, retryAfter: 60 })
  })

  test.each([
    ['no content', 204, '', 'not-json'],
    ['an empty body', 200, '', 'not-json'],
    ['broken JSON', 200, '{"access_token":"fake-a","expires_in":36', 'not-json'],
    ['a page', 200, '<html>fake-a</html>', 'not-json'],
    ['a page of an error', 502, '<html>fake-a</html>', 'unexpected-status'],
    ['a token with the wrong status', 400, json, 'unexpected-status'],
    ['a token with a redirection', 302, json, 'unexpected-status'],
  ])('is refused: %s', async (_, status, body, code) => {
    const headers: Record<string, string> = status === 302 ? { ...typed, location: '/elsewhere' } : typed
    const { result } = await readFrom(says(status, headers, body), {}, { redirect: 'manual' })
    expect(leftOf(result)).toMatchObject({ _tag: 'UnreadableBody', code, status })
  })
})

describe('an answer that fails', () => {
  test('is UnreadableBody at once when the server resets the connection in the middle', async () => {
    const { result } = await readFrom((to) => {
      to.writeHead(200, typed)
      to.write(json, () => to.socket?.resetAndDestroy())
    })
    expect(leftOf(result)).toEqual({
      _tag: 'UnreadableBody',
      code: 'interrupted',
      message: expect.any(String),
      source: 'rfc6749',
      status: 200,
      body: expect.anything(),
    })
  })

  test('is UnreadableBody when it is shorter than it says, even where all of a token came', async () => {
    const { result } = await readFrom((to) => {
      to.writeHead(200, { ...typed, 'content-length': json.length + 1 })
      to.write(json, () => to.socket?.end())
    })
    expect(leftOf(result)).toMatchObject({ _tag: 'UnreadableBody', code: 'interrupted', status: 200 })
  })

  test('is UnreadableBody where the compressed body is cut off', async () => {
    const { result } = await readFrom(
      says(200, { ...typed, 'content-encoding': 'gzip' }, gzipSync(json.repeat(50)).subarray(0, 60)),
    )
    expect(leftOf(result)._tag).toBe('UnreadableBody')
  })

  test.each([
    ['of white space', endless(' '.repeat(1000))],
    ['of JSON', endless('"access_token":"fake-a",')],
    ['of compressed nothing', says(200, { ...typed, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(50_000_000)))],
  ])('is cut off after 1 MiB: %s', async (_, answer) => {
    const { result, closed } = await readFrom(answer)
    expect(leftOf(result)).toMatchObject({ _tag: 'BodyTooLarge', code: 'body-too-large', status: 200 })
    await closed
  })

  test('is cut off where the caller says', async () => {
    const { result } = await readFrom(says(200, typed, json), { maxBytes: json.length - 1 })
    expect(leftOf(result)._tag).toBe('BodyTooLarge')
    expect(rightOf((await readFrom(says(200, typed, json), { maxBytes: json.length })).result).token.expiresIn).toBe(
      3600,
    )
  })

  test('ends when the signal aborts, and the server sees it', async () => {
    const abort = new AbortController()
    const stalls: Answer = (to) => {
      to.writeHead(200, typed)
      to.write('{"access_token":"fake-a"', () => setTimeout(() => abort.abort(new Error('fake-reason')), 20))
    }
    const { result, closed } = await readFrom(stalls, { signal: abort.signal })
    expect(leftOf(result)).toEqual({
      _tag: 'UnreadableBody',
      code: 'aborted',
      message: expect.any(String),
      source: 'rfc6749',
      status: 200,
      body: expect.anything(),
    })
    await closed
  })

  test('ends when the signal that fetch has too aborts', async () => {
    const abort = new AbortController()
    const { signal } = abort
    const { url, closed } = await serve((to) => to.writeHead(200, typed).write('{"access_token":"fake-a"'))
    const reading = readResponse(Rfc6749Token, await fetch(url, { signal }), { signal })
    abort.abort()
    expect(leftOf(await reading)).toMatchObject({ _tag: 'UnreadableBody', code: 'aborted', status: 200 })
    await closed
  })
})

/** A response whose stream records its end. */
const watched = (pull: (controller: ReadableStreamDefaultController<Uint8Array>) => unknown) => {
  const cancel = vi.fn()
  const body = new ReadableStream<Uint8Array>({ pull: (controller) => void pull(controller), cancel })
  return { body, cancel, answer: new Response(body) }
}

const read = (answer: ResponseLike, options?: ResponseOptions) => readResponse(Rfc6749Token, answer, options)

describe('the stream', () => {
  const whole = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    controller.enqueue(new TextEncoder().encode(json))
    controller.close()
  }

  test('is released when it has ended', async () => {
    const { body, cancel, answer } = watched(whole)
    expect((await read(answer))._tag).toBe('Right')
    expect(body.locked).toBe(false)
    expect(cancel).not.toHaveBeenCalled()
  })

  test('is cancelled and released where it is too long', async () => {
    const { body, cancel, answer } = watched((controller) => controller.enqueue(new Uint8Array(400_000)))
    expect(leftOf(await read(answer))._tag).toBe('BodyTooLarge')
    expect(body.locked).toBe(false)
    expect(cancel).toHaveBeenCalledOnce()
  })

  test('is cancelled and released where the signal aborts, also while nothing comes', async () => {
    const abort = new AbortController()
    const { body, cancel, answer } = watched(() => new Promise(() => undefined))
    const reading = read(answer, { signal: abort.signal })
    setTimeout(() => abort.abort(), 5)
    expect(leftOf(await reading)).toMatchObject({ code: 'aborted' })
    expect(body.locked).toBe(false)
    expect(cancel).toHaveBeenCalledOnce()
  })

  test('is not read where the signal has aborted before', async () => {
    const { cancel, answer } = watched(whole)
    expect(leftOf(await read(answer, { signal: AbortSignal.abort() }))).toMatchObject({ code: 'aborted' })
    expect(cancel).toHaveBeenCalledOnce()
  })

  test('leaves no listener on the signal', async () => {
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    await read(watched(whole).answer, { signal })
    expect(removed.mock.calls.map(([type, listener]) => [type, listener])).toEqual(
      added.mock.calls.map(([type, listener]) => [type, listener]),
    )
    expect(added).toHaveBeenCalledOnce()
  })

  test('is released where the signal throws', async () => {
    const body = { cancelled: 0, released: 0 }
    const reader = {
      read: () => Promise.reject(new Error('fake')),
      cancel: () => {
        body.cancelled++
      },
      releaseLock: () => {
        body.released++
      },
    }
    const poor = { ...textual(''), body: { getReader: () => reader } }
    const signal = {
      aborted: false,
      addEventListener: () => undefined,
      removeEventListener: () => {
        throw new Error('fake')
      },
    }
    expect(leftOf(await read(poor, { signal }))._tag).toBe('UnreadableBody')
    expect(body).toEqual({ cancelled: 1, released: 1 })
  })

  test('that fails where a signal has aborted silently is aborted', async () => {
    const signal = { aborted: false, addEventListener: () => undefined, removeEventListener: () => undefined }
    const pull = (controller: ReadableStreamDefaultController): void => {
      signal.aborted = true
      controller.error(new Error('fake'))
    }
    const answer = new Response(new ReadableStream({ pull }, { highWaterMark: 0 }))
    expect(leftOf(await read(answer, { signal }))).toMatchObject({ _tag: 'UnreadableBody', code: 'aborted' })
  })

  test('of an object that only poses as a response is UnreadableBody', async () => {
    const poor = { status: 200, headers: undefined, bodyUsed: false, body: null } as unknown as Response
    expect(leftOf(await read(poor))).toMatchObject({ _tag: 'UnreadableBody', code: 'not-json' })
  })

  test('does not wait for a server that ignores that it is cancelled', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(2_000_000)),
      cancel: () => new Promise(() => undefined),
    })
    expect(leftOf(await read(new Response(body)))._tag).toBe('BodyTooLarge')
  })

  test('ends where only empty chunks come', async () => {
    const { answer } = watched((controller) => controller.enqueue(new Uint8Array(0)))
    expect(leftOf(await read(answer, { maxBytes: 1000 }))._tag).toBe('BodyTooLarge')
  })

  test('that fails is UnreadableBody, without its reason', async () => {
    const { answer } = watched((controller) => controller.error(new Error('fake-planted')))
    const error = leftOf(await read(answer))
    expect(error).toMatchObject({ _tag: 'UnreadableBody', code: 'interrupted', status: 200 })
    expect(inspect(error)).not.toContain('planted')
  })

  test('of something else than bytes is UnreadableBody', async () => {
    const { answer } = watched((controller) => controller.enqueue(json as unknown as Uint8Array))
    expect(leftOf(await read(answer))).toMatchObject({ code: 'not-json' })
  })

  test('is read once: a response that was read, or is being read, is UnreadableBody', async () => {
    const used = Response.json(response)
    await used.text()
    expect(leftOf(await read(used))).toMatchObject({ _tag: 'UnreadableBody', code: 'already-read', status: 200 })
    const locked = Response.json(response)
    locked.body?.getReader()
    expect(leftOf(await read(locked))).toMatchObject({
      code: 'already-read',
      message: expect.any(String),
    })
    const answer = Response.json(response)
    expect((await read(answer))._tag).toBe('Right')
    expect(leftOf(await read(answer))).toMatchObject({ code: 'already-read' })
  })

  test('is not touched where an option is not valid', async () => {
    const answer = Response.json(response)
    expect(leftOf(await read(answer, { maxBytes: -1 }))._tag).toBe('Malformed')
    expect(answer.bodyUsed).toBe(false)
  })
})

describe('C04: a response without a stream', () => {
  test.each([{}, { body: undefined }, { body: null }, { bodyUsed: false }])('is read as text: %j', async (members) => {
    expect(rightOf(await read(textual(json, members))).token.expiresIn).toBe(3600)
    const refused = textual('{"error":"slow_down"}', {
      ...members,
      status: 429,
      headers: new Headers({ 'retry-after': '3' }),
    })
    expect(leftOf(await read(refused))).toMatchObject({ error: 'slow_down', status: 429, retryAfter: 3 })
  })

  test('is read where a Fetch response has no body', async () => {
    expect(leftOf(await read(new Response(null, { status: 204 })))).toMatchObject({ code: 'not-json', status: 204 })
    expect(leftOf(await read(new Response(null, { status: 401 })))).toMatchObject({ code: 'unexpected-status' })
  })

  test('may have no headers', async () => {
    expect((await read({ ...textual(json), headers: undefined as never }))._tag).toBe('Right')
    expect((await read({ ...textual(json), headers: {} as never }))._tag).toBe('Right')
  })

  test('is measured', async () =>
    expect(leftOf(await read(textual(json), { maxBytes: json.length - 1 }))._tag).toBe('BodyTooLarge'))

  test('is UnreadableBody where its text fails', async () => {
    const fails = { text: () => Promise.reject(new TypeError('fake-planted')) }
    expect(leftOf(await read(textual('', fails)))).toMatchObject({ code: 'interrupted', status: 200 })
    const throws = {
      text: () => {
        throw new TypeError('fake-planted')
      },
    }
    expect(leftOf(await read(textual('', throws)))).toMatchObject({ code: 'interrupted', status: 200 })
  })

  test('is UnreadableBody where its text is not text', async () =>
    expect(leftOf(await read(textual(7 as never)))).toMatchObject({ code: 'not-json' }))

  test('has been read before', async () =>
    expect(leftOf(await read(textual(json, { bodyUsed: true })))).toMatchObject({ code: 'already-read' }))

  test('ends when the signal aborts while its text is pending', async () => {
    const abort = new AbortController()
    const reading = read(textual('', { text: () => new Promise(() => undefined) }), { signal: abort.signal })
    await delay(5)
    abort.abort()
    expect(leftOf(await reading)).toMatchObject({ _tag: 'UnreadableBody', code: 'aborted', status: 200 })
  })

  test('is not asked for its text where the signal has aborted before', async () => {
    const text = vi.fn(() => Promise.resolve(json))
    expect(leftOf(await read(textual('', { text }), { signal: AbortSignal.abort() }))).toMatchObject({
      code: 'aborted',
    })
    expect(text).not.toHaveBeenCalled()
  })

  test('is not one where nothing gives its text', async () => {
    const axiosLike = { status: 200, headers: new Headers(), data: response } as unknown as ResponseLike
    expect(leftOf(await read(axiosLike))).toMatchObject({ code: 'not-json', status: 200 })
  })
})

describe('C04: a response with a Node stream', () => {
  const flowing = (body: Readable, members: Partial<ResponseLike> = {}) =>
    textual('', { body, text: () => Promise.reject(new Error('fake')), ...members })

  test('is read, whole and in pieces', async () => {
    expect(rightOf(await read(flowing(Readable.from([Buffer.from(json)])))).token.expiresIn).toBe(3600)
    const pieces = [...json].map((character) => Buffer.from(character))
    expect(rightOf(await read(flowing(Readable.from(pieces)))).token.expiresIn).toBe(3600)
  })

  test('is read as it comes from a server', async () => {
    const { url } = await serve(says(400, typed, '{"error":"invalid_grant"}'))
    const [incoming] = (await once(request(url).end(), 'response')) as [IncomingMessage]
    const { statusCode = 0 } = incoming
    const error = leftOf(await read(flowing(incoming, { status: statusCode })))
    expect(error).toMatchObject({ _tag: 'OAuthError', error: 'invalid_grant', status: 400 })
  })

  test('is destroyed where it is too long, and seen by the server', async () => {
    const { url, closed } = await serve(endless(' '.repeat(1000)))
    const [incoming] = (await once(
      request(url)
        .on('error', () => undefined)
        .end(),
      'response',
    )) as [IncomingMessage]
    const error = leftOf(await read(flowing(incoming)))
    expect(error._tag).toBe('BodyTooLarge')
    expect(incoming.destroyed).toBe(true)
    await closed
  })

  test('is UnreadableBody where it fails in the middle, with what came of it', async () => {
    const body = new PassThrough()
    const reading = read(flowing(body))
    body.write(json)
    await delay(5)
    body.destroy(new Error('fake-planted'))
    const error = leftOf(await reading)
    expect(error).toMatchObject({ _tag: 'UnreadableBody', code: 'interrupted', status: 200 })
    expect(bodyOf(error)).toBe(json)
    expect(inspect(error)).not.toContain('planted')
  })

  test('is destroyed where the signal aborts while nothing comes', async () => {
    const abort = new AbortController()
    const body = new PassThrough()
    const reading = read(flowing(body), { signal: abort.signal })
    await delay(5)
    abort.abort()
    expect(leftOf(await reading)).toMatchObject({ code: 'aborted' })
    expect(body.destroyed).toBe(true)
  })

  test('is UnreadableBody where it gives text', async () =>
    expect(leftOf(await read(flowing(Readable.from([json]))))).toMatchObject({ code: 'not-json', status: 200 }))

  test('has been read before', async () =>
    expect(leftOf(await read(flowing(Readable.from([]), { bodyUsed: true })))).toMatchObject({ code: 'already-read' }))
})

describe('the bytes', () => {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
  const latin1 = bytes('{"error":"invalid_grant","error_description":"Jeton expir\xe9"}')

  test.each([
    ['application/json', '\ufffd'],
    ['application/json; charset=iso-8859-1', '\xe9'],
  ])('C02: are read by the label %s', async (type, last) => {
    const { result } = await readFrom(says(400, { 'content-type': type }, latin1))
    const error = leftOf(result)
    expect(error).toMatchObject({ _tag: 'OAuthError', error: 'invalid_grant', status: 400 })
    expect(bodyOf(error)).toMatchObject({ error_description: `Jeton expir${last}` })
  })

  test('C01: have a note where a number lost digits', async () => {
    const { result } = await readFrom(says(200, typed, json.replace('{', '{"user_id":17841405793187219,')))
    expect(rightOf(result).notes).toMatchObject([{ action: 'ignored', code: 'imprecise-number' }])
  })
})

describe('the sealed body of an error', () => {
  const most = 65_536

  test.each<readonly [title: string, status: number, options: ResponseOptions]>([
    ['not JSON', 200, {}],
    ['an unexpected status', 502, {}],
    ['too long', 200, { maxBytes: most + 1 }],
  ])('is at most its first 64 KiB: %s', async (_, status, options) => {
    const { result } = await readFrom(says(status, typed, '<'.repeat(2 * most)), options)
    expect(bodyOf(leftOf(result))).toBe('<'.repeat(most))
  })

  test('is what came before the end', async () => {
    const { result } = await readFrom((to) => {
      to.writeHead(200, typed)
      to.write(json, () => to.socket?.resetAndDestroy())
    })
    expect(bodyOf(leftOf(result))).toBe(json)
  })

  test('is absent where nothing was read', async () => {
    expect(leftOf(await read(Response.json({}), { signal: AbortSignal.abort() }))).not.toHaveProperty('body')
    expect(leftOf(await read(textual(json, { bodyUsed: true })))).not.toHaveProperty('body')
  })
})

describe('the time of the answer', () => {
  const dated = () => Response.json(response, { headers: { date: 'Thu, 01 Jan 1970 00:01:00 GMT' } })

  test('is the local clock in whole seconds, never that of the server', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_999 })
    expect(rightOf(await read(dated())).token.issuedAt).toBe(1700000000)
  })

  test("is the caller's where they give it", async () =>
    expect(rightOf(await read(dated(), { receivedAt: 1600000000.5 })).token.issuedAt).toBe(1600000000))

  test('is refused where it is not a time', async () =>
    expect(leftOf(await read(dated(), { receivedAt: Number.NaN }))).toMatchObject({
      issues: [{ path: ['receivedAt'] }],
    }))
})
