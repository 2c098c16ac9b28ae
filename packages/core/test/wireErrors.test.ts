// What the io-ts type of a documented shape says of what is not that shape.
import { describe, expect, test } from 'vitest'
import { CanonicalToken, defineCodec, Rfc6749Token } from '../src/index.js'
import { leftOf, response, rightOf } from './support.js'

const { wire } = Rfc6749Token
const messagesOf = (result: ReturnType<typeof wire.decode>): unknown => leftOf(result).map(({ message }) => message)

describe('an input that is no object', () => {
  test.each<readonly [unknown, string]>([
    [null, 'null'],
    [undefined, 'nothing'],
    ['fake', 'a string'],
    [[response], 'an array'],
  ])('%o is refused as a whole', (input, named) => {
    const errors = leftOf(wire.decode(input))
    expect(errors.map(({ message }) => message)).toEqual([`rfc6749: expected a JSON object, got ${named}`])
    expect(errors.map(({ context }) => context.map(({ key }) => key))).toEqual([['']])
  })
})

describe('a member of another type', () => {
  test.each<readonly [string, unknown, string]>([
    ['access_token', 1, 'expected a token in printable ASCII, got a number'],
    ['token_type', [], 'expected a token type in printable ASCII, got an array'],
    ['expires_in', '60', 'expected whole seconds, got a string'],
    ['scope', {}, 'expected scope names separated by spaces, got an object'],
    ['issued_token_type', true, 'expected a URI in printable ASCII, got a boolean'],
    ['authorization_details', [1], 'expected an array of JSON objects, got an array'],
  ])('is named: %s of %o', (name, value, problem) => {
    const errors = leftOf(wire.decode({ ...response, [name]: value }))
    expect(errors.map(({ message }) => message)).toEqual([`rfc6749: ${name}: ${problem}`])
    expect(errors.map(({ context }) => context.map(({ key }) => key))).toEqual([['', name]])
  })

  test('is refused where the documented type can hold Bearer only', () => {
    const OnlyBearer = defineCodec<{ access_token?: string; token_type?: 'bearer' }>()({
      vendor: 'acme',
      fields: { accessToken: 'access_token', tokenType: 'token_type' },
      tokenType: { only: 'bearer' },
    })
    expect(leftOf(OnlyBearer.wire.decode({ token_type: 'Bearer' })).map(({ message }) => message)).toEqual([
      'acme: token_type: expected bearer, got a string',
    ])
  })
})

describe('a required member', () => {
  const noToken = 'rfc6749: access_token: expected a token in printable ASCII, got nothing'
  const noType = 'rfc6749: token_type: expected a token type in printable ASCII, got nothing'

  test.each<readonly [object, readonly string[]]>([
    [{}, [noToken, noType]],
    [{ scope: 'a' }, [noToken, noType]],
    [{ access_token: 'fake-a' }, [noType]],
    [{ token_type: 'Bearer', scope: 'a' }, [noToken]],
    [{ access_token: null, token_type: 'Bearer' }, [noToken]],
    [{ access_token: 'fake-a', token_type: undefined }, [noType]],
  ])('is missing: %o', (input, messages) => expect(messagesOf(wire.decode(input))).toEqual(messages))

  test.each([{}, { access_token: 'fake-a' }, { token_type: 'Bearer' }])('makes no response of %o', (input) =>
    expect(wire.is(input)).toBe(false),
  )

  test('that is there is not missing', () => {
    expect(rightOf(wire.decode(response))).toStrictEqual(response)
    expect(wire.is(response)).toBe(true)
  })

  test('of canonical JSON is the version too', () =>
    expect(leftOf(CanonicalToken.wire.decode({})).map(({ message }) => message)).toEqual([
      'canonical: v: expected the number 1, got nothing',
      'canonical: accessToken: expected a token in printable ASCII, got nothing',
      'canonical: tokenType: expected a token type in printable ASCII, got nothing',
    ]))
})

describe('a member that is absent', () => {
  test('is left out where it is known', () =>
    expect(rightOf(wire.decode({ ...response, expires_in: undefined, scope: null }))).toStrictEqual(response))

  test('is kept where it is not known', () => {
    const input = { ...response, merchant: null, tenant: undefined }
    expect(rightOf(wire.decode(input))).toStrictEqual(input)
    expect(wire.is(input)).toBe(true)
  })
})

test('the members that canonical JSON alone has are not known to others', () => {
  const input = { ...response, v: 2, extensions: 'fake' }
  expect(rightOf(wire.decode(input))).toStrictEqual(input)
  expect(wire.is(input)).toBe(true)
})

describe('the shape of canonical JSON', () => {
  const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }
  test.each<object>([
    { tokenType: 'DPoP' },
    { scope: [] },
    { scope: ['a b'] },
    { extensions: {} },
    { extensions: { fake: {}, other: { a: 1 } } },
    { unknown: 1 },
  ])('holds %o', (members) => {
    const input = { ...minimal, ...members }
    expect(rightOf(CanonicalToken.wire.decode(input))).toStrictEqual(input)
    expect(CanonicalToken.wire.is(input)).toBe(true)
  })

  test.each<readonly [string, unknown, string]>([
    ['v', 2, 'expected the number 1, got a number'],
    ['v', '1', 'expected the number 1, got a string'],
    ['scope', 'a', 'expected an array of scope names, got a string'],
    ['refreshTokenScope', ['a', 1], 'expected an array of scope names, got an array'],
    ['issuedAt', '1', 'expected epoch seconds, got a string'],
    ['extensions', 1, 'expected an object of objects, got a number'],
    ['extensions', [], 'expected an object of objects, got an array'],
    ['extensions', { fake: {}, other: 1 }, 'expected an object of objects, got an object'],
  ])('has no place for %s of %o', (name, value, problem) => {
    const input = { ...minimal, [name]: value }
    expect(leftOf(CanonicalToken.wire.decode(input)).map(({ message }) => message)).toEqual([
      `canonical: ${name}: ${problem}`,
    ])
    expect(CanonicalToken.wire.is(input)).toBe(false)
  })

  test('has no place for extensions that cannot be read', () => {
    const unreadable = Object.defineProperty({}, 'fake', {
      enumerable: true,
      get: () => {
        throw new Error('fake')
      },
    })
    const input = { ...minimal, extensions: unreadable }
    expect(leftOf(CanonicalToken.wire.decode(input)).map(({ message }) => message)).toEqual([
      'canonical: extensions: expected an object of objects, got an object',
    ])
    expect(CanonicalToken.wire.is(input)).toBe(false)
  })
})
