// Issues of each kind of member that cannot be read.
import { describe, expect, test } from 'vitest'
import { CanonicalToken, Rfc6749Token, defineCodec, field, formatError, eqToken } from '../src/index.js'
import { issuesOf, leftOf, response, rightOf, extensionOf, nested, triplesOf } from './support.js'
import type { Json } from '../src/index.js'

type Row = readonly [name: string, value: unknown, code: string, actual: string]

describe('a response is refused with one issue', () => {
  test.each<Row>([
    ['access_token', undefined, 'missing', 'undefined'],
    ['access_token', null, 'missing', 'null'],
    ['access_token', 1, 'not-string', 'number'],
    ['access_token', '', 'empty', 'string'],
    ['access_token', 'fake\n', 'bad-character', 'string'],
    ['access_token', '<redacted>', 'redacted', 'string'],
    ['refresh_token', ['fake'], 'not-string', 'array'],
    ['refresh_token', 'fåke', 'bad-character', 'string'],
    ['id_token', '***', 'redacted', 'string'],
    ['token_type', {}, 'not-string', 'object'],
    ['token_type', '', 'empty', 'string'],
    ['token_type', 'Be\tarer', 'bad-character', 'string'],
    ['expires_in', '1h', 'not-digits', 'string'],
    ['expires_in', '', 'not-digits', 'string'],
    ['expires_in', true, 'not-number', 'boolean'],
    ['expires_in', Number.NaN, 'not-finite', 'number'],
    ['expires_in', -1, 'negative', 'number'],
    ['expires_in', 8_640_000_000_001, 'too-large', 'number'],
    ['expires_in', '8640000000001', 'too-large', 'string'],
    ['scope', 1, 'not-string', 'number'],
    ['scope', ['a', 1], 'not-string', 'array'],
    ['scope', 'a\0', 'bad-character', 'string'],
    ['issued_token_type', 1n, 'not-string', 'bigint'],
    ['issued_token_type', 'urn:f\u00e5ke', 'bad-character', 'string'],
    ['authorization_details', 'fake', 'not-array', 'string'],
    ['authorization_details', {}, 'not-array', 'object'],
    ['authorization_details', [{}, 1], 'not-objects', 'array'],
    ['authorization_details', [{ fake: () => 1 }], 'not-json', 'array'],
    ['authorization_details', () => 1, 'not-json', 'function'],
  ])('%s of %o: %s', (name, value, code, actual) =>
    expect(issuesOf(leftOf(Rfc6749Token.read({ ...response, [name]: value })))).toStrictEqual([
      { path: [name], actual, code },
    ]),
  )
})

test.each([8_640_000_000_000, '8640000000000', '0008640000000000'])('the longest lifetime is read: %j', (expires_in) =>
  expect(rightOf(Rfc6749Token.read({ ...response, expires_in })).token.expiresIn).toBe(8_640_000_000_000),
)

describe('canonical JSON is refused with one issue', () => {
  const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }

  test.each<Row>([
    ['v', undefined, 'missing', 'undefined'],
    ['v', '1', 'bad-version', 'string'],
    ['tokenType', undefined, 'missing', 'undefined'],
    ['issuedAt', -1, 'negative', 'number'],
    ['scope', 'a b', 'not-strings', 'string'],
    ['scope', ['a', 1], 'not-strings', 'array'],
    ['scope', ['a', 'b c'], 'bad-character', 'array'],
    ['refreshTokenScope', ['a', ''], 'bad-character', 'array'],
    ['refreshTokenScope', ['a', 'b\x7f'], 'bad-character', 'array'],
    ['extensions', [], 'not-object', 'array'],
    ['extensions', { fake: null }, 'not-object', 'null'],
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
  ])('of %o: %s', (receivedAt, code, actual) =>
    expect(issuesOf(leftOf(Rfc6749Token.read(response, { receivedAt: receivedAt as number })))).toStrictEqual([
      { path: ['receivedAt'], actual, code },
    ]),
  )
})

const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }

