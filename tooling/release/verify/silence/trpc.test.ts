import type { BoltTokenResponse, Token } from '@token-codecs/bolt'
import { BoltToken } from '@token-codecs/bolt'
import { reveal } from '@token-codecs/core'
import type { inferProcedureInput } from '@trpc/server'
import { initTRPC } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { secretText, showsSecret } from '../../src/silence/markers.js'
import { everything } from '../../src/silence/show.js'

const planted = secretText('trpc')
const response: BoltTokenResponse = { access_token: planted, token_type: 'bearer', expires_in: 3600 }
const broken = { ...response, expires_in: planted, unknown: [planted] }

const serverOf = (isDev: boolean) => {
  const { procedure, router } = initTRPC.create({ isDev })
  return router({
    keep: procedure.input(BoltToken).mutation(({ input }) => {
      expectTypeOf(input).toEqualTypeOf<Token>()
      return { isPlanted: reveal(input.accessToken) === planted }
    }),
    echo: procedure.input(BoltToken).mutation(({ input }) => ({ token: input })),
    fail: procedure.input(BoltToken).mutation(({ input }) => {
      throw new Error(`refused: ${input.accessToken}`, { cause: input })
    }),
  })
}
type Server = ReturnType<typeof serverOf>

const call = async (procedure: keyof Server['_def']['record'], body: object, isDev = true) => {
  const failures: unknown[] = []
  const inputs: unknown[] = []
  const answer = await fetchRequestHandler({
    endpoint: '/trpc',
    router: serverOf(isDev),
    req: new Request(`https://app.example/trpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    onError: ({ error, input }) => {
      failures.push(error)
      inputs.push(input)
    },
  })
  return { status: answer.status, text: await answer.text(), failures, inputs }
}

test("a procedure's input is the vendor's response", () =>
  expectTypeOf<inferProcedureInput<Server['keep']>>().toEqualTypeOf<BoltTokenResponse>())

describe('tRPC', () => {
  test('gives the token to the resolver', async () => {
    const { status, text } = await call('keep', response)
    expect([status, JSON.parse(text)]).toEqual([200, { result: { data: { isPlanted: true } } }])
  })

  test('sends a token that a resolver returns without its secrets', async () => {
    const { text } = await call('echo', response)
    const token = { accessToken: '<redacted>', tokenType: 'Bearer', expiresIn: 3600 }
    expect(JSON.parse(text)).toEqual({ result: { data: { token } } })
  })

  test.each([true, false])('answers a bad input without showing it, in development: %s', async (isDev) => {
    const { status, text, failures } = await call('keep', broken, isDev)
    expect(status).toBe(400)
    expect(text).toContain('expected whole seconds, got a string (not-digits)')
    expect(showsSecret(text)).toBe(false)
    expect(failures).toHaveLength(1)
    expect(showsSecret(everything(failures))).toBe(false)
  })

  test('shows nothing of a token that a failing resolver was given', async () => {
    const { status, text, failures } = await call('fail', response)
    expect(status).toBe(500)
    expect(showsSecret(text + everything(failures))).toBe(false)
  })

  test('hands the input itself to onError, which is not ours to prevent', async () =>
    expect(showsSecret(everything((await call('keep', broken)).inputs))).toBe(true))
})
