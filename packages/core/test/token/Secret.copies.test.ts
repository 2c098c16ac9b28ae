// Copies of secrets, within a process and across processes.
import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { inspect, isDeepStrictEqual } from 'node:util'
import { serialize } from 'node:v8'
import { BroadcastChannel, MessageChannel, Worker } from 'node:worker_threads'
import { afterAll, describe, expect, test } from 'vitest'
import { CanonicalToken, eqToken, Rfc6749Token, secret } from '../../src/index.js'
import { attempt } from '../support/attempt.js'
import { extensionOf, issuesOf, leftOf, rightOf, tokenWith } from '../support/index.js'

const VALUE = 'fake-planted-value'
const hidden = secret(VALUE)

describe('copies and equality', () => {
  const token = tokenWith({ accessToken: hidden, extensions: { fake: secret({ inner: VALUE }) } })
  const { port1, port2 } = new MessageChannel()
  const broadcast = new BroadcastChannel('fake-channel')
  const worker = new Worker(
    'process.exitCode = 0; require("node:worker_threads").parentPort.once("message", () => {})',
    {
      eval: true,
    },
  )
  afterAll(async () => {
    port1.close()
    port2.close()
    broadcast.close()
    await worker.terminate()
  })

  describe.each<readonly [string, (value: unknown) => unknown]>([
    ['structuredClone', (value) => structuredClone(value)],
    ['postMessage of a channel', (value) => port1.postMessage(value)],
    ['postMessage of a broadcast channel', (value) => broadcast.postMessage(value)],
    ['postMessage of a worker', (value) => worker.postMessage(value)],
    ['workerData', (value) => new Worker('', { eval: true, workerData: value })],
    ['v8.serialize', (value) => serialize(value)],
  ])('%s', (_, copy) => {
    test.each<readonly [string, unknown]>([
      ['a secret', hidden],
      ['a secret object', secret({ inner: VALUE })],
      ['a token', token],
      ['tokens in an array', [token, token]],
      ['a token in a map', new Map([['fake', token]])],
      ['a secret as a map key', new Map([[hidden, 1]])],
      ['a secret in a set', new Set([hidden])],
      ['a token in an object', { held: token }],
    ])('of %s fails, and the error does not contain the value', (_value, value) => {
      const thrown = attempt(() => copy(value))
      expect(thrown.name).toMatch(/^(?:DataCloneError|Error)$/)
      expect(thrown.message).toMatch(/CanonicalToken\.encode.*could not be cloned/)
      expect(inspect(thrown, { showHidden: true, depth: Number.POSITIVE_INFINITY }) + thrown.stack).not.toContain(VALUE)
    })
  })

  test('a token can be sent to a worker as canonical JSON', () => {
    const there = structuredClone(CanonicalToken.encode(token))
    expect(eqToken(rightOf(CanonicalToken.decode(there)), token)).toBe(true)
  })

  test('a token serialized without a codec is rejected, because it contains placeholders', () => {
    const sent = JSON.parse(JSON.stringify({ ...token, refreshToken: hidden }))
    expect(sent.accessToken).toBe('<redacted>')
    const error = leftOf(CanonicalToken.read({ v: 1, ...sent, extensions: undefined }))
    expect(error).toMatchObject({ _tag: 'Malformed', code: 'redacted' })
    expect(issuesOf(error)).toEqual([{ path: ['accessToken'], actual: 'string', code: 'redacted' }])
    const { token: read } = rightOf(CanonicalToken.read({ v: 1, ...sent, accessToken: 'fake-a', extensions: null }))
    expect(read).not.toHaveProperty('refreshToken')
    expect(extensionOf(read, 'canonical#moved')).toEqual({ refreshToken: '<redacted>' })
    const response = { access_token: sent.accessToken, token_type: sent.tokenType }
    expect(leftOf(Rfc6749Token.read(response))).toMatchObject({ _tag: 'Malformed', code: 'redacted' })
    // Not canonical JSON, because the version is missing.
    expect(leftOf(CanonicalToken.read(sent))).toMatchObject({ _tag: 'Malformed', code: 'missing' })
    expect(leftOf(CanonicalToken.read({ v: 1, ...sent }))).toMatchObject({ _tag: 'Malformed' })
  })

  describe('child_process.send', () => {
    // Echoes each message.
    const echo = fileURLToPath(new URL('../support/echo.mjs', import.meta.url))

    test('with json serialization sends placeholders, which the receiver rejects', async () => {
      const child = fork(echo, { serialization: 'json' })
      child.send({ v: 1, accessToken: hidden, tokenType: 'Bearer' })
      const [answer] = await once(child, 'message')
      child.disconnect()
      expect(answer).toEqual({ v: 1, accessToken: '<redacted>', tokenType: 'Bearer' })
      expect(leftOf(CanonicalToken.read(answer))).toMatchObject({ _tag: 'Malformed', code: 'redacted' })
    })

    test('with advanced serialization fails', async () => {
      const child = fork(echo, { serialization: 'advanced' })
      const thrown = attempt(() => child.send(token))
      child.disconnect()
      await once(child, 'exit')
      expect(inspect(thrown, { showHidden: true, depth: Number.POSITIVE_INFINITY })).not.toContain(VALUE)
    })
  })

  test('different secrets are never deep-equal', () => {
    for (const other of [secret(VALUE), secret('fake-other-value')]) {
      expect(isDeepStrictEqual(hidden, other)).toBe(false)
      expect(() => assert.deepStrictEqual(hidden, other)).toThrow()
    }
  })

  test('a secret is deep-equal to itself', () => expect(isDeepStrictEqual(hidden, hidden)).toBe(true))
})