test.each<readonly [unknown, string, string]>([
  ['fake', 'string', 'not-object'],
  [null, 'null', 'not-object'],
  [[response], 'array', 'not-object'],
  [new Uint8Array(2), 'object', 'unreadable'],
])('an input that is no response is refused as a whole: %j', (input, actual, code) =>
  expect(issuesOf(leftOf(Rfc6749Token.read(input)))).toEqual([{ path: [], actual, code }]),
)

test('unknown members that nest too deep are refused', () =>
  expect(issuesOf(leftOf(Rfc6749Token.read({ ...response, tenant: nested(501) })))).toEqual([
    { path: ['extensions'], actual: 'array', code: 'too-deep' },
  ]))

test('the time of receipt is refused by the name of its option', () =>
  expect(issuesOf(leftOf(Rfc6749Token.read(response, { receivedAt: -1 })))).toEqual([
    { path: ['receivedAt'], actual: 'number', code: 'negative' },
  ]))

test('the time of receipt is not in milliseconds', () => {
  const issue = {
    path: ['receivedAt'],
    actual: 'number',
    code: 'too-large',
  }
  expect(issuesOf(leftOf(Rfc6749Token.read(response, { receivedAt: 1_700_000_000_000 })))).toEqual([issue])
  expect(rightOf(Rfc6749Token.read(response, { receivedAt: 99_999_999_999 })).token.issuedAt).toBe(99_999_999_999)
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
  test.each<readonly [unknown, string]>([
    [1, 'number'],
    [[], 'array'],
    [{ fake: 'fake' }, 'string'],
    [{ fake: null }, 'null'],
    [{ fake: [] }, 'array'],
  ])('are objects in an object, not %j', (extensions, actual) =>
    expect(issuesOf(leftOf(CanonicalToken.read({ ...minimal, extensions })))).toEqual([
      {
        path: ['extensions'],
        actual,
        code: 'not-object',
      },
    ]),
  )

  test('are none where they hold no members', () =>
    expect(rightOf(CanonicalToken.read({ ...minimal, extensions: { fake: {} } })).token).not.toHaveProperty(
      'extensions',
    ))

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
  repairs: [
    {
      reason: 'no-text',
      explanation: 'what is no text was kept as data',
      member: 'idToken',
      moves: (value) => typeof value !== 'string',
    },
    {
      reason: 'not-positive',
      explanation: 'what is not positive is ten seconds',
      member: 'expiresIn',
      applies: (seconds) => !(seconds > 0),
      repair: () => 10,
    },
  ],
})

describe('strict reading', () => {
  test('refuses what was assumed, repaired and moved, each by its wire name', () =>
    expect(
      issuesOf(
        leftOf(AcmeToken.read({ access_token: 'fake-access-token', expires_in: 0, id_token: 1 }, { strict: true })),
      ),
    ).toEqual([
      { path: ['token_type'], actual: 'undefined', code: 'assumed-bearer' },
      { path: ['id_token'], actual: 'number', code: 'no-text' },
      { path: ['expires_in'], actual: 'number', code: 'not-positive' },
    ]))

  test('takes what was read as absent', () =>
    expect(triplesOf(rightOf(AcmeToken.read({ ...response, id_token: null }, { strict: true })).notes)).toEqual([
      ['ignored', 'null-member', 'idToken'],
    ]))
})

describe("a codec's own rule", () => {
  test('does not concern a member that was not sent', () => {
    const { token, notes } = rightOf(AcmeToken.read(response))
    expect(token).not.toHaveProperty('expiresIn')
    expect(notes).toEqual([])
  })

  test.each(['id_token', 'expires_in'])('does not concern null: %s', (name) => {
    const { token, notes } = rightOf(AcmeToken.read({ ...response, [name]: null }))
    expect(Object.keys(token)).toEqual(['accessToken', 'tokenType'])
    expect(notes.map(({ code: reason }) => reason)).toEqual(['null-member'])
  })

  test('that throws hands on what was sent', () => {
    expect(rightOf(AcmeToken.read({ ...response, scope: 'a b' })).token.scope).toEqual(['a', 'b'])
    expect(issuesOf(leftOf(AcmeToken.read({ ...response, scope: 1 })))).toMatchObject([
      { path: ['scope'], actual: 'number' },
    ])
  })
})

