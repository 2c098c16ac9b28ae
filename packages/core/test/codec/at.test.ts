// Rows for nested members.
import { describe, expect, test } from 'vitest'
import type { Json, Token } from '../../src/index.js'
import {
  at,
  CanonicalToken,
  convert,
  defineCodec,
  errorAt,
  mergeRefresh,
  Rfc6749Token,
  reveal,
} from '../../src/index.js'
import {
  deepFreeze,
  extension,
  extensionOf,
  issuesOf,
  leftOf,
  response,
  rightOf,
  tokenWith,
  triplesOf,
} from '../support/index.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  data?: { expires_in?: number; inner?: { refresh_token?: string; scope?: string }; team?: string }
}

/** Optional members in nested containers. */
const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: at('data', 'expires_in'),
    refreshToken: at('data', 'inner', 'refresh_token'),
    scope: at('data', 'inner', 'scope'),
  },
  extras: ['data'],
})

interface DeepTokenResponse {
  data?: { access_token?: string; token_type?: string; expires_in?: number }
}

/** Required members in a container. */
const DeepToken = defineCodec<DeepTokenResponse>()({
  id: 'deep',
  fields: {
    accessToken: at('data', 'access_token'),
    tokenType: at('data', 'token_type'),
    expiresIn: at('data', 'expires_in'),
  },
})

test("a codec's fields contain each path as a list of names", () =>
  expect(AcmeToken.fields).toEqual({
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: ['data', 'expires_in'],
    refreshToken: ['data', 'inner', 'refresh_token'],
    scope: ['data', 'inner', 'scope'],
  }))

test('a path with one name equals that name', () =>
  expect(
    defineCodec<{ access_token?: string; token_type?: string }>()({
      id: 'acme',
      fields: { accessToken: at('access_token'), tokenType: 'token_type' },
    }).fields,
  ).toEqual({ accessToken: 'access_token', tokenType: 'token_type' }))

test('a path is read, and written in table order', () => {
  const sent = { ...response, data: { expires_in: 60, inner: { refresh_token: 'fake-r', scope: 'a b' } } }
  const { token, notes } = rightOf(AcmeToken.read(deepFreeze(structuredClone(sent)), { strict: true }))
  expect(token).toMatchObject({ expiresIn: 60, scope: ['a', 'b'] })
  expect(reveal(token.refreshToken as Token['accessToken'])).toBe('fake-r')
  expect(token).not.toHaveProperty('extensions')
  expect(notes).toEqual([])
  expect(JSON.stringify(AcmeToken.encode(token))).toBe(JSON.stringify(sent))
})

test('a member with a dot in its name is not a path', () => {
  const sent = { ...response, 'data.expires_in': 60 }
  const { token } = rightOf(AcmeToken.read(sent))
  expect(token).not.toHaveProperty('expiresIn')
  expect(AcmeToken.encode(token)).toEqual(sent)
})

