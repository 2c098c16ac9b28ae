// Responses from clients other than Fetch.
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:http'
import { PassThrough, Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { inspect } from 'node:util'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ResponseLike } from '../../src/index.js'
import { leftOf, response, rightOf } from '../support/index.js'
import { bodyOf } from '../support/responses.js'
import { closeServers, endless, json, read, says, serve, textual, typed } from '../support/server.js'

afterEach(closeServers)

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

  test('is read if a Fetch response has no body', async () => {
    expect(leftOf(await read(new Response(null, { status: 204 })))).toMatchObject({ code: 'not-json', status: 204 })
    expect(leftOf(await read(new Response(null, { status: 401 })))).toMatchObject({ code: 'unexpected-status' })
  })

  test('may have no headers', async () => {
    expect((await read({ ...textual(json), headers: undefined as never }))._tag).toBe('Right')
    expect((await read({ ...textual(json), headers: {} as never }))._tag).toBe('Right')
  })

  test('has the size limit', async () =>
    expect(leftOf(await read(textual(json), { maxBytes: json.length - 1 }))._tag).toBe('BodyTooLarge'))

  test('is UnreadableBody if text() fails', async () => {
    const fails = { text: () => Promise.reject(new TypeError('fake-planted')) }
    expect(leftOf(await read(textual('', fails)))).toMatchObject({ code: 'interrupted', status: 200 })
    const throws = {
      text: () => {
        throw new TypeError('fake-planted')
      },
    }
    expect(leftOf(await read(textual('', throws)))).toMatchObject({ code: 'interrupted', status: 200 })
  })

  test('is UnreadableBody if text() does not return a string', async () =>
    expect(leftOf(await read(textual(7 as never)))).toMatchObject({ code: 'not-json' }))

  test('is rejected if it was already read', async () =>
    expect(leftOf(await read(textual(json, { bodyUsed: true })))).toMatchObject({ code: 'already-read' }))

  test('is abandoned when the signal aborts while text() is pending', async () => {
    const abort = new AbortController()
    const reading = read(textual('', { text: () => new Promise(() => undefined) }), { signal: abort.signal })
    await delay(5)
    abort.abort()
    expect(leftOf(await reading)).toMatchObject({ _tag: 'UnreadableBody', code: 'aborted', status: 200 })
  })

  test('is not read if the signal has already aborted', async () => {
    const text = vi.fn(() => Promise.resolve(json))
    expect(leftOf(await read(textual('', { text }), { signal: AbortSignal.abort() }))).toMatchObject({
      code: 'aborted',
    })
    expect(text).not.toHaveBeenCalled()
  })

  test('is rejected if it has no text()', async () => {
    const axiosLike = { status: 200, headers: new Headers(), data: response } as unknown as ResponseLike
    expect(leftOf(await read(axiosLike))).toMatchObject({ code: 'not-json', status: 200 })
  })
})

describe('C04: a response with a Node stream', () => {
  const flowing = (body: Readable, members: Partial<ResponseLike> = {}) =>
    textual('', { body, text: () => Promise.reject(new Error('fake')), ...members })

  test('is read, in one chunk or many', async () => {
    expect(rightOf(await read(flowing(Readable.from([Buffer.from(json)])))).token.expiresIn).toBe(3600)
    const pieces = [...json].map((character) => Buffer.from(character))
    expect(rightOf(await read(flowing(Readable.from(pieces)))).token.expiresIn).toBe(3600)
  })

  test('is read from a server', async () => {
    const { url } = await serve(says(400, typed, '{"error":"invalid_grant"}'))
    const [incoming] = (await once(request(url).end(), 'response')) as [IncomingMessage]
    const { statusCode = 0 } = incoming
    const error = leftOf(await read(flowing(incoming, { status: statusCode })))
    expect(error).toMatchObject({ _tag: 'OAuthError', error: 'invalid_grant', status: 400 })
  })

  test('is destroyed if it is too long, and the server notices', async () => {
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

  test('is UnreadableBody if it fails midway, with the received part', async () => {
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

  test('is destroyed if the signal aborts while no data arrives', async () => {
    const abort = new AbortController()
    const body = new PassThrough()
    const reading = read(flowing(body), { signal: abort.signal })
    await delay(5)
    abort.abort()
    expect(leftOf(await reading)).toMatchObject({ code: 'aborted' })
    expect(body.destroyed).toBe(true)
  })

  test('is UnreadableBody if its chunks are strings', async () =>
    expect(leftOf(await read(flowing(Readable.from([json]))))).toMatchObject({ code: 'not-json', status: 200 }))

  test('is rejected if it was already read', async () =>
    expect(leftOf(await read(flowing(Readable.from([]), { bodyUsed: true })))).toMatchObject({ code: 'already-read' }))
})
