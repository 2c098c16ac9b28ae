import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, ErrorShape, JsonObject, Secret, Token, WriteOptions } from '../src/index.js'
import { CanonicalToken, defineCodec, Rfc6749Token, secret, TokenCodecError } from '../src/index.js'
import { extension, fullToken, leftOf, response, rightOf, tokenWith, triplesOf } from './support.js'

interface DatedTokenResponse {
  access_token?: string
  token_type?: string
  created_at?: number
  expires_in?: number
}
const DatedToken = defineCodec<DatedTokenResponse>()({
  id: 'dated',
  fields: { accessToken: 'access_token', tokenType: 'token_type', issuedAt: 'created_at', expiresIn: 'expires_in' },
})

const written = (codec: AnyTokenCodec, token: Token, options?: WriteOptions) => {
  const { value, notes } = rightOf(codec.write(token, options))
  return { value: value as object, notes: triplesOf(notes) }
}
const issued = tokenWith({ expiresIn: 3600, issuedAt: 1700000000 })

describe('the shape', () => {
  test('members come in the order of the table, whatever the order of the token', () => {
    const backwards = Object.fromEntries(Object.entries(fullToken).reverse()) as unknown as Token
    expect(JSON.stringify(Rfc6749Token.encode(backwards))).toBe(JSON.stringify(Rfc6749Token.encode(fullToken)))
    expect(Object.keys(Rfc6749Token.encode(backwards))).toEqual(Object.values(Rfc6749Token.fields))
  })

  test('absent members are omitted', () => expect(Rfc6749Token.encode(tokenWith())).toStrictEqual(response))

  test('an empty scope is written as empty', () =>
    expect(Rfc6749Token.encode(tokenWith({ scope: [] }))).toHaveProperty('scope', ''))

  test('scope names are joined by one space', () =>
    expect(Rfc6749Token.encode(tokenWith({ scope: ['a', 'b:c'] }))).toHaveProperty('scope', 'a b:c'))

  test('a lifetime of 0 is written, and -0 as 0', () => {
    expect(Rfc6749Token.encode(tokenWith({ expiresIn: 0 }))).toHaveProperty('expires_in', 0)
    expect(Rfc6749Token.encode(tokenWith({ expiresIn: -0 }))).toHaveProperty('expires_in', 0)
  })

  test('no issue time and no lifetime are invented', () =>
    expect(DatedToken.encode(tokenWith())).toStrictEqual(response))
})

describe('losses', () => {
  test('one note names each lost member, and no other', () =>
    expect(written(Rfc6749Token, fullToken).notes).toEqual([
      ['dropped', 'not-carried', 'issuedAt'],
      ['dropped', 'not-carried', 'refreshTokenExpiresIn'],
      ['dropped', 'not-carried', 'refreshTokenScope'],
      ['dropped', 'foreign-extension', 'extensions'],
    ]))

  test('a note says which codec, which way, and nothing of the value', () => {
    const [note] = rightOf(
      Rfc6749Token.write(tokenWith({ extensions: extension('fake', { planted: 'fake-planted' }) })),
    ).notes
    expect(note).toMatchObject({ source: 'rfc6749', direction: 'write', member: 'extensions' })
    expect(JSON.stringify(note)).not.toContain('planted')
  })

  test('an unknown member called like an error is never written, and reported', () =>
    expect(written(Rfc6749Token, tokenWith({ extensions: extension('rfc6749', { error: 'fake' }) }))).toEqual({
      value: response,
      notes: [['dropped', 'reserved-name', 'extensions']],
    }))

  describe('where a loss is to fail', () => {
    test('a dropped member is Lossy', () => {
      const error = leftOf(Rfc6749Token.write(tokenWith({ refreshTokenScope: ['a'], issuedAt: 1 }), { onLoss: 'fail' }))
      expect(error).toMatchObject({ _tag: 'Lossy', source: 'rfc6749' })
      expect(error._tag === 'Lossy' && triplesOf(error.notes)).toContainEqual([
        'dropped',
        'not-carried',
        'refreshTokenScope',
      ])
    })

    test('the issue time is Lossy where a written lifetime counts from it', () => {
      const error = leftOf(Rfc6749Token.write(issued, { onLoss: 'fail' }))
      expect(error._tag === 'Lossy' && triplesOf(error.notes)).toEqual([['dropped', 'not-carried', 'issuedAt']])
    })

    test.each<readonly [string, Partial<Token>, WriteOptions]>([
      ['without a lifetime', { issuedAt: 1700000000 }, {}],
      ['without a written lifetime', { issuedAt: 1700000000, scope: ['a'] }, {}],
      ['with the current time', { issuedAt: 1700000000, expiresIn: 3600 }, { now: 1700000100 }],
      ['with the current time before it', { issuedAt: 1700000000, expiresIn: 3600 }, { now: 1600000000 }],
    ])('the issue time is not Lossy %s, though noted', (_, members, options) =>
      expect(written(Rfc6749Token, tokenWith(members), { onLoss: 'fail', ...options }).notes).toContainEqual([
        'dropped',
        'not-carried',
        'issuedAt',
      ]),
    )

    test('the issue time is not lost to a codec that carries it', () =>
      expect(written(DatedToken, issued, { onLoss: 'fail' }).notes).toEqual([]))

    test('a re-based lifetime is not a loss', () =>
      expect(written(DatedToken, issued, { onLoss: 'fail', now: 1700000001 }).value).toHaveProperty('expires_in', 3599))
  })
})

