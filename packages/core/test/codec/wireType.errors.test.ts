// Errors of wire types, by path.
import type * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import { CanonicalToken, defineCodec, Rfc6749Token } from '../../src/index.js'
import { leftOf, response, rightOf } from '../support/index.js'

const { wire } = Rfc6749Token

/** The path of each error. Checks that each message contains the last name. */
const pathsOf = (result: t.Validation<unknown>): unknown =>
  leftOf(result).map(({ context, message }) => {
    const path = context.map(({ key }) => key).filter((key) => key !== '')
    expect(message).toContain(path.at(-1) ?? '')
    return path.join('.')
  })

describe('an input that is not an object', () => {
  test.each([[null], [undefined], ['fake'], [[response]]])('%o is rejected as a whole', (input) =>
    expect(pathsOf(wire.decode(input))).toEqual(['']),
  )
})

describe('a member of the wrong type', () => {
  test.each<readonly [string, unknown]>([
    ['access_token', 1],
    ['token_type', []],
    ['expires_in', '60'],
    ['scope', {}],
    ['issued_token_type', true],
    ['authorization_details', [1]],
  ])('is named in the error: %s of %o', (name, value) =>
    expect(pathsOf(wire.decode({ ...response, [name]: value }))).toEqual([name]),
  )

  test('is rejected if the documented token type must be Bearer', () => {
    const OnlyBearer = defineCodec<{ access_token?: string; token_type?: 'bearer' }>()({
      id: 'acme',
      fields: { accessToken: 'access_token', tokenType: 'token_type' },
      tokenType: { only: 'bearer' },
    })
    expect(pathsOf(OnlyBearer.wire.decode({ token_type: 'Bearer' }))).toEqual(['token_type'])
  })
})

describe('a missing member', () => {
  test.each([{}, { scope: 'a' }, { access_token: 'fake-a' }, { token_type: 'Bearer' }])('is accepted: %o', (input) => {
    expect(rightOf(wire.decode(input))).toStrictEqual(input)
    expect(wire.is(input)).toBe(true)
  })

  test('is accepted in canonical JSON', () => expect(CanonicalToken.wire.is({})).toBe(true))
})

describe('a null or undefined member', () => {
  test('is dropped if the member is known', () =>
    expect(rightOf(wire.decode({ ...response, expires_in: undefined, scope: null }))).toStrictEqual(response))

  test('is kept if the member is unknown', () => {
    const input = { ...response, merchant: null, tenant: undefined }
    expect(rightOf(wire.decode(input))).toStrictEqual(input)
    expect(wire.is(input)).toBe(true)
  })
})

test('members of canonical JSON are unknown to other codecs', () => {
  const input = { ...response, v: 2, extensions: 'fake' }
  expect(rightOf(wire.decode(input))).toStrictEqual(input)
  expect(wire.is(input)).toBe(true)
})

describe('the wire type of canonical JSON', () => {
  const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }
  test.each<object>([
    { tokenType: 'DPoP' },
    { scope: [] },
    { scope: ['a b'] },
    { extensions: {} },
    { extensions: { fake: {}, other: { a: 1 } } },
    { unknown: 1 },
  ])('accepts %o', (members) => {
    const input = { ...minimal, ...members }
    expect(rightOf(CanonicalToken.wire.decode(input))).toStrictEqual(input)
    expect(CanonicalToken.wire.is(input)).toBe(true)
  })

  test.each<readonly [string, unknown]>([
    ['v', 2],
    ['v', '1'],
    ['scope', 'a'],
    ['refreshTokenScope', ['a', 1]],
    ['issuedAt', '1'],
    ['extensions', 1],
    ['extensions', []],
    ['extensions', { fake: {}, other: 1 }],
  ])('rejects %s of %o', (name, value) => {
    const input = { ...minimal, [name]: value }
    expect(pathsOf(CanonicalToken.wire.decode(input))).toEqual([name])
    expect(CanonicalToken.wire.is(input)).toBe(false)
  })

  test('rejects unreadable extensions', () => {
    const unreadable = Object.defineProperty({}, 'fake', {
      enumerable: true,
      get: () => {
        throw new Error('fake')
      },
    })
    const input = { ...minimal, extensions: unreadable }
    expect(pathsOf(CanonicalToken.wire.decode(input))).toEqual(['extensions'])
    expect(CanonicalToken.wire.is(input)).toBe(false)
  })
})
