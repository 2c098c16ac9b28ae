// Responses that are refused, and data that is left out of a token.
import { describe, expect, test } from 'vitest'
import type { Json } from '../src/index.js'
import { CanonicalToken, defineCodec, eqToken, field, formatError, Rfc6749Token } from '../src/index.js'
import { extensionOf, issuesOf, leftOf, nested, response, rightOf, tokenWith, triplesOf } from './support.js'

type Row = readonly [name: string, value: unknown, code: string, actual: string]

describe('a response is refused with one issue', () => {
  test.each<Row>([
    ['access_token', undefined, 'missing', 'undefined'],
    ['access_token', null, 'missing', 'null'],
    ['access_token', 1, 'not-string', 'number'],
    ['access_token', '', 'empty', 'string'],
    ['access_token', 'fake\n', 'bad-character', 'string'],
    ['access_token', '<redacted>', 'redacted', 'string'],
    ['token_type', {}, 'not-string', 'object'],
    ['token_type', 'Be\tarer', 'bad-character', 'string'],
  ])('%s of %o: %s', (name, value, code, actual) =>
    expect(issuesOf(leftOf(Rfc6749Token.read({ ...response, [name]: value })))).toStrictEqual([
      { path: [name], actual, code },
    ]),
  )
})

test.each([100_000_000_000, '100000000000', '000100000000000'])('the longest lifetime is read: %j', (expires_in) =>
  expect(rightOf(Rfc6749Token.read({ ...response, expires_in })).token.expiresIn).toBe(100_000_000_000),
)

describe('canonical JSON is refused with one issue', () => {
  const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }

  test.each<Row>([
    ['v', undefined, 'missing', 'undefined'],
    ['v', '1', 'bad-version', 'string'],
    ['tokenType', undefined, 'missing', 'undefined'],
  ])('%s of %o: %s', (name, value, code, actual) =>
    expect(issuesOf(leftOf(CanonicalToken.read({ ...minimal, [name]: value })))).toStrictEqual([
      { path: [name], actual, code },
    ]),
  )
})

describe('a time of receipt is refused with one issue', () => {
  test.each<readonly [unknown, string, string]>([
    ['1700000000', 'not-number', 'string'],
    [null, 'not-number', 'null'],
    [Number.NaN, 'not-finite', 'number'],
    [-1, 'negative', 'number'],
    [100_000_000_001, 'too-large', 'number'],
    [1_700_000_000_000, 'too-large', 'number'],
  ])('of %o: %s', (receivedAt, code, actual) =>
    expect(issuesOf(leftOf(Rfc6749Token.read(response, { receivedAt: receivedAt as number })))).toStrictEqual([
      { path: ['receivedAt'], actual, code },
    ]),
  )
})

test('the time of receipt may be as late as any instant', () =>
  expect(rightOf(Rfc6749Token.read(response, { receivedAt: 100_000_000_000 })).token.issuedAt).toBe(100_000_000_000))

const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }

describe('an answer that is not parsed yet', () => {
  const having = (then: unknown): object => Object.fromEntries([['then', then]])
  const getter = Object.defineProperty({}, 'then', {
    get: () => {
      throw new Error('fake')
    },
  })

  test.each<readonly [string, unknown, string]>([
    ['a promise', Promise.resolve(response), 'Promise'],
    ['a thenable', having(() => undefined), 'Promise'],
    ['a Response', Response.json(response), 'Response'],
    ['an object with a text function', { text: () => '' }, 'Response'],
  ])('is named as such: %s', (_, input, actual) => {
    for (const codec of [Rfc6749Token, CanonicalToken]) {
      const error = leftOf(codec.read(input))
      expect(error).toMatchObject({ _tag: 'Malformed', code: 'not-parsed' })
      expect(issuesOf(error)).toEqual([{ path: [], actual, code: 'not-parsed' }])
      expect(codec.decode(input)._tag).toBe('Left')
      expect(codec['~standard'].validate(input)).toHaveProperty('issues')
    }
  })

  test('is not taken for one where a token, text or an unreadable member is there', () => {
    expect(Rfc6749Token.read({ ...response, ...having(1), text: 'fake' })._tag).toBe('Right')
    expect(Rfc6749Token.read({ ...response, ...having(() => undefined) })._tag).toBe('Right')
    expect(leftOf(Rfc6749Token.read({ text: 'fake' })).code).toBe('missing')
    expect(leftOf(Rfc6749Token.read(getter)).code).toBe('missing')
  })
})

