import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { expect, vi } from 'vitest'
import type { ResponseLike, ResponseOptions } from '../../src/index.js'
import { Rfc6749Token, readResponse } from '../../src/index.js'
import { response } from './index.js'

export const json = JSON.stringify({ ...response, expires_in: 3600 })
export const typed = { 'content-type': 'application/json' }
const closing: (() => void)[] = []

/** A response without a body stream, as in React Native. */
export const textual = (text: string, members: Partial<ResponseLike> = {}): ResponseLike => ({
  status: 200,
  headers: new Headers(typed),
  text: () => Promise.resolve(text),
  ...members,
})

/** Closes the servers that a test started. */
export const closeServers = (): void => {
  for (const close of closing.splice(0)) close()
}

export type Answer = (to: ServerResponse, request: IncomingMessage) => unknown

/** Starts a server on loopback. `closed` resolves when the client disconnects. */
export const serve = async (answer: Answer) => {
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

export const readFrom = async (answer: Answer, options?: ResponseOptions, init?: RequestInit) => {
  const { url, closed } = await serve(answer)
  const result = await readResponse(Rfc6749Token, await fetch(url, { method: 'POST', ...init }), options)
  expect(inspect(result, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('fake-')
  return { result, closed }
}

export const says =
  (status: number, headers: Record<string, string>, body: string | Uint8Array = ''): Answer =>
  (to) =>
    to.writeHead(status, headers).end(body)

/** An endless response. */
export const endless =
  (piece: string | Uint8Array): Answer =>
  (to) => {
    to.writeHead(200, typed)
    const write = (): void => {
      while (!to.destroyed && to.write(piece)) {}
    }
    to.on('drain', write)
    write()
  }

/** A response whose stream records its cancellation. */
export const watched = (pull: (controller: ReadableStreamDefaultController<Uint8Array>) => unknown) => {
  const cancel = vi.fn()
  const body = new ReadableStream<Uint8Array>({ pull: (controller) => void pull(controller), cancel })
  return { body, cancel, answer: new Response(body) }
}

export const read = (answer: ResponseLike, options?: ResponseOptions) => readResponse(Rfc6749Token, answer, options)
