import assert from 'node:assert/strict'
import { Console } from 'node:console'
import { Writable } from 'node:stream'
import type { InspectOptions } from 'node:util'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Secret, Token } from '../../src/index.js'
import {
  authorizationHeader,
  CanonicalToken,
  eqToken,
  Rfc6749Token,
  reveal,
  secret,
  secretEqualityTester,
  TokenCodecError,
} from '../../src/index.js'
import { attempt } from '../support/attempt.js'
import { response, rightOf, tokenWith } from '../support/index.js'

const VALUE = 'fake-planted-value'
const hidden = secret(VALUE)

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
    ['a template literal', `${hidden}`],
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
  ])('inspect with %s does not show the value', (_, options) => {
    const holders = [
      hidden,
      { hidden },
      [[[[[hidden]]]]],
      new Map([[hidden, hidden]]),
      tokenWith({ accessToken: hidden }),
    ]
    for (const holder of holders) expect(inspect(holder, options)).not.toContain(VALUE)
  })

  test('a secret object is not shown', () => {
    const members = secret({ inner: VALUE })
    expect([String(members), JSON.stringify(members), inspect(members, { customInspect: false })].join()).not.toContain(
      VALUE,
    )
  })

  test('error messages, causes and stacks do not show the value', () => {
    const error = new Error(`refused: ${hidden}`, { cause: { hidden } })
    expect(error.message).toBe('refused: <redacted>')
    expect(inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true }) + error.stack).not.toContain(VALUE)
  })

  test('a failed assertion does not show the value', () => {
    const failed = vi.fn<(thrown: unknown) => void>()
    try {
      assert.deepStrictEqual({ hidden }, { hidden: secret('fake-planted-value-too') })
    } catch (thrown) {
      failed(thrown)
    }
    expect(failed).toHaveBeenCalledOnce()
    expect(inspect(failed.mock.calls, { depth: Number.POSITIVE_INFINITY })).not.toContain(VALUE)
  })

  test('the value is not in any member of a secret', () => {
    const members = Reflect.ownKeys(hidden).map((key) => Reflect.get(hidden, key))
    expect(
      members.filter((member) => typeof member !== 'function' && member !== Reflect.get(hidden, '~clone')),
    ).toEqual([])
  })
})

describe('reveal', () => {
  test('returns the original value', () =>
    fc.assert(fc.property(fc.anything(), (value) => Object.is(reveal(secret(value)), value))))

  test.each<readonly [string, unknown]>([
    ['a spread copy', { ...hidden }],
    ['an assigned copy', Object.assign({}, hidden)],
    ['the result of a JSON round trip', JSON.parse(JSON.stringify({ hidden })).hidden],
    ['a string', VALUE],
    ['null', null],
    ['undefined', undefined],
  ])('throws for %s, without the value in the message', (_, value) => {
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

describe('nothing about a secret depends on its value', () => {
  const values = ['', 'f', VALUE, 'fake-'.repeat(10_000), 1, true, null, undefined, [VALUE], { inner: VALUE }]
  const options: readonly InspectOptions[] = [{}, { showHidden: true }, { customInspect: false, showHidden: true }]

  test.each<readonly [string, (hiding: Secret<unknown>) => unknown]>([
    ['its own members', (hiding) => Reflect.ownKeys(hiding)],
    ['its keys', (hiding) => Object.keys(hiding)],
    ['the keys of a spread copy', (hiding) => Reflect.ownKeys({ ...hiding })],
    ['its descriptors', (hiding) => inspect(Object.getOwnPropertyDescriptors(hiding))],
    ['its string forms', (hiding) => [String(hiding), JSON.stringify(hiding), JSON.stringify({ hiding }, null, 2)]],
    ['inspect', (hiding) => options.map((option) => inspect({ deep: [hiding] }, option))],
    ['console.log', (hiding) => [logged(hiding), logged('%s %o %O %j %d', hiding, hiding, hiding, hiding, hiding)]],
    ['the source of its function', (hiding) => String(hiding.toJSON)],
    ['an error that mentions it', (hiding) => inspect(attempt(() => structuredClone(hiding)).message)],
  ])('%s: identical for every value', (_, shown) => {
    const all = values.map((value) => JSON.stringify(shown(secret<unknown>(value))))
    expect([...new Set(all)]).toEqual([all[0]])
  })
})

describe('two copies of this package in one process', () => {
  test("reveal each other's secrets, and read, compare and write each other's tokens", async () => {
    vi.resetModules()
    const copy = await import('../../src/index.js')
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

describe('a forged secret with an invalid token is rejected', () => {
  test.each<readonly [string, () => Secret]>([
    ['the constructor of a secret', () => made(readSecret().constructor)],
    ['the constructor with more arguments', () => made(readSecret().constructor, true, true)],
    [
      'a subclass',
      () => made(class extends (readSecret().constructor as new (...values: readonly unknown[]) => object) {}, true),
    ],
    ['an object that inherits from a secret', () => Object.assign(Object.create(readSecret()), { [key]: () => BAD })],
    ['a proxy', () => new Proxy(readSecret(), { get: (_, name) => (name === key ? () => BAD : undefined) })],
  ])('%s', (_, forge) => {
    const forged: Token = { accessToken: forge(), tokenType: 'Bearer' }
    expect(Rfc6749Token.is(forged)).toBe(false)
    expect(authorizationHeader(forged)._tag).toBe('Left')
    expect(() => Rfc6749Token.encode(forged)).toThrow(TokenCodecError)
  })

  test('a modified secret is written with its original value', () => {
    const tampered = Object.assign(readSecret(), { [key]: () => BAD })
    expect(Rfc6749Token.encode({ accessToken: tampered, tokenType: 'Bearer' })).toEqual(response)
  })
})

test("a function is not a secret, even with a secret's members", () => {
  const forged = Object.assign(() => 'fake', { [key]: () => 'fake', toJSON: () => '<redacted>' as const })
  expect(Rfc6749Token.is({ accessToken: forged, tokenType: 'Bearer' })).toBe(false)
  expect(secretEqualityTester(forged, forged)).toBeUndefined()
})

test('the constructor of a secret has no other way to reveal it', () => {
  const secretClass = readSecret().constructor
  expect(new Set(Reflect.ownKeys(secretClass))).toEqual(new Set(['length', 'name', 'prototype']))
  expect(Reflect.ownKeys(secretClass.prototype)).toEqual([
    'constructor',
    'toString',
    key,
    Symbol.for('nodejs.util.inspect.custom'),
  ])
})

test('a secret is identified by a registered symbol that never changes', () => {
  const key = Symbol.for('@token-codecs/secret')
  expect(key in secret('fake')).toBe(true)
  const theirs = { [key]: () => 'fake-a', toJSON: (): '<redacted>' => '<redacted>' }
  expect(reveal(theirs)).toBe('fake-a')
})

test.each([null, undefined, 'fake-planted', {}, { ...secret('fake-planted') }])('reveal throws for %j', (value) =>
  expect(() => reveal(value as ReturnType<typeof secret>)).toThrow(TypeError),
)