describe('the other members of a container', () => {
  test.each<readonly [string, Json]>([
    ['an unknown member', { expires_in: 60, team: 'fake' }],
    ['an unknown member in the inner container', { expires_in: 60, inner: { scope: 'a', team: 'fake' } }],
    ['an unknown member in each container', { team: null, expires_in: 60, inner: { team: {}, scope: 'a' } }],
    ['an empty container', {}],
    ['an empty inner container', { expires_in: 60, inner: {} }],
    ['an empty inner container as the only member', { inner: {} }],
    ['only unknown members', { team: 'fake', inner: { team: 'fake' } }],
    [
      'names of Object.prototype members',
      JSON.parse('{"expires_in":60,"__proto__":{"a":1},"constructor":1,"inner":{"__proto__":1,"scope":"a"}}'),
    ],
    ['null', null],
    ['a string', 'fake'],
    ['a number', 0],
    ['false', false],
    ['an array', []],
    ['an array of containers', [{ expires_in: 60 }]],
    ['an inner string', { expires_in: 60, inner: 'fake' }],
    ['an inner array', { expires_in: 60, inner: [{ scope: 'a' }] }],
    ['inner null', { inner: null, team: 1 }],
  ])('are kept and written back: %s', (_, data) => {
    const sent = { ...response, data }
    const { token, notes } = rightOf(AcmeToken.read(deepFreeze(structuredClone(sent)), { strict: true }))
    expect(notes).toEqual([])
    expect(rightOf(AcmeToken.write(token, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
    const stored = JSON.parse(JSON.stringify(CanonicalToken.encode(token)))
    expect(rightOf(convert(CanonicalToken, AcmeToken)(stored)).value).toEqual(sent)
  })

  test("are kept in the extension under the container's name, without members of the table", () => {
    const data = { expires_in: 60, team: 'fake', inner: { scope: 'a', tenant: 1 } }
    expect(extensionOf(rightOf(AcmeToken.read({ ...response, data })).token, 'acme')).toEqual({
      data: { team: 'fake', inner: { tenant: 1 } },
    })
  })

  test('are absent if the container has only members of the table, null or not', () => {
    const data = { expires_in: null, inner: { scope: 'a', refresh_token: '' } }
    const { token, notes } = rightOf(AcmeToken.read({ ...response, data }))
    expect(token).not.toHaveProperty('extensions')
    expect(triplesOf(notes)).toEqual([
      ['ignored', 'null-member', 'expiresIn'],
      ['ignored', 'empty-member', 'refreshToken'],
    ])
  })

  test('are dropped with a note if they are not JSON', () => {
    const data = { expires_in: 60, inner: { scope: 'a', team: () => 'fake-planted' } }
    const { token, notes } = rightOf(AcmeToken.read({ ...response, data }))
    expect(token).toMatchObject({ expiresIn: 60, scope: ['a'] })
    expect(triplesOf(notes)).toEqual([['ignored', 'not-json', 'extensions']])
  })

  test('are kept if a refresh response has other members', () => {
    const previous = AcmeToken.parse({ ...response, data: { team: 'fake', inner: { scope: 'a', tenant: 1 } } })
    const { token } = mergeRefresh(previous, AcmeToken.parse({ ...response, data: { expires_in: 60 } }))
    expect(AcmeToken.encode(token)).toEqual({
      ...response,
      data: { team: 'fake', expires_in: 60, inner: { scope: 'a', tenant: 1 } },
    })
  })
})

describe('an unusable value', () => {
  const data = { team: 'fake', expires_in: 'soon', inner: { refresh_token: 7, scope: 'a' } }

  test('is moved with its containers, and written back', () => {
    const { token, notes } = rightOf(AcmeToken.read({ ...response, data }))
    expect(extensionOf(token, 'acme#moved')).toEqual({ data: { expires_in: 'soon', inner: { refresh_token: 7 } } })
    expect(extensionOf(token, 'acme')).toEqual({ data: { team: 'fake' } })
    expect(triplesOf(notes)).toEqual([
      ['moved', 'not-digits', 'expiresIn'],
      ['moved', 'not-string', 'refreshToken'],
    ])
    expect(rightOf(AcmeToken.write(token, { onLoss: 'fail' }))).toEqual({ value: { ...response, data }, notes: [] })
  })

  test('has its whole path in issues and messages', () => {
    const error = leftOf(AcmeToken.read({ ...response, data }, { strict: true }))
    expect(issuesOf(error)).toEqual([
      { path: ['data', 'expires_in'], actual: 'string', code: 'not-digits' },
      { path: ['data', 'inner', 'refresh_token'], actual: 'number', code: 'not-string' },
    ])
    expect(error.message).toContain('data.inner.refresh_token')
  })

  test('is not written if the token has the member', () => {
    const { token } = rightOf(AcmeToken.read({ ...response, data }))
    const { value, notes } = rightOf(AcmeToken.write({ ...token, expiresIn: 60 }))
    expect(value).toEqual({ ...response, data: { ...data, expires_in: 60 } })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })
})

describe('a required member', () => {
  test.each<readonly [unknown, string, string]>([
    [{}, 'missing', 'undefined'],
    [{ data: {} }, 'missing', 'undefined'],
    [{ data: null }, 'missing', 'undefined'],
    [{ data: 'fake' }, 'missing', 'undefined'],
    [{ data: [{ access_token: 'fake-a' }] }, 'missing', 'undefined'],
    [{ 'data.access_token': 'fake-a' }, 'missing', 'undefined'],
    [{ access_token: 'fake-a' }, 'missing', 'undefined'],
    [{ data: { access_token: null } }, 'missing', 'null'],
    [{ data: { access_token: '' } }, 'empty', 'string'],
    [{ data: { access_token: 7 } }, 'not-string', 'number'],
    [JSON.parse('{"__proto__":{"data":{"access_token":"fake-a"}}}'), 'missing', 'undefined'],
    [{ data: JSON.parse('{"__proto__":{"access_token":"fake-a"}}') }, 'missing', 'undefined'],
    [{ data: Object.create({ access_token: 'fake-a' }) }, 'missing', 'undefined'],
  ])('is rejected with its path: %j', (input, code, actual) =>
    expect(issuesOf(leftOf(DeepToken.read(input)))).toEqual([{ path: ['data', 'access_token'], actual, code }]),
  )

  test('is assumed if it is the token type', () => {
    const { token, notes } = rightOf(DeepToken.read({ data: { access_token: 'fake-a' } }))
    expect(token.tokenType).toBe('Bearer')
    expect(triplesOf(notes)).toEqual([['defaulted', 'assumed-bearer', 'tokenType']])
  })
})

describe('a container that throws', () => {
  const throwing = (): never => {
    throw new Error('fake-planted')
  }
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  test.each<readonly [string, unknown]>([
    ['a getter', Object.defineProperty({}, 'expires_in', { get: throwing, enumerable: true })],
    ['an inner getter', { inner: Object.defineProperty({}, 'scope', { get: throwing, enumerable: true }) }],
    ['a proxy', new Proxy({}, { ownKeys: throwing })],
    ['a revoked proxy', proxy],
    ['an unknown getter', Object.defineProperty({ expires_in: 60 }, 'team', { get: throwing, enumerable: true })],
  ])('never makes read throw: %s', (_, data) => {
    for (const codec of [AcmeToken, DeepToken]) {
      const result = codec.read({ ...response, data })
      expect(JSON.stringify(result)).not.toContain('planted')
    }
    expect(AcmeToken.wire.is({ ...response, data })).toBe(false)
  })

  test('is read once, so that the checked value is the kept one', () => {
    let reads = 0
    const data = Object.defineProperty({}, 'expires_in', { get: () => ++reads, enumerable: true })
    expect(rightOf(AcmeToken.read({ ...response, data })).token.expiresIn).toBe(1)
    expect(reads).toBe(1)
  })
})

describe('an extension that contains a path of the table is not written', () => {
  const full: Partial<Token> = { expiresIn: 60, scope: ['a'] }
  const fullData = { expires_in: 60, inner: { scope: 'a' } }
  test.each<readonly [string, Partial<Token>, Json, Json | undefined]>([
    ['a path', full, { expires_in: 5 }, fullData],
    ['a path that the token does not have', {}, { expires_in: 5 }, undefined],
    ['an inner path', {}, { inner: { scope: 'fake:admin' } }, undefined],
    ['a path next to an unknown member', full, { team: 1, expires_in: 5 }, { ...fullData, team: 1 }],
    ['an unknown member next to a path that the token does not have', {}, { team: 1, expires_in: 5 }, { team: 1 }],
    ['a string instead of a container', full, 'fake', fullData],
    ['null instead of a container', full, null, fullData],
    ['an array instead of a container', full, [1], fullData],
    ['a string instead of the inner container', full, { inner: 'fake' }, fullData],
    ['an empty container', full, {}, fullData],
    ['an empty inner container', full, { inner: {} }, fullData],
  ])('%s', (_, members, data, written) => {
    const token = tokenWith({ ...members, extensions: extension('acme', { data, tenant: 1 }) })
    const { value, notes } = rightOf(AcmeToken.write(token))
    expect(value).toEqual({ ...response, ...(written === undefined ? {} : { data: written }), tenant: 1 })
    expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
  })

  test.each<readonly [string, Json]>([
    ['a string instead of a container', 'fake'],
    ['null instead of a container', null],
    ['an empty container', {}],
    ['an empty inner container', { inner: {} }],
    ['a string instead of the inner container', { inner: 'fake' }],
  ])('but %s is, if the token has no member there', (_, data) => {
    const token = tokenWith({ extensions: extension('acme', { data }) })
    expect(rightOf(AcmeToken.write(token))).toEqual({ value: { ...response, data }, notes: [] })
  })

  test('nor is a moved value that is elsewhere, or is not a container', () => {
    for (const data of ['fake', null, [], {}, { team: 1 }, { expires_in: { a: 1 }, team: 1 }, { inner: 'fake' }]) {
      const token = tokenWith({ extensions: extension('acme#moved', { data }) })
      const { value, notes } = rightOf(AcmeToken.write(token))
      expect(JSON.stringify(value)).not.toContain('team')
      expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
      expect(AcmeToken.read(value)._tag).toBe('Right')
    }
  })
})

test('bytes are not a container, even a large buffer', () => {
  const { token, notes } = rightOf(AcmeToken.read({ ...response, data: new Uint8Array(20_000_000) }))
  expect(token).not.toHaveProperty('extensions')
  expect(triplesOf(notes)).toEqual([['ignored', 'not-json', 'extensions']])
})

test('writing changes neither the token nor its extensions', () => {
  const members = { data: { team: { a: 1 }, inner: { tenant: 1 } } }
  const token = deepFreeze(
    tokenWith({ expiresIn: 60, scope: ['a'], extensions: extension('acme', deepFreeze(members)) }),
  )
  const first = AcmeToken.encode(token)
  expect(first).toEqual({ ...response, data: { expires_in: 60, inner: { scope: 'a', tenant: 1 }, team: { a: 1 } } })
  expect(AcmeToken.encode(token)).toEqual(first)
  expect(members).toEqual({ data: { team: { a: 1 }, inner: { tenant: 1 } } })
})

test('another codec drops the other members of a container', () => {
  const token = DeepToken.parse({ data: { access_token: 'fake-access-token', token_type: 'Bearer', team: 1 } })
  const { value, notes } = rightOf(Rfc6749Token.write(token))
  expect(value).toEqual(response)
  expect(triplesOf(notes)).toEqual([['dropped', 'foreign-extension', 'extensions']])
})

test('conflicting paths are rejected', () => {
  const fields = { accessToken: 'access_token', tokenType: 'token_type' }
  for (const table of [
    { ...fields, scope: at('data', 'id'), idToken: at('data', 'id') },
    { ...fields, scope: at('data', '__proto__') },
    { ...fields, scope: at('error', 'scope') },
  ])
    expect(() => defineCodec<object>()({ id: 'acme', fields: table } as never)).toThrow(TypeError)
})

test('a container getter is read only once, so that a second read cannot throw', () => {
  const codec = defineCodec<{ d?: { a?: string; t?: string; err?: string } }>()({
    id: 'acme',
    fields: { accessToken: at('d', 'a'), tokenType: at('d', 't') },
    extras: ['d'],
    errors: [errorAt({ code: at('d', 'err') })],
  })
  let reads = 0
  const input = Object.defineProperty({}, 'd', {
    enumerable: true,
    get: () => {
      reads += 1
      if (reads > 1) throw new Error('fake-secret')
      return { a: 'fake-a', t: 'Bearer' }
    },
  })
  expect(codec.read(input)._tag).toBe('Right')
})

test('an unreadable container makes the whole response unreadable, because it may contain a token', () => {
  const d = Object.defineProperty({}, 'inner', {
    enumerable: true,
    get: () => {
      throw new Error('fake-secret')
    },
  })
  const codec = defineCodec<{ access_token?: string; token_type?: string; d?: { s?: string } }>()({
    id: 'acme',
    fields: { accessToken: 'access_token', tokenType: 'token_type', scope: at('d', 's') },
  })
  expect(leftOf(codec.read({ access_token: 'fake-a', token_type: 'Bearer', d, error: 'fake_a' })).code).toBe(
    'unreadable',
  )
})