describe('the version of canonical JSON', () => {
  test.each<readonly [unknown, string, string]>([
    [undefined, 'undefined', 'missing'],
    [null, 'null', 'bad-version'],
    ['2', 'string', 'bad-version'],
    [0, 'number', 'bad-version'],
    [1.5, 'number', 'bad-version'],
    [Number.POSITIVE_INFINITY, 'number', 'bad-version'],
  ])('is the number 1, not %j', (v, actual, code) =>
    expect(issuesOf(leftOf(CanonicalToken.read({ ...minimal, v })))).toEqual([{ path: ['v'], actual, code }]),
  )
})

describe('the extensions of canonical JSON', () => {
  test('are an unknown member like any other to another codec', () => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, extensions: { fake: { tenant: 1 } } }))
    expect(Object.keys(token.extensions ?? {})).toEqual(['rfc6749'])
    expect(extensionOf(token, 'rfc6749')).toEqual({ extensions: { fake: { tenant: 1 } } })
    expect(notes).toEqual([])
    expect(Rfc6749Token.read({ ...response, extensions: 1 })._tag).toBe('Right')
  })
})

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  scope?: string
  id_token?: string
}
const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    scope: field('scope', {
      read: () => {
        throw new Error('none of mine')
      },
      write: (standard) => standard,
    }),
    idToken: 'id_token',
  },
})

describe('strict reading', () => {
  test('refuses assumed, repaired and moved members, each by its wire name', () =>
    expect(
      issuesOf(
        leftOf(AcmeToken.read({ access_token: 'fake-access-token', expires_in: '5', id_token: 1 }, { strict: true })),
      ),
    ).toEqual([
      { path: ['id_token'], actual: 'number', code: 'not-string' },
      { path: ['token_type'], actual: 'undefined', code: 'assumed-bearer' },
      { path: ['expires_in'], actual: 'string', code: 'numeric-string' },
    ]))

  test('accepts members that are read as absent', () =>
    expect(triplesOf(rightOf(AcmeToken.read({ ...response, id_token: null }, { strict: true })).notes)).toEqual([
      ['ignored', 'null-member', 'idToken'],
    ]))
})

describe("a codec's own function", () => {
  test('does not concern a member that was not sent', () => {
    const { token, notes } = rightOf(AcmeToken.read(response))
    expect(token).not.toHaveProperty('expiresIn')
    expect(notes).toEqual([])
  })

  test.each(['id_token', 'expires_in'])('does not concern null: %s', (name) => {
    const { token, notes } = rightOf(AcmeToken.read({ ...response, [name]: null }))
    expect(Object.keys(token)).toEqual(['accessToken', 'tokenType'])
    expect(notes.map(({ code }) => code)).toEqual(['null-member'])
  })

  test('that throws leaves the value as it was sent', () => {
    expect(rightOf(AcmeToken.read({ ...response, scope: 'a b' })).token.scope).toEqual(['a', 'b'])
    expect(triplesOf(rightOf(AcmeToken.read({ ...response, scope: 1 })).notes)).toEqual([
      ['moved', 'not-string', 'scope'],
    ])
  })
})

describe('an input that is not an object has a name for its type', () => {
  test.each<readonly [unknown, string]>([
    [null, 'null'],
    [undefined, 'undefined'],
    [1, 'number'],
    ['fake', 'string'],
    [false, 'boolean'],
    [1n, 'bigint'],
    [Symbol('fake'), 'symbol'],
    [[], 'array'],
    [() => 1, 'function'],
  ])('%o is %s', (input, actual) =>
    expect(leftOf(Rfc6749Token.read(input))).toStrictEqual({
      _tag: 'Malformed',
      code: 'not-object',
      message: expect.any(String),
      source: 'rfc6749',
      issues: [{ path: [], expected: expect.any(String), actual, code: 'not-object' }],
    }),
  )

  test('an object that cannot be read is an object', () => {
    const input = Object.defineProperty({}, 'fake', {
      enumerable: true,
      get: () => {
        throw new Error('fake')
      },
    })
    expect(issuesOf(leftOf(Rfc6749Token.read(input)))).toEqual([{ path: [], actual: 'object', code: 'unreadable' }])
  })
})

test('an error has an issue for each mistake, and the code of the first', () => {
  const error = leftOf(Rfc6749Token.read({ access_token: 1, token_type: 2 }, { receivedAt: -1 }))
  expect(error).toMatchObject({ _tag: 'Malformed', code: 'not-string', source: 'rfc6749' })
  expect(issuesOf(error)).toEqual([
    { path: ['access_token'], actual: 'number', code: 'not-string' },
    { path: ['token_type'], actual: 'number', code: 'not-string' },
    { path: ['receivedAt'], actual: 'number', code: 'negative' },
  ])
})