describe('re-basing', () => {
  const rebased = (now: number) => written(DatedToken, issued, { now })

  test('writes exactly what is left, and the creation time as now', () => {
    const { value, notes } = rebased(1700000100)
    expect(value).toEqual({ ...response, created_at: 1700000100, expires_in: 3500 })
    expect([...notes].sort()).toEqual([
      ['rebased', 'time-passed', 'expiresIn'],
      ['rebased', 'time-passed', 'issuedAt'],
    ])
  })

  test.each([1700003600, 1700003601, 1800000000])('never goes below 0, at %d', (now) =>
    expect(rebased(now).value).toEqual({ ...response, created_at: now, expires_in: 0 }),
  )

  test.each([0, 1699999999, 1700000000])('changes nothing before the issue time, at %d', (now) =>
    expect(rebased(now)).toEqual({ value: { ...response, created_at: 1700000000, expires_in: 3600 }, notes: [] }),
  )

  test('writes what is left where the vendor has no creation time', () =>
    expect(written(Rfc6749Token, issued, { now: 1700000100 })).toEqual({
      value: { ...response, expires_in: 3500 },
      notes: [
        ['rebased', 'time-passed', 'expiresIn'],
        ['dropped', 'not-carried', 'issuedAt'],
      ],
    }))

  test('re-bases the refresh token too', () => {
    const { value } = written(CanonicalToken, { ...issued, refreshTokenExpiresIn: 86400 }, { now: 1700000100 })
    expect(value).toMatchObject({ issuedAt: 1700000100, expiresIn: 3500, refreshTokenExpiresIn: 86300 })
  })

  test('keeps the refresh token from living longer where only the access token is over', () => {
    const token = { ...issued, refreshTokenExpiresIn: 86400 }
    expect(written(CanonicalToken, token, { now: 1700010000 }).value).toMatchObject({
      expiresIn: 0,
      refreshTokenExpiresIn: 76400,
    })
  })

  test('is an UnknownIssueTime without an issue time', () =>
    expect(leftOf(Rfc6749Token.write(tokenWith({ expiresIn: 3600 }), { now: 1700000000 }))._tag).toBe(
      'UnknownIssueTime',
    ))

  test('needs an issue time only where there is a lifetime', () =>
    expect(written(Rfc6749Token, tokenWith(), { now: 1700000000 })).toEqual({ value: response, notes: [] }))

  test('encode never re-bases', () => expect(DatedToken.encode(issued)).toHaveProperty('expires_in', 3600))

  const epoch = fc.nat({ max: 4_000_000_000 })
  test('never moves an expiry to a later time', () =>
    fc.assert(
      fc.property(epoch, fc.nat({ max: 100_000_000 }), epoch, (issuedAt, expiresIn, now) => {
        const value = rightOf(CanonicalToken.write(tokenWith({ issuedAt, expiresIn }), { now })).value
        const start = Math.max(issuedAt, now)
        return value.issuedAt === start && value.expiresIn === Math.max(0, issuedAt + expiresIn - start)
      }),
    ))
})