describe('what is no object has a name for its type', () => {
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
      vendor: 'rfc6749',
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

test('an error has an issue for all that is wrong, and the code of the first', () => {
  const error = leftOf(Rfc6749Token.read({ ...response, expires_in: '1h', scope: 1 }))
  expect(error).toMatchObject({ _tag: 'Malformed', code: 'not-digits', vendor: 'rfc6749' })
  expect(issuesOf(error)).toEqual([
    { path: ['expires_in'], actual: 'string', code: 'not-digits' },
    { path: ['scope'], actual: 'number', code: 'not-string' },
  ])
})

const codesOf = (input: object): unknown => {
  const error = leftOf(CanonicalToken.read(input))
  return error._tag === 'Malformed' && error.issues.map(({ path, code }) => [path[0], code])
}
const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }

test('what is wrong in the same way at the same place is told once', () =>
  expect(codesOf({ ...minimal, extensions: { fake: 1, other: null } })).toEqual([['extensions', 'not-object']]))

test('what is wrong in the same way at another place is told too', () =>
  expect(codesOf({ ...minimal, scope: 'a', refreshTokenScope: 'b' })).toEqual([
    ['scope', 'not-strings'],
    ['refreshTokenScope', 'not-strings'],
  ]))

test('what is wrong in another way at the same place is told too', () =>
  expect(codesOf({ ...minimal, accessToken: 1, tokenType: '', fake: nested(600), extensions: 1 })).toEqual([
    ['accessToken', 'not-string'],
    ['tokenType', 'empty'],
    ['extensions', 'too-deep'],
    ['extensions', 'not-object'],
  ]))

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
    ['an unknown member', Rfc6749Token, { ...response, deep: nested(10_000) }],
    ['authorization details', Rfc6749Token, { ...response, authorization_details: [{ deep: nested(10_000) }] }],
    ['a scope', Rfc6749Token, { ...response, scope: nested(10_000) }],
    [
      'an extension',
      CanonicalToken,
      { v: 1, accessToken: 'fake-a', tokenType: 'Bearer', extensions: { fake: { deep: nested(10_000) } } },
    ],
  ] as const)('of ten thousand levels is Malformed: %s', (_, codec, input) =>
    expect(leftOf(codec.read(input))._tag).toBe('Malformed'),
  )

  test('of a hundred levels is kept', () => {
    const deep = nested(100)
    expect(extensionOf(rightOf(Rfc6749Token.decode({ ...response, deep })), 'rfc6749')).toEqual({ deep })
  })

  test('of what is read can be stored again', () => {
    const kept = [300, 400, 499, 500, 600, 1000].flatMap((depth) => {
      const result = Rfc6749Token.decode({ ...response, deep: nested(depth) })
      return result._tag === 'Right' ? [result.right] : []
    })
    for (const token of kept)
      expect(CanonicalToken.decode(JSON.parse(JSON.stringify(CanonicalToken.encode(token))))._tag).toBe('Right')
  })

  test('without end is refused or left out, and never hangs', () => {
    const circular: { self?: object } = {}
    circular.self = circular
    expect(leftOf(Rfc6749Token.read({ ...response, circular }))._tag).toBe('Malformed')
  })
})

