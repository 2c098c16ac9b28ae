import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { Console } from 'node:console'
import { once } from 'node:events'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { InspectOptions } from 'node:util'
import { inspect, isDeepStrictEqual } from 'node:util'
import { serialize } from 'node:v8'
import { BroadcastChannel, MessageChannel, Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { afterAll, describe, expect, test, vi } from 'vitest'
import type { Secret, Token } from '../src/index.js'
import {
  authorizationHeader,
  CanonicalToken,
  eqToken,
  Rfc6749Token,
  reveal,
  secret,
  secretEqualityTester,
  TokenCodecError,
} from '../src/index.js'
import { extensionOf, issuesOf, leftOf, response, rightOf, tokenWith } from './support.js'

const VALUE = 'fake-planted-value'
const hidden = secret(VALUE)

const attempt = (run: () => unknown): Error => {
  try {
    run()
  } catch (thrown) {
    if (thrown instanceof Error || thrown instanceof DOMException) return thrown
  }
  throw new Error('expected it to throw')
}

const logged = (...values: readonly unknown[]): string => {
  const chunks: string[] = []
  const stdout = new Writable({
    write: (chunk, _encoding, done) => {
      chunks.push(String(chunk))
      done()
    },
  })
  new Console({ stdout }).log(...values)
  return chunks.join('')
}

describe('printing', () => {
  test.each<readonly [string, string]>([
    ['String()', String(hidden)],
    ['a template', `${hidden}`],
    ['join', ['', hidden].join('')],
    ['JSON.stringify', JSON.parse(JSON.stringify({ hidden })).hidden],
    ['console.log', logged(hidden).trim()],
    ['console.log with a format', logged('%s', hidden).trim()],
    ['inspect', inspect(hidden)],
  ])('%s shows <redacted>', (_, printed) => expect(printed).toBe('<redacted>'))

  const everything: InspectOptions = {
    showHidden: true,
    depth: Number.POSITIVE_INFINITY,
    getters: true,
    showProxy: true,
  }
  test.each<readonly [string, InspectOptions]>([
    ['showHidden', { showHidden: true }],
    ['customInspect: false', { customInspect: false }],
    ['getters', { getters: true, customInspect: false }],
    ['infinite depth', { depth: Number.POSITIVE_INFINITY, customInspect: false }],
    ['everything', everything],
    ['everything without customInspect', { ...everything, customInspect: false }],
  ])('inspect with %s shows no value', (_, options) => {
    const holders = [
      hidden,
      { hidden },
      [[[[[hidden]]]]],
      new Map([[hidden, hidden]]),
      tokenWith({ accessToken: hidden }),
    ]
    for (const holder of holders) expect(inspect(holder, options)).not.toContain(VALUE)
  })

  test('an object of members is not shown either', () => {
    const members = secret({ inner: VALUE })
    expect([String(members), JSON.stringify(members), inspect(members, { customInspect: false })].join()).not.toContain(
      VALUE,
    )
  })

  test('error messages, causes and stacks show no value', () => {
    const error = new Error(`refused: ${hidden}`, { cause: { hidden } })
    expect(error.message).toBe('refused: <redacted>')
    expect(inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true }) + error.stack).not.toContain(VALUE)
  })

  test('a failed assertion shows no value', () => {
    const failed = vi.fn<(thrown: unknown) => void>()
    try {
      assert.deepStrictEqual({ hidden }, { hidden: secret('fake-planted-value-too') })
    } catch (thrown) {
      failed(thrown)
    }
    expect(failed).toHaveBeenCalledOnce()
    expect(inspect(failed.mock.calls, { depth: Number.POSITIVE_INFINITY })).not.toContain(VALUE)
  })

  test('no member of a secret holds its value', () => {
    const members = Reflect.ownKeys(hidden).map((key) => Reflect.get(hidden, key))
    expect(members.filter((member) => typeof member !== 'function')).toEqual([])
  })
})

