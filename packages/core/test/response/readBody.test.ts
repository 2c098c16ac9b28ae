import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ResponseOptions } from '../../src/index.js'
import { Rfc6749Token, readResponse } from '../../src/index.js'
import { leftOf, response, rightOf } from '../support/index.js'
import { bodyOf } from '../support/responses.js'
import type { Answer } from '../support/server.js'
import { closeServers, endless, json, read, readFrom, says, serve, textual, typed, watched } from '../support/server.js'

afterEach(closeServers)

describe('a failing response', () => {
  test('is UnreadableBody when the server resets the connection', async () => {
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

  test('is UnreadableBody if it is shorter than its content length, even with a complete token', async () => {
    const { result } = await readFrom((to) => {
      to.writeHead(200, { ...typed, 'content-length': json.length + 1 })
      to.write(json, () => to.socket?.end())
    })
    expect(leftOf(result)).toMatchObject({ _tag: 'UnreadableBody', code: 'interrupted', status: 200 })
  })

  test('is UnreadableBody if the compressed body is truncated', async () => {
    const { result } = await readFrom(
      says(200, { ...typed, 'content-encoding': 'gzip' }, gzipSync(json.repeat(50)).subarray(0, 60)),
    )
    expect(leftOf(result)._tag).toBe('UnreadableBody')
  })

  test.each([
    ['of white space', endless(' '.repeat(1000))],
    ['of JSON', endless('"access_token":"fake-a",')],
    ['of compressed zeros', says(200, { ...typed, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(50_000_000)))],
  ])('is cut off after 1 MiB: %s', async (_, answer) => {
    const { result, closed } = await readFrom(answer)
    expect(leftOf(result)).toMatchObject({ _tag: 'BodyTooLarge', code: 'body-too-large', status: 200 })
    await closed
  })

  test("is cut off at the caller's limit", async () => {
    const { result } = await readFrom(says(200, typed, json), { maxBytes: json.length - 1 })
    expect(leftOf(result)._tag).toBe('BodyTooLarge')
    expect(rightOf((await readFrom(says(200, typed, json), { maxBytes: json.length })).result).token.expiresIn).toBe(
      3600,
    )
  })

  test('is abandoned when the signal aborts, and the server notices', async () => {
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

  test('is abandoned when a signal shared with fetch aborts', async () => {
    const abort = new AbortController()
    const { signal } = abort
    const { url, closed } = await serve((to) => to.writeHead(200, typed).write('{"access_token":"fake-a"'))
    const reading = readResponse(Rfc6749Token, await fetch(url, { signal }), { signal })
    abort.abort()
    expect(leftOf(await reading)).toMatchObject({ _tag: 'UnreadableBody', code: 'aborted', status: 200 })
    await closed
  })
})

describe('the stream', () => {
  const whole = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    controller.enqueue(new TextEncoder().encode(json))
    controller.close()
  }

  test('is released at its end', async () => {
    const { body, cancel, answer } = watched(whole)
    expect((await read(answer))._tag).toBe('Right')
    expect(body.locked).toBe(false)
    expect(cancel).not.toHaveBeenCalled()
  })

  test('is canceled and released if it is too long', async () => {
    const { body, cancel, answer } = watched((controller) => controller.enqueue(new Uint8Array(400_000)))
    expect(leftOf(await read(answer))._tag).toBe('BodyTooLarge')
    expect(body.locked).toBe(false)
    expect(cancel).toHaveBeenCalledOnce()
  })

  test('is canceled and released if the signal aborts, even while no data arrives', async () => {
    const abort = new AbortController()
    const { body, cancel, answer } = watched(() => new Promise(() => undefined))
    const reading = read(answer, { signal: abort.signal })
    setTimeout(() => abort.abort(), 5)
    expect(leftOf(await reading)).toMatchObject({ code: 'aborted' })
    expect(body.locked).toBe(false)
    expect(cancel).toHaveBeenCalledOnce()
  })

  test('is not read if the signal has already aborted', async () => {
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

  test('is released if the signal throws', async () => {
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

  test('that fails after a signal aborted without an event is aborted', async () => {
    const signal = { aborted: false, addEventListener: () => undefined, removeEventListener: () => undefined }
    const pull = (controller: ReadableStreamDefaultController): void => {
      signal.aborted = true
      controller.error(new Error('fake'))
    }
    const answer = new Response(new ReadableStream({ pull }, { highWaterMark: 0 }))
    expect(leftOf(await read(answer, { signal }))).toMatchObject({ _tag: 'UnreadableBody', code: 'aborted' })
  })

  test('of a fake response is UnreadableBody', async () => {
    const poor = { status: 200, headers: undefined, bodyUsed: false, body: null } as unknown as Response
    expect(leftOf(await read(poor))).toMatchObject({ _tag: 'UnreadableBody', code: 'not-json' })
  })

  test('does not wait for a cancellation that never settles', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(2_000_000)),
      cancel: () => new Promise(() => undefined),
    })
    expect(leftOf(await read(new Response(body)))._tag).toBe('BodyTooLarge')
  })

  test('ends if it has only empty chunks', async () => {
    const { answer } = watched((controller) => controller.enqueue(new Uint8Array(0)))
    expect(leftOf(await read(answer, { maxBytes: 1000 }))._tag).toBe('BodyTooLarge')
  })

  test('that fails is UnreadableBody, without the reason', async () => {
    const { answer } = watched((controller) => controller.error(new Error('fake-planted')))
    const error = leftOf(await read(answer))
    expect(error).toMatchObject({ _tag: 'UnreadableBody', code: 'interrupted', status: 200 })
    expect(inspect(error)).not.toContain('planted')
  })

  test('with chunks other than bytes is UnreadableBody', async () => {
    const { answer } = watched((controller) => controller.enqueue(json as unknown as Uint8Array))
    expect(leftOf(await read(answer))).toMatchObject({ code: 'not-json' })
  })

  test('is read only once: a response that was read, or is being read, is UnreadableBody', async () => {
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

  test('is not read if an option is invalid', async () => {
    const answer = Response.json(response)
    expect(leftOf(await read(answer, { maxBytes: -1 }))._tag).toBe('Malformed')
    expect(answer.bodyUsed).toBe(false)
  })
})

describe('the redacted body of an error', () => {
  const most = 65_536

  test.each<readonly [title: string, status: number, options: ResponseOptions]>([
    ['not JSON', 200, {}],
    ['an unexpected status', 502, {}],
    ['too long', 200, { maxBytes: most + 1 }],
  ])('is at most its first 64 KiB: %s', async (_, status, options) => {
    const { result } = await readFrom(says(status, typed, '<'.repeat(2 * most)), options)
    expect(bodyOf(leftOf(result))).toBe('<'.repeat(most))
  })

  test('is the received part of a partial body', async () => {
    const { result } = await readFrom((to) => {
      to.writeHead(200, typed)
      to.write(json, () => to.socket?.resetAndDestroy())
    })
    expect(bodyOf(leftOf(result))).toBe(json)
  })

  test('is missing if nothing was read', async () => {
    expect(leftOf(await read(Response.json({}), { signal: AbortSignal.abort() }))).not.toHaveProperty('body')
    expect(leftOf(await read(textual(json, { bodyUsed: true })))).not.toHaveProperty('body')
  })
})