describe('a value that is not a token', () => {
  const planted = 'fake-planted-token'
  const wrong: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['a response', { access_token: planted, token_type: 'Bearer' }],
    ['a token in the clear', { accessToken: planted, tokenType: 'Bearer' }],
    ['a token with a line break', { accessToken: secret(`${planted}\r\n`), tokenType: 'Bearer' }],
    ['a negative lifetime', { accessToken: secret(planted), tokenType: 'Bearer', expiresIn: -1 }],
    [
      'an extension in the clear',
      { accessToken: secret(planted), tokenType: 'Bearer', extensions: { a: { planted } } },
    ],
  ]

  test.each(wrong)('is Malformed to write, and makes encode throw, without a secret: %s', (_, value) => {
    for (const codec of [Rfc6749Token, CanonicalToken, DatedToken] as readonly AnyTokenCodec[]) {
      const error = leftOf(codec.write(value as Token))
      expect(error._tag).toBe('Malformed')
      expect(() => codec.encode(value as Token)).toThrow(TokenCodecError)
      try {
        codec.encode(value as Token)
      } catch (thrown) {
        expect(inspect([error, thrown], { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain(planted)
      }
    }
  })
})

test('a note names the member as the vendor does', () => {
  const { notes } = rightOf(DatedToken.write(tokenWith({ expiresIn: 3600, issuedAt: 1700000000 }), { now: 1700000001 }))
  expect(notes).toMatchObject([
    { code: 'time-passed', message: expect.stringContaining('expires_in') },
    { code: 'time-passed', message: expect.stringContaining('created_at') },
  ])
})

test('a lifetime that was over already stays as it is, without a note', () => {
  const { value, notes } = rightOf(
    DatedToken.write(tokenWith({ expiresIn: 0, issuedAt: 1700000000 }), { now: 1700000001 }),
  )
  expect(value).toEqual({ ...response, expires_in: 0, created_at: 1700000001 })
  expect(triplesOf(notes)).toEqual([['rebased', 'time-passed', 'issuedAt']])
})

test('a lifetime that the vendor has no member for needs no issue time', () => {
  const { value, notes } = rightOf(Rfc6749Token.write(tokenWith({ refreshTokenExpiresIn: 86400 }), { now: 1700000000 }))
  expect(value).toEqual(response)
  expect(triplesOf(notes)).toEqual([['dropped', 'not-carried', 'refreshTokenExpiresIn']])
})

test('a time between two seconds is the later one, so that nothing lives longer', () => {
  const { value } = rightOf(
    DatedToken.write(tokenWith({ expiresIn: 3600, issuedAt: 1700000000 }), { now: 1700000000.001 }),
  )
  expect(value).toEqual({ ...response, expires_in: 3599, created_at: 1700000001 })
})

const rfc6749 = (code: string, path: readonly string[], actual: string) => ({
  _tag: 'Malformed',
  code,
  message: expect.stringContaining(code),
  source: 'rfc6749',
  issues: [{ path, expected: expect.any(String), actual, code }],
})

const unread: object = {
  get accessToken(): never {
    throw new Error('fake-planted')
  },
}

describe('a value that is not a token is Malformed, with each issue', () => {
  const holding = (value: unknown) => tokenWith({ extensions: { fake: secret(value) as Secret<JsonObject> } })

  test.each<readonly [string, unknown, ReturnType<typeof rfc6749>]>([
    ['nothing', undefined, rfc6749('not-token', [], 'undefined')],
    ['text', 'fake-planted', rfc6749('not-token', [], 'string')],
    ['an array', [tokenWith()], rfc6749('not-token', [], 'array')],
    ['an object that cannot be read', unread, rfc6749('not-token', [], 'object')],
    ['no access token', { tokenType: 'Bearer' }, rfc6749('missing', ['accessToken'], 'undefined')],
    ['no token type', { accessToken: secret('fake-a') }, rfc6749('missing', ['tokenType'], 'undefined')],
    [
      'an access token that is there and undefined',
      { accessToken: undefined, tokenType: 'Bearer' },
      rfc6749('not-secret', ['accessToken'], 'undefined'),
    ],
    [
      'extensions that are there and undefined',
      { ...tokenWith(), extensions: undefined },
      rfc6749('not-object', ['extensions'], 'undefined'),
    ],
    [
      'extensions that are not a record',
      { ...tokenWith(), extensions: 5 },
      rfc6749('not-object', ['extensions'], 'number'),
    ],
    [
      'an extension in the clear',
      { ...tokenWith(), extensions: { fake: { planted: 1 } } },
      rfc6749('not-secret', ['extensions'], 'object'),
    ],
    ['an extension of text', holding('fake-planted'), rfc6749('not-object', ['extensions'], 'string')],
    ['an extension of an array', holding(['fake-planted']), rfc6749('not-object', ['extensions'], 'array')],
    ['an extension of bytes', holding(new Uint8Array(2)), rfc6749('not-json', ['extensions'], 'object')],
    ['an extension that JSON cannot hold', holding({ a: 10n }), rfc6749('not-json', ['extensions'], 'object')],
  ])('%s', (_, token, error) => expect(leftOf(Rfc6749Token.write(token as Token))).toEqual(error))

  test('missing members are listed beside the other issues', () => {
    const error = leftOf(Rfc6749Token.write({ tokenType: 'Bearer', expiresIn: -1 } as unknown as Token))
    expect(error).toMatchObject({
      code: 'negative',
      issues: [
        { path: ['expiresIn'], code: 'negative' },
        { path: ['accessToken'], code: 'missing' },
      ],
    })
  })

  test('each extension that is wrong is listed', () => {
    const extensions = { fake: 1, other: secret(2) }
    const error = leftOf(Rfc6749Token.write({ ...tokenWith(), extensions } as unknown as Token))
    expect(error).toMatchObject({ issues: [{ code: 'not-secret' }, { code: 'not-object' }] })
  })
})

describe('an option that is not a time is Malformed', () => {
  test.each<readonly [unknown, string, string]>([
    [Number.NaN, 'not-finite', 'number'],
    [-1, 'negative', 'number'],
    [Number.POSITIVE_INFINITY, 'not-finite', 'number'],
    ['1700000000', 'not-number', 'string'],
  ])('%s', (now, code, actual) =>
    expect(leftOf(Rfc6749Token.write(tokenWith(), { now: now as number }))).toEqual(rfc6749(code, ['now'], actual)),
  )

  test.each([100_000_000_001, 1_700_000_000_000, 8.64e12 + 1, 1e300])('%d, in milliseconds or more', (now) =>
    expect(leftOf(Rfc6749Token.write(tokenWith(), { now }))).toEqual(rfc6749('too-large', ['now'], 'number')),
  )

  test('the last instant is taken', () =>
    expect(Rfc6749Token.write(tokenWith(), { now: 100_000_000_000 })._tag).toBe('Right'))
})

test('a lifetime that cannot be re-based is UnknownIssueTime', () =>
  expect(leftOf(Rfc6749Token.write(tokenWith({ expiresIn: 3600 }), { now: 1700000000 }))).toEqual({
    _tag: 'UnknownIssueTime',
    code: 'unknown-issue-time',
    message: expect.any(String),
    source: 'rfc6749',
  }))

describe('a loss that is to fail', () => {
  const dropped = (source: string, code: string, member: string, name: string) => ({
    action: 'dropped',
    code,
    source,
    direction: 'write',
    member,
    message: expect.stringContaining(name),
  })

  test('has a note for each loss, and the code of the first', () => {
    const token = tokenWith({
      expiresIn: 3600,
      issuedAt: 1700000000,
      refreshTokenScope: ['a'],
      extensions: { fake: secret({ a: 1 }) },
    })
    expect(leftOf(Rfc6749Token.write(token, { now: 1700000100, onLoss: 'fail' }))).toEqual({
      _tag: 'Lossy',
      code: 'not-carried',
      source: 'rfc6749',
      message: expect.any(String),
      notes: [
        dropped('rfc6749', 'not-carried', 'refreshTokenScope', 'refreshTokenScope'),
        dropped('rfc6749', 'foreign-extension', 'extensions', 'extensions'),
      ],
    })
  })

  test('is always a token type that the documented one cannot hold, by its wire name', () => {
    const BearerToken = defineCodec<{ access_token?: string; token_type?: 'bearer' }>()({
      id: 'acme',
      fields: { accessToken: 'access_token', tokenType: 'token_type' },
      tokenType: { only: 'bearer' },
    })
    expect(leftOf(BearerToken.write(tokenWith({ tokenType: 'DPoP' })))).toEqual({
      _tag: 'Lossy',
      code: 'token-type',
      message: expect.stringContaining('token_type'),
      source: 'acme',
      notes: [dropped('acme', 'token-type', 'tokenType', 'token_type')],
    })
  })
})

const wrapped = (value: unknown): Secret => secret(value) as Secret

describe('a token is refused with one issue', () => {
  test.each<readonly [member: keyof Token, value: unknown, code: string, actual: string]>([
    ['accessToken', 'fake-a', 'not-secret', 'string'],
    ['accessToken', null, 'not-secret', 'null'],
    ['accessToken', wrapped(''), 'empty', 'string'],
    ['accessToken', wrapped(1), 'not-string', 'number'],
    ['accessToken', wrapped('<redacted>'), 'redacted', 'string'],
    ['refreshToken', 'fake-r', 'not-secret', 'string'],
    ['idToken', wrapped('fake\n'), 'bad-character', 'string'],
    ['tokenType', 1, 'not-string', 'number'],
    ['tokenType', '', 'empty', 'string'],
    ['tokenType', 'bearer', 'not-canonical', 'string'],
    ['expiresIn', '3600', 'not-number', 'string'],
    ['expiresIn', Number.POSITIVE_INFINITY, 'not-finite', 'number'],
    ['expiresIn', 1.5, 'not-whole', 'number'],
    ['issuedAt', -1, 'negative', 'number'],
    ['issuedAt', 100_000_000_001, 'too-large', 'number'],
    ['expiresIn', 100_000_000_001, 'too-large', 'number'],
    ['refreshTokenExpiresIn', 1e300, 'too-large', 'number'],
    ['scope', 'a b', 'not-strings', 'string'],
    ['scope', ['a', 1], 'not-strings', 'array'],
    ['scope', ['a', 'b c'], 'bad-character', 'array'],
    ['scope', ['a', 'a'], 'repeated-scope', 'array'],
    ['refreshTokenScope', undefined, 'not-strings', 'undefined'],
    ['issuedTokenType', '', 'empty', 'string'],
    ['issuedTokenType', 1, 'not-string', 'number'],
    ['authorizationDetails', [{}], 'not-secret', 'array'],
    ['authorizationDetails', wrapped({}), 'not-array', 'object'],
    ['authorizationDetails', wrapped([{}, null]), 'not-objects', 'array'],
    ['authorizationDetails', wrapped([{ fake: 1n }]), 'not-json', 'array'],
  ])('%s of %o: %s', (member, value, code, actual) => {
    const broken: Token = { ...tokenWith(), [member]: value }
    for (const codec of [Rfc6749Token, CanonicalToken]) {
      expect(leftOf(codec.write(broken))).toMatchObject({
        _tag: 'Malformed',
        code,
        issues: [{ path: [member], actual, code }],
      })
      expect(codec.is(broken)).toBe(false)
    }
  })
})

test('the first issue gives the error its code', () => {
  const broken = { ...tokenWith(), expiresIn: -1, scope: 'a' } as unknown as Token
  expect(leftOf(CanonicalToken.write(broken))).toMatchObject({
    code: 'negative',
    issues: [
      { path: ['expiresIn'], code: 'negative' },
      { path: ['scope'], code: 'not-strings' },
    ],
  })
})

test('missing members are listed before the issues of extensions', () => {
  const broken = { extensions: 1 } as unknown as Token
  expect(leftOf(Rfc6749Token.write(broken))).toMatchObject({
    code: 'missing',
    issues: [{ path: ['accessToken'] }, { path: ['tokenType'] }, { path: ['extensions'] }],
  })
})

test('a text is not a time to write at', () =>
  expect(leftOf(Rfc6749Token.write(tokenWith(), { now: '1700000000' as unknown as number }))).toMatchObject({
    code: 'not-number',
    issues: [{ path: ['now'], actual: 'string', code: 'not-number' }],
  }))

test.each(['Bearer', 'DPoP', 'MAC', 'N_A', 'fake'])('canonical JSON holds the token type %s', (tokenType) =>
  expect(rightOf(CanonicalToken.write(tokenWith({ tokenType })))).toStrictEqual({
    value: { v: 1, accessToken: 'fake-access-token', tokenType },
    notes: [],
  }),
)

test('the members of an extension count together with what is in them, to a million', () => {
  const all = new Array(999_999).fill(0)
  const holding = (members: JsonObject): Token => tokenWith({ extensions: { canonical: secret(members) } })
  expect(CanonicalToken.write(holding({ all }))._tag).toBe('Right')
  expect(leftOf(CanonicalToken.write(holding({ all, another: 0 })))).toMatchObject({
    _tag: 'Malformed',
    code: 'too-large',
    issues: [{ path: ['extensions'], actual: 'object' }],
  })
})

test('a token has at most 100 000 scope names', () => {
  const named = (length: number): Token => tokenWith({ scope: new Array(length).fill('fake') })
  expect(leftOf(CanonicalToken.write(named(1_000_001)))).toMatchObject({ code: 'not-strings' })
  expect(leftOf(CanonicalToken.write(named(100_001)))).toMatchObject({ code: 'too-large' })
  expect(leftOf(CanonicalToken.write(named(100_000)))).toMatchObject({ code: 'repeated-scope' })
})

test.each([16, 17, 40])('a name may not be repeated among %d scope names', (length) => {
  const scope = Array.from({ length }, (_, index) => `fake:${index}`)
  expect(CanonicalToken.write(tokenWith({ scope }))._tag).toBe('Right')
  expect(leftOf(CanonicalToken.write(tokenWith({ scope: [...scope.slice(1), 'fake:1'] })))).toMatchObject({
    code: 'repeated-scope',
  })
})

const withErrors = (...errors: readonly ErrorShape[]) =>
  defineCodec<{ access_token?: string; token_type?: string }>()({
    id: 'acme',
    fields: { accessToken: 'access_token', tokenType: 'token_type' },
    errors,
  })

const holding = (members: JsonObject): Token => tokenWith({ extensions: { acme: secret(members) } })

describe('beside an error shape', () => {
  const problems: ErrorShape = {
    marker: 'problem',
    read: ({ problem }) => (typeof problem === 'string' ? { error: problem } : undefined),
  }

  test('a marker that makes no error is given back', () => {
    const { value, notes } = rightOf(withErrors(problems).write(holding({ problem: null, tenant: 1 })))
    expect(value).toEqual({ ...response, problem: null, tenant: 1 })
    expect(notes).toEqual([])
  })

  test('a marker that makes one is left out with a note, and nothing else is', () => {
    const { value, notes } = rightOf(withErrors(problems).write(holding({ problem: 'fake', tenant: 1 })))
    expect(value).toEqual({ ...response, tenant: 1 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test('a shape whose marker is not there is not asked', () => {
    const anything: ErrorShape = { marker: 'failed', read: () => ({ error: 'fake' }) }
    const { value, notes } = rightOf(withErrors(anything).write(holding({ tenant: 1 })))
    expect(value).toEqual({ ...response, tenant: 1 })
    expect(notes).toEqual([])
  })

  test('of several shapes only those count that find something', () => {
    const never: ErrorShape = { marker: 'status', read: () => undefined }
    const { value, notes } = rightOf(withErrors(never, problems).write(holding({ status: 1, problem: 'fake' })))
    expect(value).toEqual({ ...response, status: 1 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })
})

describe('an extension without members counts as absent', () => {
  const token = tokenWith({ extensions: { fake: secret({}) } })

  test('to another codec, without a note', () =>
    expect(rightOf(Rfc6749Token.write(token, { onLoss: 'fail' }))).toEqual({ value: response, notes: [] }))

  test('in canonical JSON', () =>
    expect(CanonicalToken.encode(token)).toStrictEqual({
      v: 1,
      accessToken: 'fake-access-token',
      tokenType: 'Bearer',
    }))
})

describe('an unknown member called error', () => {
  test.each([null, '', 'fake'])('is never written: %j', (error) => {
    const { value, notes } = rightOf(withErrors().write(holding({ error, tenant: 1 })))
    expect(value).toEqual({ ...response, tenant: 1 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test.each([null, '', false, 0, {}, []])('is not kept from a response that has a token: %j', (error) =>
    expect(rightOf(Rfc6749Token.read({ ...response, error })).token).not.toHaveProperty('extensions'),
  )
})

test('members of the token that this version does not know have one note', () =>
  expect(rightOf(Rfc6749Token.write(Object.assign(tokenWith(), { later: 1, other: 2 }))).notes).toEqual([
    {
      action: 'dropped',
      code: 'unknown-member',
      source: 'rfc6749',
      direction: 'write',
      member: 'unknown',
      message: expect.any(String),
    },
  ]))