test('a path of several names is one name with dots', () =>
  expect(
    formatError({
      _tag: 'Malformed',
      code: 'fake-code',
      message: 'fake',
      source: 'acme',
      issues: [{ path: ['user', 'token'], expected: 'a fake', actual: 'string', code: 'fake-code' }],
    }),
  ).toMatch(/user\.token.*fake-code/))

describe('depth', () => {
  test.each([
    ['an unknown member', Rfc6749Token, { ...response, deep: nested(600) }, 'extensions'],
    ['authorization details', Rfc6749Token, { ...response, authorization_details: [{ d: nested(10_000) }] }, ''],
    ['a scope', Rfc6749Token, { ...response, scope: nested(10_000) }, ''],
    ['an extension', CanonicalToken, { ...minimal, extensions: { fake: { deep: nested(10_000) } } }, 'extensions'],
    ['an unknown member of canonical JSON', CanonicalToken, { ...minimal, deep: nested(501) }, 'extensions'],
  ] as const)('beyond five hundred levels is left out with a note: %s', (_, codec, input, member) => {
    const { token, notes } = rightOf(codec.read(input))
    expect(eqToken(token, tokenWith())).toBe(true)
    expect(notes.map(({ action, code }) => [action, code])).toEqual([['ignored', 'too-deep']])
    if (member !== '') expect(notes[0]?.member).toBe(member)
  })

  test('beyond the limit costs only that member', () => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, one: 1, deep: nested(501), other: [2] }))
    expect(extensionOf(token, 'rfc6749')).toEqual({ one: 1, other: [2] })
    expect(triplesOf(notes)).toEqual([['ignored', 'too-deep', 'extensions']])
  })

  test('of each token that is read can be stored again', () => {
    for (const depth of [100, 300, 400, 499, 500, 600, 1000]) {
      const token = rightOf(Rfc6749Token.decode({ ...response, deep: nested(depth) }))
      expect(token.extensions !== undefined).toBe(depth <= 500)
      expect(CanonicalToken.decode(JSON.parse(JSON.stringify(CanonicalToken.encode(token))))._tag).toBe('Right')
    }
  })

  test('without end is left out with a note', () => {
    const circular: { self?: object } = {}
    circular.self = circular
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, circular }))
    expect(token).not.toHaveProperty('extensions')
    expect(notes).toHaveLength(1)
  })
})

describe('size', () => {
  test('the bytes of a body are not a response', () => {
    for (const codec of [Rfc6749Token, CanonicalToken]) {
      const bytes = new Uint8Array(20_000_000)
      expect(leftOf(codec.read(bytes))).toMatchObject({ _tag: 'Malformed', code: 'unreadable' })
      expect([codec.is(bytes), codec.wire.is(bytes), codec.wire.decode(bytes)._tag]).toEqual([false, false, 'Left'])
    }
  })

  test('a scope of more than a million names is moved', () => {
    const scope = Array.from({ length: 1_000_001 }, (_, index) => index.toString(36)).join(' ')
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, scope }))
    expect(token).not.toHaveProperty('scope')
    expect(triplesOf(notes)).toEqual([['moved', 'too-large', 'scope']])
  })

  test('the extensions of a token count together', () => {
    const half = new Array(600_000).fill(0)
    const { token, notes } = rightOf(CanonicalToken.read({ ...minimal, own: half, extensions: { fake: { half } } }))
    expect(Object.keys(token.extensions ?? {})).toEqual(['canonical'])
    expect(triplesOf(notes)).toEqual([['ignored', 'too-large', 'extensions']])
  })

  test('a few objects that name each other many times over are left out, not copied without end', () => {
    let shared: object = {}
    for (let level = 0; level < 40; level++) shared = { first: shared, second: shared }
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, shared }))
    expect(token).not.toHaveProperty('extensions')
    expect(triplesOf(notes)).toEqual([['ignored', 'too-large', 'extensions']])
  })

  test('one large array that many members name is not copied for each', () => {
    const shared = new Array(100_000).fill(0)
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`member${index}`, shared]))
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, ...many }))
    expect(Object.keys(Object(extensionOf(token, 'rfc6749')))).toHaveLength(9)
    expect(triplesOf(notes)).toEqual([['ignored', 'too-large', 'extensions']])
    expect(CanonicalToken.write(token)._tag).toBe('Right')
  })

  test('a scope of a hundred thousand names is read', () => {
    const scope = Array.from({ length: 100_000 }, (_, index) => `fake:${index}`)
    expect(rightOf(Rfc6749Token.decode({ ...response, scope: scope.join(' ') })).scope).toEqual(scope)
  })
})

