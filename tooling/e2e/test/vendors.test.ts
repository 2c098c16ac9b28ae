import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import type { AnyTokenCodec, Either, JsonObject, ReadResult, ResponseOptions, TokenError } from '@token-codecs/core'
import { fromResponse } from '@token-codecs/core'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { expectSame, leftOf, rightOf } from '../src/expectations.js'
import { listen } from '../src/listen.js'
import { vendors } from '../src/vendors.js'

// The time at which the documented answers were given, where they say it.
const receivedAt = 1645532460
const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

/** Statuses that vendors send with their errors. */
const statuses = [400, 401, 403, 404, 422, 429, 500]

const server = await listen()
afterAll(server.close)

const post = (listener: RequestListener): Promise<Response> => {
  server.answer(listener)
  return fetch(server.origin, { method: 'POST' })
}

const says =
  (status: number, headers: Readonly<Record<string, string>>, body: string): RequestListener =>
  (_, to) =>
    to.writeHead(status, headers).end(body)

const readFrom = async (codec: AnyTokenCodec, response: Response, options: ResponseOptions = {}) =>
  fromResponse(codec)(response, { receivedAt, ...options })()

/** The result is that of the same body when it does not come over a wire. */
const expectAsParsed = (codec: AnyTokenCodec, body: JsonObject, result: Either<TokenError, ReadResult>): void => {
  const expected = rightOf(codec.read(body, { receivedAt }))
  const { token, notes } = rightOf(result)
  expectSame(token, expected.token)
  expect(notes).toEqual(expected.notes)
}

