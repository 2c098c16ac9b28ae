import { sValidator } from '@hono/standard-validator'
import type { BoltTokenResponse, Token } from '@token-codecs/bolt'
import { BoltToken } from '@token-codecs/bolt'
import { reveal } from '@token-codecs/core'
import type { inferProcedureInput } from '@trpc/server'
import { initTRPC } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { Hono } from 'hono'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { secretText, showsSecret } from '../../src/silence/markers.js'
import { everything } from '../../src/silence/sinks.js'

const planted = secretText('framework')
const response: BoltTokenResponse = { access_token: planted, token_type: 'bearer', expires_in: 3600 }
const broken = { ...response, token_type: [planted], expires_in: planted, unknown: [planted] }
const refused = { access_token: planted, error: 'invalid_grant', error_description: `${planted} is revoked` }

const keep = (token: Token) => ({ token, isPlanted: reveal(token.accessToken) === planted })
const fail = (token: Token) => {
  throw new Error(`refused: ${token.accessToken}`, { cause: token })
}

const headers = { 'content-type': 'application/json' }
const requestOf = (path: string, body: object): Request =>
  new Request(`https://app.example/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })

const hono = async (path: string, body: object) => {
  const failures: unknown[] = []
  const validator = sValidator('json', BoltToken, (result, context) => {
    if (result.success) return undefined
    return context.json({ issues: result.error.map(({ message, path }) => ({ message, path })) }, 400)
  })
  const app = new Hono()
    .post('/keep', validator, (context) => context.json(keep(context.req.valid('json'))))
    .post('/fail', validator, (context) => fail(context.req.valid('json')))
    .post('/default', sValidator('json', BoltToken), (context) => context.json(keep(context.req.valid('json'))))
    .onError((error, context) => {
      failures.push(error)
      return context.text(error.message, 500)
    })
  const received = await app.request(requestOf(path, body))
  return { status: received.status, text: await received.text(), failures, inputs: [] }
}

// In development, tRPC also sends an error's stack.
const { procedure, router } = initTRPC.create({ isDev: true })
const server = router({
  keep: procedure.input(BoltToken).mutation(({ input }) => keep(input)),
  fail: procedure.input(BoltToken).mutation(({ input }) => fail(input)),
})

const trpc = async (path: string, body: object) => {
  const seen: { readonly error: unknown; readonly input: unknown }[] = []
  const req = requestOf(path, body)
  const onError = (failure: (typeof seen)[number]) => seen.push(failure)
  const received = await fetchRequestHandler({ endpoint: '/', router: server, req, onError })
  const [failures, inputs] = [seen.map(({ error }) => error), seen.map(({ input }) => input)]
  return { status: received.status, text: await received.text(), failures, inputs }
}

const frameworks = { Hono: hono, tRPC: trpc }

describe.each(Object.entries(frameworks))('%s', (_, call) => {
  test('passes the token to the handler, and sends it redacted', async () => {
    const { status, text } = await call('keep', response)
    expect(status).toBe(200)
    const kept = { token: { accessToken: '<redacted>', tokenType: 'Bearer', expiresIn: 3600 }, isPlanted: true }
    const sent = JSON.parse(text)
    expect(sent.result?.data ?? sent).toEqual(kept)
  })

  test.each([
    ['a rejected response', 'keep', broken, 400],
    ['a server error that quotes a token', 'keep', refused, 400],
    ['a token in a handler that throws', 'fail', response, 500],
  ])('shows no secret of %s', async (_title, path, body, status) => {
    const received = await call(path, body)
    expect(received.status).toBe(status)
    expect(showsSecret(received.text + everything(received.failures))).toBe(false)
  })
})

test("tRPC infers the vendor's response as a procedure's input", () =>
  expectTypeOf<inferProcedureInput<(typeof server)['keep']>>().toEqualTypeOf<BoltTokenResponse>())

test('without a hook, Hono echoes the whole input, and tRPC passes it to onError', async () => {
  const { text } = await hono('default', broken)
  const { inputs } = await trpc('keep', broken)
  expect([text, everything(inputs)].map(showsSecret)).toEqual([true, true])
})