describe('reveal', () => {
  test('gives any value back', () =>
    fc.assert(fc.property(fc.anything(), (value) => Object.is(reveal(secret(value)), value))))

  test.each<readonly [string, unknown]>([
    ['a spread copy', { ...hidden }],
    ['an assigned copy', Object.assign({}, hidden)],
    ['what JSON made of it', JSON.parse(JSON.stringify({ hidden })).hidden],
    ['a string', VALUE],
    ['null', null],
    ['undefined', undefined],
  ])('throws for %s, without a value in the message', (_, value) => {
    const message = vi.fn<(thrown: unknown) => void>()
    try {
      reveal(value as typeof hidden)
    } catch (thrown) {
      message(thrown)
    }
    expect(message).toHaveBeenCalledOnce()
    expect(message.mock.calls[0]?.[0]).toBeInstanceOf(TypeError)
    expect(inspect(message.mock.calls)).not.toContain(VALUE)
  })
})

describe('a secret shows only that it is one', () => {
  const values = ['', 'f', VALUE, 'fake-'.repeat(10_000), 1, true, null, undefined, [VALUE], { inner: VALUE }]
  const options: readonly InspectOptions[] = [{}, { showHidden: true }, { customInspect: false, showHidden: true }]

  test.each<readonly [string, (hiding: Secret<unknown>) => unknown]>([
    ['its own members', (hiding) => Reflect.ownKeys(hiding)],
    ['its keys', (hiding) => Object.keys(hiding)],
    ['the names of its copy', (hiding) => Reflect.ownKeys({ ...hiding })],
    ['its descriptors', (hiding) => inspect(Object.getOwnPropertyDescriptors(hiding))],
    ['its text', (hiding) => [String(hiding), JSON.stringify(hiding), JSON.stringify({ hiding }, null, 2)]],
    ['inspect', (hiding) => options.map((option) => inspect({ deep: [hiding] }, option))],
    ['console.log', (hiding) => [logged(hiding), logged('%s %o %O %j %d', hiding, hiding, hiding, hiding, hiding)]],
    ['its function as text', (hiding) => String(hiding.toJSON)],
    ['an error about it', (hiding) => inspect(attempt(() => structuredClone(hiding)).message)],
  ])('%s: the same for every value, byte for byte', (_, shown) => {
    const all = values.map((value) => JSON.stringify(shown(secret<unknown>(value))))
    expect([...new Set(all)]).toEqual([all[0]])
  })
})

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
      ['a secret of an object', secret({ inner: VALUE })],
      ['a token', token],
      ['tokens in an array', [token, token]],
      ['a token in a map', new Map([['fake', token]])],
      ['a secret as the key of a map', new Map([[hidden, 1]])],
      ['a secret in a set', new Set([hidden])],
      ['a token in an object', { held: token }],
    ])('of %s fails loudly, and its error shows no value', (_value, value) => {
      const thrown = attempt(() => copy(value))
      expect(thrown.name).toMatch(/^(?:DataCloneError|Error)$/)
      expect(thrown.message).toContain('could not be cloned')
      expect(inspect(thrown, { showHidden: true, depth: Number.POSITIVE_INFINITY }) + thrown.stack).not.toContain(VALUE)
    })
  })

  test('a token goes to a worker as canonical JSON', () => {
    const there = structuredClone(CanonicalToken.encode(token))
    expect(eqToken(rightOf(CanonicalToken.decode(there)), token)).toBe(true)
  })

  test('a token that went through JSON without a codec is refused, because it holds placeholders', () => {
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
    // Without a version it is not canonical JSON.
    expect(leftOf(CanonicalToken.read(sent))).toMatchObject({ _tag: 'Malformed', code: 'missing' })
    expect(leftOf(CanonicalToken.read({ v: 1, ...sent }))).toMatchObject({ _tag: 'Malformed' })
  })

  describe('child_process.send', () => {
    // Answers with what it was sent.
    const echo = fileURLToPath(new URL('echo.mjs', import.meta.url))

    test('with json serialization sends placeholders, which are refused on the other side', async () => {
      const child = fork(echo, { serialization: 'json' })
      child.send({ v: 1, accessToken: hidden, tokenType: 'Bearer' })
      const [answer] = await once(child, 'message')
      child.disconnect()
      expect(answer).toEqual({ v: 1, accessToken: '<redacted>', tokenType: 'Bearer' })
      expect(leftOf(CanonicalToken.read(answer))).toMatchObject({ _tag: 'Malformed', code: 'redacted' })
    })

    test('with advanced serialization fails loudly', async () => {
      const child = fork(echo, { serialization: 'advanced' })
      const thrown = attempt(() => child.send(token))
      child.disconnect()
      await once(child, 'exit')
      expect(inspect(thrown, { showHidden: true, depth: Number.POSITIVE_INFINITY })).not.toContain(VALUE)
    })
  })

  test('two secrets are never deep-equal by accident', () => {
    for (const other of [secret(VALUE), secret('fake-other-value')]) {
      expect(isDeepStrictEqual(hidden, other)).toBe(false)
      expect(() => assert.deepStrictEqual(hidden, other)).toThrow()
    }
  })

  test('a secret is equal to itself', () => expect(isDeepStrictEqual(hidden, hidden)).toBe(true))
})

