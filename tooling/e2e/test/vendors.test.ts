import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import type { AnyTokenCodec, Either, JsonObject, ReadResult, TokenError } from '@token-codecs/core'
import { readResponse } from '@token-codecs/core'
import { codecPackages } from '@tooling/testing/codecs'
import { root } from '@tooling/testing/workspace'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { expectSame, leftOf, opened, rightOf } from '../src/expectations.js'
import { listen } from '../src/listen.js'

// Every codec reads its vendor's documented responses over HTTP. Core's tests cover other responses, with one codec.

/** The bodies in a vendor's documentation, by the names of their fixtures. */
const samplesIn = (folder: string): readonly { readonly name: string; readonly body: JsonObject }[] =>
  readdirSync(folder)
    .filter((name) => /(?<!\.expected)\.json$/.test(name))
    .map((name) => ({ name, body: JSON.parse(readFileSync(join(folder, name), 'utf8')) }))

const vendors = codecPackages
  .filter(({ name }) => name !== 'core')
  .flatMap(({ name, codecs }) =>
    codecs.map((codec) => ({ codec, samples: samplesIn(join(root, 'packages', name, 'fixtures', codec.id)) })),
  )

// Time of receipt. Equals the time in the documented responses that contain one.
const receivedAt = 1645532460
const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

const server = await listen()
afterAll(server.close)

const post = (listener: RequestListener): Promise<Response> => {
  server.answer(listener)
  return fetch(server.origin, { method: 'POST' })
}

const readFrom = (codec: AnyTokenCodec, response: Response) => readResponse(codec, response, { receivedAt })

const readSaid = async (codec: AnyTokenCodec, status: number, headers: Record<string, string>, body: string) =>
  readFrom(codec, await post((_, to) => to.writeHead(status, headers).end(body)))

const readPieces = async (codec: AnyTokenCodec, body: string) => {
  const response = await post(async (_, to) => {
    to.writeHead(200, json)
    for (const piece of body.match(/.{1,7}/gs) ?? []) {
      to.write(piece)
      await sleep(1)
    }
    to.end()
  })
  return readFrom(codec, response)
}

/** Asserts that a response is unreadable, and that the error keeps its content secret. */
const expectUnread = (result: Either<TokenError, ReadResult>, expected: object): void => {
  expect(leftOf(result)).toMatchObject({ _tag: 'UnreadableBody', ...expected })
  expect(inspect(result, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('fake-')
}

/** Encodes a body as a form, if its members are strings and times. */
const formsOf = (codec: AnyTokenCodec, body: JsonObject): readonly string[] => {
  const { expiresIn, issuedAt } = codec.fields
  const isText = ([name, value]: readonly [string, unknown]) =>
    typeof value === 'string' || (value !== null && [expiresIn, issuedAt].includes(name))
  const members = Object.entries(body)
  const texts = Object.fromEntries(members.map(([name, value]) => [name, String(value)]))
  return members.every(isText) ? [new URLSearchParams(texts).toString()] : []
}

describe.each(vendors)('$codec.id', ({ codec, samples }) => {
  const tokens = samples.filter(({ body }) => codec.read(body)._tag === 'Right')
  const errors = samples.filter((sample) => !tokens.includes(sample))

  test('has documented tokens', () => expect(tokens).not.toEqual([]))

  test.each(tokens)('reads the token of $name over HTTP, from JSON or a form', async ({ body }) => {
    const text = JSON.stringify(body)
    const expected = rightOf(codec.read(body, { receivedAt }))
    const results = [await readSaid(codec, 200, json, text), await readPieces(codec, text)]
    for (const encoded of formsOf(codec, body)) results.push(await readSaid(codec, 200, form, encoded))
    for (const { token, notes } of results.map(rightOf)) {
      expectSame(token, expected.token)
      expect(notes).toEqual(expected.notes)
    }
  })

  test.each(tokens)('reads no token of $name from an error status or from half a body', async ({ body }) => {
    const text = JSON.stringify(body)
    expectUnread(await readSaid(codec, 403, json, text), { code: 'unexpected-status', status: 403 })
    const half = text.slice(0, text.length >> 1)
    expectUnread(await readSaid(codec, 200, json, half), { code: 'not-json', status: 200 })
  })

  test.each(errors)(
    'reads the error of $name with its status, and with Retry-After if the body has no time',
    async ({ body }) => {
      const expected = leftOf(codec.read(body))
      expect(expected._tag).toBe('OAuthError')
      for (const status of [200, 400, 401, 429, 500]) {
        const read = await readSaid(codec, status, { ...json, 'retry-after': '30' }, JSON.stringify(body))
        expect(opened(leftOf(read))).toEqual({ retryAfter: 30, ...opened(expected), status })
      }
      for (const encoded of formsOf(codec, body)) {
        expect(opened(leftOf(await readSaid(codec, 400, form, encoded)))).toEqual({ ...opened(expected), status: 400 })
      }
    },
  )
})

test('every codec returns an error at once if the server is killed in the middle of a response', async () => {
  const text = JSON.stringify(vendors[0]?.samples[0]?.body)
  const program = fileURLToPath(new URL('../src/dyingServer.mjs', import.meta.url))
  const dying = spawn(process.execPath, [program, text], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void dying.kill('SIGKILL'))
  const [port] = await once(dying.stdout, 'data')
  const url = `http://127.0.0.1:${Number(String(port))}/token`
  const responses = await Promise.all(vendors.map(() => fetch(url, { method: 'POST' })))
  const readings = vendors.map(({ codec }, index) => readFrom(codec, responses[index] ?? Response.error()))
  const killed = performance.now()
  dying.kill('SIGKILL')
  for (const result of await Promise.all(readings)) expectUnread(result, { code: 'interrupted', status: 200 })
  expect(performance.now() - killed).toBeLessThan(10_000)
})
