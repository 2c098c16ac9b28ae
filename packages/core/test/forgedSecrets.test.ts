// A token that was read is not looked through again: nobody may pass off as one what nobody looked through.
import { describe, expect, test } from 'vitest'
import type { Secret, Token } from '../src/index.js'
import { authorizationHeader, Rfc6749Token, secretEqualityTester } from '../src/index.js'
import { response, rightOf } from './support.js'

const key = Symbol.for('@token-codecs/secret')
const BAD = 'fake-a\r\nX-Fake:1'
const readSecret = (): Secret => rightOf(Rfc6749Token.decode(response)).accessToken
const made = (secretClass: unknown, ...rest: readonly unknown[]): Secret =>
  Reflect.construct(secretClass as new (...values: readonly unknown[]) => Secret, [BAD, ...rest])

describe('a text that is no token stays one, however its secret was come by', () => {
  test.each<readonly [string, () => Secret]>([
    ['the class of a secret', () => made(readSecret().constructor)],
    ['the class, with whatever else it might take', () => made(readSecret().constructor, true, true)],
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
    expect(() => Rfc6749Token.encode(forged)).toThrow(TypeError)
  })

  test('a secret that was tampered with is written as it was read', () => {
    const tampered = Object.assign(readSecret(), { [key]: () => BAD })
    expect(Rfc6749Token.encode({ accessToken: tampered, tokenType: 'Bearer' })).toEqual(response)
  })
})

test('a function is no secret, whatever it has', () => {
  const forged = Object.assign(() => 'fake', { [key]: () => 'fake', toJSON: () => '<redacted>' as const })
  expect(Rfc6749Token.is({ accessToken: forged, tokenType: 'Bearer' })).toBe(false)
  expect(secretEqualityTester(forged, forged)).toBeUndefined()
})

test('the class of a secret has no way out of its own', () => {
  const secretClass = readSecret().constructor
  expect(new Set(Reflect.ownKeys(secretClass))).toEqual(new Set(['length', 'name', 'prototype']))
  expect(Reflect.ownKeys(secretClass.prototype)).toEqual([
    'constructor',
    'toString',
    key,
    Symbol.for('nodejs.util.inspect.custom'),
  ])
})