describe('two copies of this package in one process', () => {
  test("reveal each other's secrets, and read, compare and write each other's tokens", async () => {
    vi.resetModules()
    const copy = await import('../src/index.js')
    expect(copy.secret).not.toBe(secret)
    expect(copy.reveal(hidden)).toBe(VALUE)
    expect(reveal(copy.secret(VALUE))).toBe(VALUE)

    const theirs = { accessToken: copy.secret(VALUE), tokenType: 'Bearer' }
    expect(CanonicalToken.is(theirs)).toBe(true)
    expect(CanonicalToken.encode(theirs)).toEqual({ v: 1, accessToken: VALUE, tokenType: 'Bearer' })
    expect(eqToken(theirs, tokenWith({ accessToken: hidden }))).toBe(true)
    expect(inspect(theirs, { customInspect: false, showHidden: true })).not.toContain(VALUE)
  })
})

const key = Symbol.for('@token-codecs/secret')
const BAD = 'fake-a\r\nX-Fake:1'
const readSecret = (): Secret => rightOf(Rfc6749Token.decode(response)).accessToken
const made = (secretClass: unknown, ...rest: readonly unknown[]): Secret =>
  Reflect.construct(secretClass as new (...values: readonly unknown[]) => Secret, [BAD, ...rest])

describe('a forged secret of a text that is not a token is refused', () => {
  test.each<readonly [string, () => Secret]>([
    ['the class of a secret', () => made(readSecret().constructor)],
    ['the class, with further arguments', () => made(readSecret().constructor, true, true)],
    [
      'a class that extends it',
      () => made(class extends (readSecret().constructor as new (...values: readonly unknown[]) => object) {}, true),
    ],
    ['a secret in front of it', () => Object.assign(Object.create(readSecret()), { [key]: () => BAD })],
    ['a proxy', () => new Proxy(readSecret(), { get: (_, name) => (name === key ? () => BAD : undefined) })],
  ])('%s', (_, forge) => {
    const forged: Token = { accessToken: forge(), tokenType: 'Bearer' }
    expect(Rfc6749Token.is(forged)).toBe(false)
    expect(authorizationHeader(forged)._tag).toBe('Left')
    expect(() => Rfc6749Token.encode(forged)).toThrow(TokenCodecError)
  })

  test('a secret that was tampered with is written as it was read', () => {
    const tampered = Object.assign(readSecret(), { [key]: () => BAD })
    expect(Rfc6749Token.encode({ accessToken: tampered, tokenType: 'Bearer' })).toEqual(response)
  })
})

test('a function is not a secret, even with the members of one', () => {
  const forged = Object.assign(() => 'fake', { [key]: () => 'fake', toJSON: () => '<redacted>' as const })
  expect(Rfc6749Token.is({ accessToken: forged, tokenType: 'Bearer' })).toBe(false)
  expect(secretEqualityTester(forged, forged)).toBeUndefined()
})

test('the class of a secret has no other way to open it', () => {
  const secretClass = readSecret().constructor
  expect(new Set(Reflect.ownKeys(secretClass))).toEqual(new Set(['length', 'name', 'prototype']))
  expect(Reflect.ownKeys(secretClass.prototype)).toEqual([
    'constructor',
    'toString',
    key,
    Symbol.for('nodejs.util.inspect.custom'),
  ])
})

test('a secret is known by a symbol of the registry that never changes', () => {
  const key = Symbol.for('@token-codecs/secret')
  expect(key in secret('fake')).toBe(true)
  const theirs = { [key]: () => 'fake-a', toJSON: (): '<redacted>' => '<redacted>' }
  expect(reveal(theirs)).toBe('fake-a')
})

test.each([null, undefined, 'fake-planted', {}, { ...secret('fake-planted') }])('reveal throws for %j', (value) =>
  expect(() => reveal(value as ReturnType<typeof secret>)).toThrow(TypeError),
)