describe('size', () => {
  test('the bytes of a body that nobody has parsed are no response', () => {
    for (const codec of [Rfc6749Token, CanonicalToken]) {
      const bytes = new Uint8Array(20_000_000)
      expect(leftOf(codec.read(bytes))).toMatchObject({ _tag: 'Malformed', code: 'unreadable' })
      expect([codec.is(bytes), codec.wire.is(bytes), codec.wire.decode(bytes)._tag]).toEqual([false, false, 'Left'])
    }
  })

  test('more than a million scope names are refused, since no token holds them', () => {
    const scope = Array.from({ length: 1_000_001 }, (_, index) => index.toString(36)).join(' ')
    expect(leftOf(Rfc6749Token.read({ ...response, scope }))).toMatchObject({ _tag: 'Malformed', code: 'too-large' })
  })

  test('the extensions of a token count together', () => {
    const half = new Array(600_000).fill(0)
    const stored = { v: 1, accessToken: 'fake-a', tokenType: 'Bearer', own: half, extensions: { fake: { half } } }
    expect(leftOf(CanonicalToken.read(stored))).toMatchObject({ code: 'too-large' })
  })

  test('a few objects that name each other many times over are refused, not copied without end', () => {
    let shared: object = {}
    for (let level = 0; level < 40; level++) shared = { first: shared, second: shared }
    expect(leftOf(Rfc6749Token.read({ ...response, shared }))._tag).toBe('Malformed')
  })

  test('one large array that many members name is refused, not copied for each', () => {
    const shared = new Array(100_000).fill(0)
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`member${index}`, shared]))
    const error = leftOf(Rfc6749Token.read({ ...response, ...many }))
    expect(error).toMatchObject({ _tag: 'Malformed', code: 'too-large' })
    // However many members are too many, it is one issue.
    expect(error._tag === 'Malformed' && error.issues).toHaveLength(1)
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

describe('is kept', () => {
  test('an object without a prototype', () =>
    expect(kept(Object.assign(Object.create(null), { a: 1 }))).toEqual({ member: { a: 1 } }))

  test('an object without what is undefined in it', () =>
    expect(kept({ a: 1, b: undefined })).toStrictEqual({ member: { a: 1 } }))

  test('a member called __proto__, which is as any other', () => {
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
  ])('what nests five hundred %s', (_, nest) => expect(kept(nest(500))).toEqual({ member: nest(500) }))

  test.each<readonly [string, object]>([
    ['the last of an array', { a: 0, many: zeros(999_997) }],
    ['the last of an object', { many: zeros(999_997), a: 0 }],
  ])('a million values, the last one %s', (_, many) => expect(kept(many)).toBeDefined())

  test('a million values, the last one a member of its own: a token, equal to itself', () => {
    const most = { ...response, many: zeros(999_998), last: 0 }
    const [one, other] = [rightOf(Rfc6749Token.decode(most)), rightOf(Rfc6749Token.decode(most))]
    expect([Rfc6749Token.is(one), eqToken(one, other)]).toEqual([true, true])
  })
})

describe('is left out with a note', () => {
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

describe('is Malformed', () => {
  const refused = (code: string, actual: string) => {
    return {
      _tag: 'Malformed',
      code,
      message: expect.any(String),
      vendor: 'rfc6749',
      issues: [{ path: ['extensions'], expected: expect.any(String), actual, code }],
    }
  }

  test.each<readonly [string, unknown, ReturnType<typeof refused>]>([
    ['one array more than five hundred', nested(501), refused('too-deep', 'array')],
    ['one object more than five hundred', nestedObjects(501), refused('too-deep', 'object')],
    ['one value more than a million, in an array', { a: 0, many: zeros(999_998) }, refused('too-large', 'object')],
    ['one value more than a million, in an object', { many: zeros(999_998), a: 0 }, refused('too-large', 'object')],
  ])('%s', (_, member, error) => expect(leftOf(Rfc6749Token.read({ ...response, member }))).toEqual(error))

  test('one value more than a million, a member of its own', () =>
    expect(leftOf(Rfc6749Token.read({ ...response, many: zeros(999_999), last: 0 }))).toMatchObject({
      issues: [{ path: ['extensions'], actual: 'number', code: 'too-large' }],
    }))
})

test('a proxy that is revoked is an object that cannot be read', () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  expect(leftOf(CanonicalToken.read(proxy))).toEqual({
    _tag: 'Malformed',
    code: 'unreadable',
    message: expect.any(String),
    vendor: 'canonical',
    issues: [{ path: [], expected: expect.any(String), actual: 'object', code: 'unreadable' }],
  })
})