const kept = (member: unknown): Json | undefined => {
  const { token, notes } = rightOf(Rfc6749Token.read({ ...response, member }))
  expect(notes).toEqual([])
  return extensionOf(token, 'rfc6749')
}

const nestedObjects = (depth: number): Json => JSON.parse(`${'{"a":'.repeat(depth)}null${'}'.repeat(depth)}`)
const zeros = (length: number): readonly number[] => new Array(length).fill(0)

describe('an unknown member is kept', () => {
  test('an object without a prototype', () =>
    expect(kept(Object.assign(Object.create(null), { a: 1 }))).toEqual({ member: { a: 1 } }))

  test('an object without its undefined members', () =>
    expect(kept({ a: 1, b: undefined })).toStrictEqual({ member: { a: 1 } }))

  test('a member called __proto__, like any other', () => {
    const copy = kept(JSON.parse('{"__proto__":{"a":1}}')) as { readonly member: object }
    expect(Object.getPrototypeOf(copy.member)).toBe(Object.prototype)
    expect(Object.getOwnPropertyDescriptor(copy.member, '__proto__')).toEqual({
      value: { a: 1 },
      configurable: true,
      enumerable: true,
      writable: true,
    })
  })

  test.each([
    ['arrays', nested],
    ['objects', nestedObjects],
  ])('five hundred %s inside each other', (_, nest) => expect(kept(nest(500))).toEqual({ member: nest(500) }))

  test.each<readonly [string, object]>([
    ['the last of an array', { a: 0, many: zeros(999_997) }],
    ['the last of an object', { many: zeros(999_997), a: 0 }],
  ])('a million values, the last one %s', (_, many) => expect(kept(many)).toBeDefined())

  test('a million values, the last one a member of the response: a token, equal to itself', () => {
    const most = { ...response, many: zeros(999_998), last: 0 }
    const [one, other] = [rightOf(Rfc6749Token.decode(most)), rightOf(Rfc6749Token.decode(most))]
    expect([Rfc6749Token.is(one), eqToken(one, other)]).toEqual([true, true])
  })
})

describe('an unknown member is left out with a note', () => {
  const throwing = {
    get planted(): never {
      throw new Error('fake-planted')
    },
  }
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()

  test.each<readonly [string, unknown]>([
    ['a function without a prototype', Object.setPrototypeOf(() => 1, null)],
    ['an object that throws when it is read', throwing],
    ['a proxy that is revoked', revoked.proxy],
    ['an infinite number', Number.POSITIVE_INFINITY],
    ['undefined in an array', [undefined]],
  ])('%s', (_, member) => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, member }))
    expect(token).not.toHaveProperty('extensions')
    expect(triplesOf(notes)).toEqual([['ignored', 'not-json', 'extensions']])
  })
})

describe('an unknown member is left out with a note for its size', () => {
  test.each<readonly [string, unknown, string]>([
    ['one array more than five hundred', nested(501), 'too-deep'],
    ['one object more than five hundred', nestedObjects(501), 'too-deep'],
    ['one value more than a million, in an array', { a: 0, many: zeros(999_998) }, 'too-large'],
    ['one value more than a million, in an object', { many: zeros(999_998), a: 0 }, 'too-large'],
  ])('%s', (_, member, code) => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, member }))
    expect(token).not.toHaveProperty('extensions')
    expect(triplesOf(notes)).toEqual([['ignored', code, 'extensions']])
    expect(Rfc6749Token.read({ ...response, member }, { strict: true })._tag).toBe('Right')
  })

  test('one value more than a million, a member of the response', () => {
    const { token, notes } = rightOf(Rfc6749Token.read({ ...response, many: zeros(999_999), last: 0 }))
    expect(Object.keys(Object(extensionOf(token, 'rfc6749')))).toEqual(['many'])
    expect(triplesOf(notes)).toEqual([['ignored', 'too-large', 'extensions']])
  })
})

test('a proxy that is revoked is an object that cannot be read', () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  expect(leftOf(CanonicalToken.read(proxy))).toEqual({
    _tag: 'Malformed',
    code: 'unreadable',
    message: expect.any(String),
    source: 'canonical',
    issues: [{ path: [], expected: expect.any(String), actual: 'object', code: 'unreadable' }],
  })
})
