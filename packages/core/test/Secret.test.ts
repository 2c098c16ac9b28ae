import assert from 'node:assert/strict'
import { Console } from 'node:console'
import { Writable } from 'node:stream'
import type { InspectOptions } from 'node:util'
import { inspect, isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { CanonicalToken, eqToken, reveal, secret } from '../src/index.js'
import { tokenWith } from './support.js'

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

describe('copies and equality', () => {
  test('structuredClone fails loudly', () => {
    expect(() => structuredClone(hidden)).toThrow()
    expect(() => structuredClone(tokenWith())).toThrow()
  })

  test('two secrets are never deep-equal by accident', () => {
    for (const other of [secret(VALUE), secret('fake-other-value')]) {
      expect(isDeepStrictEqual(hidden, other)).toBe(false)
      expect(() => assert.deepStrictEqual(hidden, other)).toThrow()
      expect(hidden).not.toEqual(other)
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