/** An answer that cannot be read shows nothing of its content. */
const expectUnread = (result: Either<TokenError, ReadResult>, expected: object): void => {
  expect(leftOf(result)).toMatchObject(expected)
  expect(inspect(result, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('fake-')
}

/** The form of the same members, if they are text and digits alone. */
const formOf = (codec: AnyTokenCodec, body: JsonObject): string | undefined => {
  const { expiresIn, issuedAt } = codec.fields
  const isText = ([name, value]: readonly [string, unknown]) =>
    typeof value === 'string' || (value !== null && [expiresIn, issuedAt].includes(name))
  const members = Object.entries(body)
  const texts = Object.fromEntries(members.map(([name, value]) => [name, String(value)]))
  return members.every(isText) ? new URLSearchParams(texts).toString() : undefined
}

const inPieces =
  (body: string): RequestListener =>
  async (_, to) => {
    to.writeHead(200, json)
    for (const piece of body.match(/.{1,7}/gs) ?? []) {
      to.write(piece)
      await sleep(1)
    }
    to.end()
  }

describe.each(vendors)('$codec.vendor', ({ codec, answers }) => {
  const tokens = answers.filter(({ isError }) => !isError)
  const errors = answers.filter(({ isError }) => isError)

  test('has documented tokens and errors', () => {
    expect(tokens).not.toEqual([])
    expect(errors).not.toEqual([])
  })

  describe.each(tokens)('the token of $name', ({ body }) => {
    const text = JSON.stringify(body)

    test('is read from JSON, whatever it says it is, and however slowly it comes', async () => {
      const headers = [json, form, { 'content-type': 'text/html; charset=utf-8' }, {}]
      for (const header of headers) {
        expectAsParsed(codec, body, await readFrom(codec, await post(says(200, header, text))))
      }
      expectAsParsed(codec, body, await readFrom(codec, await post(inPieces(text))))
    })

    const encoded = formOf(codec, body)
    if (encoded !== undefined) {
      test('is read from a form', async () => {
        for (const headers of [form, json, {}]) {
          expectAsParsed(codec, body, await readFrom(codec, await post(says(200, headers, encoded))))
        }
      })
    }

    test('comes from no status but 2xx', async () => {
      expectAsParsed(codec, body, await readFrom(codec, await post(says(201, json, text))))
      for (const status of [...statuses, 502]) {
        const result = await readFrom(codec, await post(says(status, json, text)))
        expectUnread(result, { _tag: 'UnreadableBody', code: 'unexpected-status', status })
      }
    })

    test('is not taken from broken JSON', async () => {
      for (const length of [0, 1, text.length >> 1, text.length - 1]) {
        const result = await readFrom(codec, await post(says(200, json, text.slice(0, length))))
        expectUnread(result, { _tag: 'UnreadableBody', code: 'not-json', status: 200 })
      }
    })

    test('is not taken from an answer that breaks off, even behind its last character', async () => {
      for (const length of [1, text.length >> 1, text.length]) {
        let reset = (): void => undefined
        const response = await post((_, to) => {
          reset = () => to.socket?.resetAndDestroy()
          to.writeHead(200, { ...json, 'content-length': text.length + 1 }).write(text.slice(0, length))
        })
        const reading = readFrom(codec, response)
        reset()
        expectUnread(await reading, { _tag: 'UnreadableBody', code: 'interrupted', status: 200 })
      }
    })

    test('is not taken from an answer that never ends', async () => {
      const response = await post((_, to) => {
        const write = (): void => {
          while (!to.destroyed && to.write(' '.repeat(65_536))) {}
        }
        to.on('drain', write).writeHead(200, json).write(text)
        write()
      })
      expectUnread(await readFrom(codec, response), { _tag: 'BodyTooLarge', status: 200 })
    })

    test('is not taken from an answer that nobody waits for any more', async () => {
      const response = await post((_, to) => to.writeHead(200, json).write(text))
      const result = await readFrom(codec, response, { signal: AbortSignal.timeout(20) })
      expectUnread(result, { _tag: 'UnreadableBody', code: 'aborted', status: 200 })
    })

    test('is not taken where an error stands beside it', async () => {
      for (const failed of [
        { ...body, error: 'invalid_grant' },
        { error: 'invalid_grant', ...body },
      ]) {
        const result = await readFrom(codec, await post(says(200, json, JSON.stringify(failed))))
        expectUnread(result, { _tag: 'OAuthError', error: 'invalid_grant', status: 200 })
      }
    })
  })

  describe.each(errors)('the error of $name', ({ body }) => {
    const expected = { ...leftOf(codec.read(body)) }
    const text = JSON.stringify(body)

    const expectRead = async (status: number, headers: Readonly<Record<string, string>>, sent: string) => {
      const response = await post(says(status, headers, sent))
      expect(leftOf(await readFrom(codec, response))).toEqual({ ...expected, status })
    }

    test('is read at every status, whatever it says it is', async () => {
      for (const status of [...statuses, 200]) await expectRead(status, json, text)
      for (const headers of [form, { 'content-type': 'text/plain' }]) await expectRead(400, headers, text)
    })

    const encoded = formOf(codec, body)
    if (encoded !== undefined) {
      test('is read from a form', async () => {
        for (const status of [...statuses, 200]) await expectRead(status, form, encoded)
        for (const headers of [json, {}]) await expectRead(400, headers, encoded)
      })
    }

    test('has the time to wait of the header, unless it has one itself', async () => {
      const response = await post(says(429, { ...json, 'retry-after': '30' }, text))
      expect(leftOf(await readFrom(codec, response))).toEqual({ retryAfter: 30, ...expected, status: 429 })
    })

    test('is unreadable where half of it came', async () => {
      for (const status of [200, 400]) {
        const result = await readFrom(codec, await post(says(status, json, text.slice(0, text.length >> 1))))
        expectUnread(result, { _tag: 'UnreadableBody', status })
      }
    })
  })
})

test('every codec gives a typed error at once when the server is killed in the middle of an answer', async () => {
  const text = JSON.stringify(vendors[0]?.answers.find(({ isError }) => !isError)?.body)
  const program = fileURLToPath(new URL('../src/dyingServer.mjs', import.meta.url))
  const dying = spawn(process.execPath, [program, text], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void dying.kill('SIGKILL'))
  const [port] = await once(dying.stdout, 'data')
  const url = `http://127.0.0.1:${Number(String(port))}/token`
  const responses = await Promise.all(vendors.map(() => fetch(url, { method: 'POST' })))
  const readings = vendors.map(({ codec }, index) => readFrom(codec, responses[index] ?? Response.error()))
  const killed = performance.now()
  dying.kill('SIGKILL')
  for (const result of await Promise.all(readings)) {
    expectUnread(result, { _tag: 'UnreadableBody', code: 'interrupted', status: 200 })
  }
  expect(performance.now() - killed).toBeLessThan(10_000)
})
