import { sValidator } from '@hono/standard-validator'
import { BoltToken } from '@token-codecs/bolt'
import type { Token } from '@token-codecs/core'
import { reveal } from '@token-codecs/core'
import { Hono } from 'hono'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { secretText, showsSecret } from '../../src/silence/markers.js'

const planted = secretText('hono')
const response = { access_token: planted, token_type: 'bearer', expires_in: 3600 }
const broken = { ...response, expires_in: planted, unknown: [planted] }

const app = new Hono()
  .post('/default', sValidator('json', BoltToken), (context) => context.json(context.req.valid('json')))
  .post(
    '/quiet',
    sValidator('json', BoltToken, (result, context) =>
      result.success
        ? undefined
        : context.json({ issues: result.error.map(({ message, path }) => ({ message, path })) }, 400),
    ),
    (context) => {
      const token = context.req.valid('json')
      expectTypeOf(token).toEqualTypeOf<Token>()
      return context.json({ token, isPlanted: reveal(token.accessToken) === planted })
    },
  )
  .post('/form', sValidator('form', BoltToken), (context) => context.json(context.req.valid('form')))

const post = (path: string, body: object) =>
  app.request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

describe("Hono's validator", () => {
  test('gives the token to the handler, and prints it without its secrets', async () => {
    const answer = await post('/quiet', response)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({
      token: { accessToken: '<redacted>', tokenType: 'Bearer', expiresIn: 3600 },
      isPlanted: true,
    })
  })

  test('takes a form as well', async () => {
    const form = { method: 'POST', body: new URLSearchParams({ access_token: planted, expires_in: '60' }) }
    const answer = await app.request('/form', form)
    expect(await answer.json()).toEqual({ accessToken: '<redacted>', tokenType: 'Bearer', expiresIn: 60 })
  })

  test('answers by itself with the whole input, which is not ours to prevent', async () => {
    const answer = await post('/default', broken)
    expect(answer.status).toBe(400)
    expect(showsSecret(await answer.text())).toBe(true)
  })

  test('answers with the issues alone where a hook says so', async () => {
    const answer = await post('/quiet', broken)
    expect(answer.status).toBe(400)
    const text = await answer.text()
    expect(showsSecret(text)).toBe(false)
    expect(JSON.parse(text)).toEqual({
      issues: [{ message: 'expected whole seconds, got a string (not-digits)', path: ['expires_in'] }],
    })
  })

  test("shows nothing of an error of the server's that quotes a token", async () => {
    const body = { access_token: planted, error: 'invalid_grant', error_description: `${planted} is revoked` }
    const answer = await post('/quiet', body)
    expect(answer.status).toBe(400)
    expect(showsSecret(await answer.text())).toBe(false)
  })
})
