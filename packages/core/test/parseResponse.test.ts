import { inspect } from 'node:util'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, ParseOptions, TokenAnswer, TokenError } from '../src/index.js'
import { CanonicalToken, defineCodec, formatError, parseResponse, Rfc6749Token, reveal } from '../src/index.js'
import { extensionOf, fullToken, leftOf, response, rightOf, triplesOf } from './support.js'

const json = JSON.stringify({ ...response, expires_in: 3600, scope: 'read write' })
const form = 'access_token=fake-access-token&token_type=bearer&expires_in=3600&scope=read+write'
const read = { tokenType: 'Bearer', expiresIn: 3600, scope: ['read', 'write'] }

const parse = (answer: Partial<TokenAnswer>, options?: ParseOptions, codec: AnyTokenCodec = Rfc6749Token) =>
  parseResponse(codec, { status: 200, contentType: 'application/json', body: json, ...answer }, options)

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
/** The bytes of a text of which each character is a byte. */
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

/** The sealed body of an error. */
const bodyOf = (error: TokenError): unknown =>
  'body' in error && error.body !== undefined ? reveal<unknown>(error.body) : undefined

interface NestedTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  created_at?: number
}
const NestedToken = defineCodec<NestedTokenResponse>()({
  id: 'nested',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    issuedAt: 'created_at',
  },
  errors: [
    {
      marker: 'problem',
      read: ({ problem }) => {
        const { code, wait, status } = problem as {
          readonly code: string
          readonly wait: number
          readonly status: number
        }
        return { error: code, retryAfter: wait, status }
      },
    },
  ],
})

const contentTypes = [
  'application/json',
  'Application/JSON; Charset=UTF-8',
  'application/json;charset="utf-8"',
  'text/plain',
  'text/html; charset=utf-8',
  'text/javascript',
  'application/octet-stream',
  'application/x-www-form-urlencoded',
  'APPLICATION/X-WWW-FORM-URLENCODED; CHARSET=UTF-8',
  'application/json, application/json',
  'nonsense',
  '',
  null,
  undefined,
]

describe.each(contentTypes)('under the content type %j', (contentType) => {
  test('JSON is read', () => expect(rightOf(parse({ contentType })).token).toMatchObject(read))
  test('a form is read', () => expect(rightOf(parse({ contentType, body: form })).token).toMatchObject(read))
  test('an error in JSON is found', () =>
    expect(leftOf(parse({ contentType, status: 400, body: '{"error":"invalid_grant"}' }))).toMatchObject({
      error: 'invalid_grant',
      status: 400,
    }))
  test('an error in a form is found', () =>
    expect(
      leftOf(parse({ contentType, status: 400, body: 'error=invalid_grant&error_description=It+is%20over.' })),
    ).toMatchObject({ error: 'invalid_grant', status: 400 }))
  test('anything else is refused', () =>
    expect(leftOf(parse({ contentType, body: '<html><a href="?access_token=fake&error=fake">' }))).toMatchObject({
      _tag: 'UnreadableBody',
      code: 'not-json',
      status: 200,
    }))
})

describe('the status', () => {
  test.each([200, 201, 202, 203, 206, 226, 299])('a token comes from %d', (status) =>
    expect(rightOf(parse({ status })).token).toMatchObject(read),
  )

  test.each([0, 100, 199, 300, 302, 304, 307, 400, 401, 403, 404, 422, 429, 500, 503, 600, Number.NaN, -200, 200.5])(
    'no token comes from %d',
    (status) => {
      const error = leftOf(parse({ status }))
      expect(error).toMatchObject({ _tag: 'UnreadableBody', code: 'unexpected-status' })
      expect(inspect(error)).not.toContain('fake')
    },
  )

  test('is in the error, beside the sealed body', () => {
    const error = leftOf(parse({ status: 502, body: '<html>fake-planted</html>' }))
    expect(error).toStrictEqual({
      _tag: 'UnreadableBody',
      code: 'unexpected-status',
      message: expect.any(String),
      source: 'rfc6749',
      status: 502,
      body: expect.anything(),
    })
    expect(bodyOf(error)).toBe('<html>fake-planted</html>')
    expect(inspect(error)).not.toContain('planted')
  })

  test.each([Number.NaN, Number.NEGATIVE_INFINITY, 0, 99, 1000, 200.5, '200'])(
    'is left out of the error where it is not one: %j',
    (status) => {
      const error = leftOf(parse({ status: status as number }))
      expect(error).not.toHaveProperty('status')
    },
  )

  test.each([100, 999])('is in the error from the first to the last possible one: %j', (status) =>
    expect(leftOf(parse({ status }))).toMatchObject({ status }),
  )

  test.each(['', '   ', '\n', null, undefined, new Uint8Array()])('does not help with an empty body: %j', (body) => {
    expect(leftOf(parse({ status: 204, body }))).toMatchObject({
      _tag: 'UnreadableBody',
      code: 'not-json',
      status: 204,
    })
    expect(leftOf(parse({ status: 401, body }))).toMatchObject({ code: 'unexpected-status', status: 401 })
  })
})

describe('an OAuth error', () => {
  const body = JSON.stringify({
    ...response,
    error: 'invalid_grant',
    error_uri: 'https://example.test/fake-access-token',
  })

  test.each([200, 201, 302, 400, 401, 500, 0])('is found first, beside a token too, at %d', (status) => {
    const error = leftOf(parse({ status, body }))
    expect(error).toMatchObject({ _tag: 'OAuthError', error: 'invalid_grant' })
    expect(inspect(error)).not.toContain('fake-access-token')
  })

  test('is found beside a token in a form', () =>
    expect(leftOf(parse({ body: `${form}&error=invalid_grant` }))).toMatchObject({
      error: 'invalid_grant',
      status: 200,
    }))

  test("is found in the vendor's own form, and has the status of the answer", () =>
    expect(
      leftOf(parse({ status: 422, body: '{"problem":{"code":"FAKE","status":400}}' }, {}, NestedToken)),
    ).toMatchObject({ error: 'FAKE', status: 422 }))

  test.each(['null', '""', 'false', '0', '{}', '[]'])('is not one where error is %s', (value) => {
    expect(parse({ body: `{"access_token":"fake-a","error":${value}}` })._tag).toBe('Right')
    expect(leftOf(parse({ status: 400, body: `{"access_token":"fake-a","error":${value}}` }))).toMatchObject({
      code: 'unexpected-status',
    })
  })

  test.each(['true', '7', '[1]', '{"message":"fake"}'])('is one where error is %s', (value) => {
    for (const status of [200, 400])
      expect(leftOf(parse({ status, body: `{"access_token":"fake-a","error":${value}}` }))).toMatchObject({
        _tag: 'OAuthError',
        status,
      })
  })
})

describe('the time to wait', () => {
  const waits = (retryAfter: string | null, answer: Partial<TokenAnswer> = {}) => {
    const error = leftOf(parse({ status: 429, body: '{"error":"slow_down"}', retryAfter, ...answer }))
    return 'retryAfter' in error ? error.retryAfter : undefined
  }
  const receivedAt = 1700000000

  test.each(['120', ' 120 ', '0120'])('is in seconds: %j', (header) => expect(waits(header)).toBe(120))
  test('may be 0', () => expect(waits('0')).toBe(0))
  test('is counted from receivedAt to a date, in whole seconds', () => {
    const date = new Date((receivedAt + 90) * 1000).toUTCString()
    expect(waits(date, { receivedAt })).toBe(90)
    expect(waits(date, { receivedAt: receivedAt + 0.5 })).toBe(90)
    expect(waits(date, { receivedAt: receivedAt + 1000 })).toBe(0)
  })
  test('is unknown at a date without receivedAt', () => expect(waits('Tue, 14 Nov 2023 22:13:20 GMT')).toBeUndefined())
  test.each([null, -1e15, Number.NaN, 1_700_000_000_000, '1700000000'])(
    'is unknown at a date where receivedAt is not a time: %j',
    (time) => expect(waits('Tue, 14 Nov 2023 22:13:20 GMT', { receivedAt: time as number })).toBeUndefined(),
  )
  test.each([
    '-1',
    '1.5',
    '1e3',
    'soon',
    '',
    '2023-11-14',
    'Xyz, 99 Foo 2023 99:99:99 GMT',
    'by Tue, 14 Nov 2023 22:13:20 GMT',
    'Tue, 14 Nov 2023 22:13:20 GMT (soon)',
    '9'.repeat(40),
  ])('is unknown for %j', (header) => expect(waits(header, { receivedAt })).toBeUndefined())
  test("is the vendor's own where both are there", () =>
    expect(
      leftOf(parse({ body: '{"problem":{"code":"FAKE","wait":7}}', retryAfter: '9' }, {}, NestedToken)),
    ).toMatchObject({ retryAfter: 7 }))
  test('is absent where nothing says it', () =>
    expect(leftOf(parse({ status: 400, body: '{"error":"slow_down"}' }))).not.toHaveProperty('retryAfter'))
  test('is kept for an answer without an OAuth error too', () =>
    expect(waits('30', { status: 503, body: 'busy' })).toBe(30))
})

describe('text', () => {
  test('may begin with a byte order mark', () => {
    expect(rightOf(parse({ body: `\ufeff${json}` })).token).toMatchObject(read)
    expect(rightOf(parse({ body: `\ufeff${form}` })).token).toMatchObject(read)
    expect(rightOf(parse({ body: bytesOf(`\ufeff${json}`) })).token).toMatchObject(read)
  })
  test('keeps such a mark that stands elsewhere', () =>
    expect(
      extensionOf(rightOf(parse({ body: '{"access_token":"fake-a","tenant":"a\ufeffb"}' })).token, 'rfc6749'),
    ).toEqual({ tenant: 'a\ufeffb' }))
  test('may have white space around it', () => {
    expect(rightOf(parse({ body: `\r\n ${json}\n` })).token).toMatchObject(read)
    expect(rightOf(parse({ body: ` ${form}\r\n` })).token).toMatchObject(read)
  })
  test('that is neither text nor bytes was parsed by the client', () => {
    expect(rightOf(parse({ body: JSON.parse(json) })).token).toMatchObject(read)
    expect(leftOf(parse({ status: 400, body: { error: 'invalid_grant' } }))).toMatchObject({ error: 'invalid_grant' })
  })
  test.each([
    '{"access_token":"fake-planted"',
    '{"access_token":"fake-planted","expires_in":36',
    "{'access_token':'fake-planted'}",
    'access_token: fake-planted',
    'fake-planted',
    '<a>access_token=fake-planted</a>',
    'Error: x=1\n  at fake-planted',
    '{"access_token":"fake-planted"}{"a":1}',
  ])('that is neither JSON nor a form is refused and sealed: %j', (body) => {
    const error = leftOf(parse({ body }))
    expect(error).toMatchObject({ _tag: 'UnreadableBody', code: 'not-json' })
    expect(inspect(error)).not.toContain('planted')
    expect(bodyOf(error)).toBe(body)
  })
  test.each(['null', '[]', '"fake-planted"', '1', '[{"access_token":"fake-planted"}]'])(
    'that is JSON but not an object is Malformed: %s',
    (body) => {
      const error = leftOf(parse({ body }))
      expect(error).toMatchObject({ _tag: 'Malformed', code: 'not-object' })
      expect(bodyOf(error)).toBe(body)
    },
  )
})

describe('a form', () => {
  const strict = { strict: true }

  test('has digits for numbers: there is nothing to repair, in strict reading too', () => {
    const { token, notes } = rightOf(parse({ body: form, receivedAt: 1700000000 }, strict))
    expect(token).toMatchObject({ ...read, issuedAt: 1700000000 })
    expect(notes).toEqual([])
    expect(rightOf(parse({ body: `${form}&created_at=5` }, strict, NestedToken)).token.issuedAt).toBe(5)
  })
  test('keeps digits that are no number of the vendor as text', () => {
    const { token } = rightOf(parse({ body: 'access_token=12345&tenant=678' }))
    expect(extensionOf(token, 'rfc6749')).toEqual({ tenant: '678' })
  })
  test('may have an empty scope', () =>
    expect(rightOf(parse({ body: `${form.replace('read+write', '')}` })).token.scope).toEqual([]))
  test.each([
    ['-1', 'not-digits'],
    ['1h', 'not-digits'],
    ['3.6e3', 'not-digits'],
    ['99999999999999999999', 'too-large'],
  ])('has a lifetime of %j moved', (seconds, code) => {
    const { token, notes } = rightOf(parse({ body: `access_token=fake-a&token_type=bearer&expires_in=${seconds}` }))
    expect(token).not.toHaveProperty('expiresIn')
    expect(triplesOf(notes)).toEqual([['moved', code, 'expiresIn']])
    expect(extensionOf(token, 'rfc6749#moved')).toEqual({ expires_in: seconds })
  })
  test('C22: has an empty member as absent', () => {
    const { token, notes } = rightOf(parse({ body: 'access_token=fake-a&token_type=bearer&expires_in=' }))
    expect(Object.keys(token)).toEqual(['accessToken', 'tokenType'])
    expect(triplesOf(notes)).toEqual([['ignored', 'empty-member', 'expiresIn']])
  })
  test.each(['', 'null', 'false', '0'])('C22: has no error in error=%s', (error) => {
    const { notes } = rightOf(parse({ body: `${form}&error=${error}` }, {}))
    expect(triplesOf(notes)).toEqual([['ignored', 'no-error', 'error']])
    expect(parse({ body: `${form}&error=${error}` }, strict)._tag).toBe('Right')
  })
  test.each(['1', 'true', 'undefined', '00', 'NULL', ' '])('has an error in error=%s', (error) =>
    expect(leftOf(parse({ body: `${form}&error=${encodeURIComponent(error)}` }))._tag).toBe('OAuthError'),
  )
  test.each<readonly [body: string, member: string, moved: object]>([
    ['expires_in=1&expires_in=1', 'expiresIn', { expires_in: ['1', '1'] }],
    ['refresh_token=fake-1&refresh_token=fake-2', 'refreshToken', { refresh_token: ['fake-1', 'fake-2'] }],
    ['id_token=&id_token=', 'idToken', { id_token: ['', ''] }],
  ])('has a repeated member moved: %s', (body, member, moved) => {
    const { token, notes } = rightOf(parse({ body: `access_token=fake-a&token_type=bearer&${body}` }))
    expect(notes).toMatchObject([{ action: 'moved', member }])
    expect(extensionOf(token, 'rfc6749#moved')).toEqual(moved)
    expect(inspect(notes)).not.toContain('fake')
  })
  test('has a repeated scope as a list, and a repeated unknown member too', () => {
    const { token, notes } = rightOf(parse({ body: 'access_token=fake-a&token_type=mac&scope=a&scope=b&x=1&x=2&x=3' }))
    expect(token.scope).toEqual(['a', 'b'])
    expect(extensionOf(token, 'rfc6749')).toEqual({ x: ['1', '2', '3'] })
    expect(triplesOf(notes)).toEqual([['repaired', 'scope-array', 'scope']])
    expect(leftOf(parse({ body: `${form}&scope=b` }, strict))).toMatchObject({ code: 'scope-array' })
  })
  test('is refused where the access token is repeated', () => {
    const error = leftOf(parse({ body: 'access_token=fake-planted-1&access_token=fake-planted-2' }))
    expect(error).toMatchObject({ _tag: 'Malformed', issues: [{ path: ['access_token'], code: 'not-string' }] })
    expect(inspect(error)).not.toContain('planted')
  })
  test('shows no repeated token as a code', () =>
    expect(leftOf(parse({ body: 'error=fake_b&access_token=fake_a&access_token=fake_b' }))).toMatchObject({
      error: 'unrecognized_error',
    }))
  test('may have names that every object has', () => {
    const { token } = rightOf(parse({ body: 'access_token=fake-a&__proto__=fake&constructor=fake' }))
    expect(Object.keys(extensionOf(token, 'rfc6749') ?? {})).toEqual(['__proto__', 'constructor'])
  })
  test.each(['application/json', null])(
    'is not a text that only holds one, under the content type %j',
    (contentType) => {
      for (const body of ['sorry: access_token=fake-a', 'access_token=fake-a&scope=<b>', 'access_token=fake-a <br>'])
        expect(leftOf(parse({ contentType, body }))).toMatchObject({ _tag: 'UnreadableBody', code: 'not-json' })
    },
  )
  const untidy = 'error=invalid_grant&error_description=Das ist für immer vorbei.'
  test.each(['Application/X-WWW-Form-URLencoded ; charset=UTF-8', '', null, undefined])(
    'may have spaces and other alphabets under the content type %j',
    (contentType) =>
      expect(bodyOf(leftOf(parse({ status: 400, contentType, body: untidy })))).toEqual({
        error: 'invalid_grant',
        error_description: 'Das ist für immer vorbei.',
      }),
  )
  test.each(['text/plain', 'application/json', 'application/x-www-form-urlencoded-not'])(
    'may not have them under the content type %j',
    (contentType) =>
      expect(leftOf(parse({ status: 400, contentType, body: untidy }))).toMatchObject({ code: 'unexpected-status' }),
  )
})

describe('the size', () => {
  const size = bytesOf(json).byteLength

  test('is 1 MiB at most', () => {
    const body = json.padEnd(1_048_576)
    expect(parse({ body })._tag).toBe('Right')
    const error = leftOf(parse({ body: `${body} `, retryAfter: '7' }))
    expect(error).toEqual({
      _tag: 'BodyTooLarge',
      code: 'body-too-large',
      message: expect.any(String),
      source: 'rfc6749',
      status: 200,
      retryAfter: 7,
      body: expect.anything(),
    })
    expect(bodyOf(error)).toBe(body.slice(0, 65_536))
  })
  test('is what the caller says', () => {
    expect(parse({}, { maxBytes: size })._tag).toBe('Right')
    expect(leftOf(parse({}, { maxBytes: size - 1 }))._tag).toBe('BodyTooLarge')
    expect(leftOf(parse({ body: bytesOf(json) }, { maxBytes: size - 1 }))._tag).toBe('BodyTooLarge')
    expect(parse({ body: json.padEnd(2_000_000) }, { maxBytes: Number.POSITIVE_INFINITY })._tag).toBe('Right')
  })
  test('is counted in bytes of UTF-8', () => {
    const body = '{"error":"a","error_description":"ééé"}'
    expect(leftOf(parse({ body }, { maxBytes: body.length + 3 }))._tag).toBe('OAuthError')
    expect(leftOf(parse({ body }, { maxBytes: body.length + 2 }))._tag).toBe('BodyTooLarge')
  })
  test('may be 0', () => {
    expect(leftOf(parse({}, { maxBytes: 0 }))._tag).toBe('BodyTooLarge')
    expect(leftOf(parse({ body: '' }, { maxBytes: 0 }))._tag).toBe('UnreadableBody')
  })
  test.each([-1, Number.NaN, '1'])('is Malformed where it is not a number of bytes: %j', (maxBytes) =>
    expect(leftOf(parse({}, { maxBytes } as ParseOptions))).toMatchObject({
      _tag: 'Malformed',
      issues: [{ path: ['maxBytes'], code: 'not-limit' }],
    }),
  )
})

describe('every rule of the codec holds', () => {
  const body = (members: object): Partial<TokenAnswer> => ({ body: JSON.stringify({ ...response, ...members }) })
  const rows: readonly (readonly [title: string, members: object, notes: readonly (readonly string[])[]])[] = [
    ['null', { scope: null }, [['ignored', 'null-member', 'scope']]],
    ['no token type', { token_type: null }, [['defaulted', 'assumed-bearer', 'tokenType']]],
    ['an error that says nothing', { error: false }, [['ignored', 'no-error', 'error']]],
    ['a string of digits', { expires_in: '60' }, [['repaired', 'numeric-string', 'expiresIn']]],
    ['a fraction of a second', { expires_in: 60.5 }, [['repaired', 'fractional-lifetime', 'expiresIn']]],
    ['an array of scope names', { scope: ['a'] }, [['repaired', 'scope-array', 'scope']]],
    ['a scope named twice', { scope: 'a a' }, [['ignored', 'repeated-scope', 'scope']]],
    ['an empty refresh token', { refresh_token: '' }, [['ignored', 'empty-member', 'refreshToken']]],
    ['an empty token type', { token_type: '' }, [['defaulted', 'assumed-bearer', 'tokenType']]],
    ['an unknown member', { tenant: 1 }, []],
    ['a lifetime below 0', { expires_in: -1 }, [['moved', 'negative', 'expiresIn']]],
    ['a lifetime without an end', { expires_in: 9e15 }, [['moved', 'too-large', 'expiresIn']]],
    ['a lifetime in words', { expires_in: '1h' }, [['moved', 'not-digits', 'expiresIn']]],
    ['a lifetime of yes', { expires_in: true }, [['moved', 'not-number', 'expiresIn']]],
    ['a control character in a scope', { scope: 'a\u0000b' }, [['moved', 'bad-character', 'scope']]],
    ['an integer ID token', { id_token: 1 }, [['moved', 'not-string', 'idToken']]],
  ]
  test.each(rows)('%s is read, with its note', (_, members, notes) =>
    expect(triplesOf(rightOf(parse(body(members))).notes)).toEqual(notes),
  )

  const refused = rows.flatMap(([title, members, notes]) =>
    notes.filter(([action]) => action !== 'ignored').map(([, code]) => ({ title, members, code })),
  )
  test.each(refused)('$title is refused in strict reading', ({ members, code }) =>
    expect(leftOf(parse(body(members), { strict: true }))).toMatchObject({ _tag: 'Malformed', code }),
  )

  test.each<readonly [object, string]>([
    [{ access_token: null }, 'missing'],
    [{ access_token: '' }, 'empty'],
    [{ access_token: 1 }, 'not-string'],
    [{ access_token: 'fake\r\nplanted' }, 'bad-character'],
    [{ access_token: '<redacted>' }, 'redacted'],
    [{ token_type: 1 }, 'not-string'],
    [{ token_type: 'a\u0000b' }, 'bad-character'],
  ])('%j is Malformed', (members, code) =>
    expect(leftOf(parse(body(members)))).toMatchObject({ _tag: 'Malformed', code }),
  )

  test('a receivedAt that is not a time is Malformed', () =>
    expect(leftOf(parse({ receivedAt: Number.NaN }))).toMatchObject({ issues: [{ path: ['receivedAt'] }] }))

  test('canonical JSON is read as any other', () => {
    const stored = JSON.stringify(CanonicalToken.encode(fullToken))
    expect(rightOf(parse({ body: stored }, {}, CanonicalToken)).notes).toEqual([])
    expect(leftOf(parse({ body: '{"v":2}' }, {}, CanonicalToken))._tag).toBe('UnsupportedVersion')
    expect(leftOf(parse({ status: 400, body: '{"error":"invalid_grant"}' }, {}, CanonicalToken))._tag).toBe(
      'OAuthError',
    )
  })
})

test('without receivedAt no clock is read', () => expect(rightOf(parse({})).token).not.toHaveProperty('issuedAt'))

test('an object that only poses as an answer is an error, which quotes nothing of it', () => {
  const answer = {
    status: 200,
    get body(): string {
      throw new Error('fake-planted')
    },
  }
  expect(leftOf(parseResponse(Rfc6749Token, answer))).toStrictEqual({
    _tag: 'UnreadableBody',
    code: 'not-json',
    message: expect.any(String),
    source: 'rfc6749',
  })
})

describe('a body that the client has parsed', () => {
  const cyclic: { self?: object } = {}
  cyclic.self = cyclic

  test.each<readonly [title: string, body: unknown, code: string, text: string | undefined]>([
    ['null', null, 'not-json', undefined],
    ['undefined', undefined, 'not-json', undefined],
    ['a number', 7, 'not-object', '7'],
    ['false', false, 'not-object', 'false'],
    ['a big integer', 1n, 'not-object', undefined],
    ['a symbol', Symbol('fake'), 'not-object', undefined],
    ['a function', () => 1, 'not-object', undefined],
    ['an array', [response], 'not-object', JSON.stringify([response])],
    ['an empty object', {}, 'missing', '{}'],
    ['a cyclic object', cyclic, 'missing', undefined],
    ['a promise', Promise.resolve(response), 'not-parsed', '{}'],
    ['a response', Response.json(response), 'not-parsed', '{}'],
    ['a date', new Date(0), 'missing', '"1970-01-01T00:00:00.000Z"'],
  ])('is refused: %s', (_, body, code, text) => {
    const error = leftOf(parse({ body }))
    expect(error.code).toBe(code)
    expect(bodyOf(error)).toBe(text)
    expect(inspect(error)).not.toContain('fake')
    expect(leftOf(parse({ status: 401, body }))).toMatchObject({ code: 'unexpected-status', status: 401 })
  })

  test('is an error where it is a revoked proxy', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(leftOf(parse({ body: proxy }))._tag).toBe('UnreadableBody')
  })

  test('may hold itself', () => {
    const { notes } = rightOf(parse({ body: { ...response, cyclic } }))
    expect(triplesOf(notes)).toEqual([['ignored', 'too-deep', 'extensions']])
    expect(leftOf(parse({ body: { error: 'invalid_grant', cyclic } }))).toMatchObject({ error: 'invalid_grant' })
  })

  test('is not measured', () => expect(parse({ body: JSON.parse(json) }, { maxBytes: 0 })._tag).toBe('Right'))

  test('has nothing that a form has', () =>
    expect(leftOf(parse({ body: { ...response, error: 'null' } }))).toMatchObject({ error: 'null' }))
})

describe('bytes', () => {
  const { buffer, byteOffset, byteLength } = bytesOf(` ${json}`)
  const foreign: ArrayBuffer = runInNewContext(`new Uint8Array([${bytesOf(json).join()}]).buffer`)

  test.each<readonly [title: string, body: unknown]>([
    ['a Uint8Array', bytesOf(json)],
    ['a part of one', bytesOf(`fake${json}`).subarray(4)],
    ['a Buffer', Buffer.from(json)],
    ['an ArrayBuffer', bytesOf(json).slice().buffer],
    ['an ArrayBuffer of another realm', foreign],
    ['a DataView', new DataView(buffer, byteOffset + 1, byteLength - 1)],
    ['an Int8Array', new Int8Array(bytesOf(json).slice().buffer)],
  ])('are read: %s', (_, body) => {
    expect(rightOf(parse({ body })).token).toMatchObject(read)
    expect(leftOf(parse({ body }, { maxBytes: 9 }))._tag).toBe('BodyTooLarge')
  })

  test('of UTF-8 are read as that, whatever the label', () => {
    const body = bytesOf('{"access_token":"fake-a","token_type":"bearer","name":"für \u{1f600}"}')
    for (const contentType of ['application/json', 'application/json; charset=iso-8859-1', null]) {
      const { token, notes } = rightOf(parse({ contentType, body }))
      expect(extensionOf(token, 'rfc6749')).toEqual({ name: 'für \u{1f600}' })
      expect(notes).toEqual([])
    }
  })

  const named = latin1('{"access_token":"fake-a","token_type":"bearer","name":"f\xfcr"}')

  test.each(['iso-8859-1', 'ISO-8859-1', '"windows-1252"', 'latin1 ; x=1'])('are read by the charset %s', (label) => {
    const { token, notes } = rightOf(parse({ contentType: `application/json; charset=${label}`, body: named }))
    expect(extensionOf(token, 'rfc6749')).toEqual({ name: 'für' })
    expect(notes).toEqual([])
    expect(parse({ contentType: `text/json;charset=${label}`, body: named }, { strict: true })._tag).toBe('Right')
  })

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json; charset=fake',
    'application/json; charset=',
    'application/json; charset=gbk',
    null,
    7 as unknown as string,
  ])('C03: are read with replacement characters, and a note, under %j', (contentType) => {
    const body = latin1('{"access_token":"fake-a","token_type":"bearer","name":"f\xfc\xff"}')
    const { token, notes } = rightOf(parse({ contentType, body }))
    expect(extensionOf(token, 'rfc6749')).toEqual({ name: 'f\ufffd\ufffd' })
    expect(triplesOf(notes)).toEqual([['repaired', 'not-utf-8', 'body']])
    const error = leftOf(parse({ contentType, body }, { strict: true }))
    expect(error).toMatchObject({ _tag: 'Malformed', code: 'not-utf-8', issues: [{ path: [] }] })
    expect(bodyOf(error)).toContain('fake-a')
  })

  test('C03: never make a token of a replacement character', () => {
    const body = latin1('{"access_token":"fake-\xfc","token_type":"bearer"}')
    expect(leftOf(parse({ body }))).toMatchObject({ issues: [{ path: ['access_token'], code: 'bad-character' }] })
    const refresh = latin1('{"access_token":"fake-a","token_type":"bearer","refresh_token":"fake-\xfc"}')
    const { token, notes } = rightOf(parse({ body: refresh }))
    expect(token).not.toHaveProperty('refreshToken')
    expect(triplesOf(notes)).toEqual([
      ['repaired', 'not-utf-8', 'body'],
      ['moved', 'bad-character', 'refreshToken'],
    ])
  })

  test.each(['application/json', 'application/json; charset=iso-8859-1'])(
    'C02: hold an error under %j',
    (contentType) => {
      const body = latin1('{"error":"invalid_grant","error_description":"Jeton expir\xe9"}')
      const error = leftOf(parse({ status: 400, contentType, body }))
      expect(error).toMatchObject({ _tag: 'OAuthError', error: 'invalid_grant', status: 400 })
      const last = contentType.includes('8859') ? '\xe9' : '\ufffd'
      expect(bodyOf(error)).toMatchObject({ error_description: `Jeton expir${last}` })
    },
  )

  test('of a form are read likewise', () => {
    const body = latin1('access_token=fake-a&token_type=bearer&name=f\xfcr')
    const form = 'application/x-www-form-urlencoded'
    expect(triplesOf(rightOf(parse({ contentType: form, body })).notes)).toEqual([['repaired', 'not-utf-8', 'body']])
    const { token } = rightOf(parse({ contentType: `${form}; charset=iso-8859-1`, body }))
    expect(extensionOf(token, 'rfc6749')).toEqual({ name: 'für' })
  })

  test('that are neither JSON nor a form are sealed as text', () => {
    const error = leftOf(parse({ status: 502, body: latin1('<p>fake-\xfc</p>') }))
    expect(error).toMatchObject({ code: 'unexpected-status' })
    expect(bodyOf(error)).toBe('<p>fake-\ufffd</p>')
  })
})

describe('a whole number beyond 2^53', () => {
  const ending = (members: string) => parse({ body: `{"access_token":"fake-a","token_type":"bearer",${members}}` })

  test.each([
    '"user_id":17841405793187219',
    '"user_id":-17841405793187219',
    '"user":{"ids":[1,17841405793187219]}',
    '"ids":[17841405793187219,17841405793187220]',
    '"text":"17841405793187220","user_id":17841405793187219',
    '"text":"\\"17841405793187220","user_id":17841405793187219',
    '"user_id": 9007199254740993 ',
    '"user_id":123456789012345678901234567890',
  ])('C01: has a note where it lost digits: %s', (members) => {
    const { token, notes } = rightOf(ending(members))
    expect(reveal(token.accessToken)).toBe('fake-a')
    expect(triplesOf(notes)).toEqual([['ignored', 'imprecise-number', 'extensions']])
    expect(
      rightOf(parse({ body: `{"access_token":"fake-a","token_type":"bearer",${members}}` }, { strict: true })),
    ).toBeTruthy()
  })

  test.each([
    '"user_id":9007199254740992',
    '"user_id":17841405793187220',
    '"user_id":123456789012345',
    '"user_id":"17841405793187219"',
    '"17841405793187219":1',
    '"text":"\\\\","ids":["17841405793187219"]',
    '"text":"\\"17841405793187219"',
    '"share":0.12345678901234567',
    '"user_id":1e20',
  ])('has no note where it did not: %s', (members) => expect(rightOf(ending(members)).notes).toEqual([]))

  test('has no note where the client has parsed it', () =>
    expect(rightOf(parse({ body: { ...response, user_id: 2 ** 60 } })).notes).toEqual([]))
})

describe('the sealed body of an error', () => {
  const most = 65_536

  test.each<readonly [title: string, answer: Partial<TokenAnswer>, start: string]>([
    ['text', { body: 'x'.repeat(most + 1) }, 'x'.repeat(most)],
    ['bytes', { body: bytesOf('x'.repeat(most + 1)) }, 'x'.repeat(most)],
    ['bytes within a character', { body: bytesOf('\u20ac'.repeat(most)) }, `${'\u20ac'.repeat(21_845)}\ufffd`],
    ['a parsed body', { body: { a: 'x'.repeat(most) } }, `{"a":"${'x'.repeat(most - 6)}`],
    ['an unexpected status', { status: 500, body: 'x'.repeat(most + 1) }, 'x'.repeat(most)],
    ['a wrong shape', { body: JSON.stringify({ a: 'x'.repeat(most) }) }, `{"a":"${'x'.repeat(most - 6)}`],
  ])('is its first 64 KiB: %s', (_, answer, start) => {
    const error = leftOf(parse(answer))
    expect(bodyOf(error)).toBe(start)
    expect(inspect(error, { maxStringLength: null })).not.toContain('xxx')
    expect(formatError(error).length).toBeLessThan(200)
  })

  test('is absent of an error of the options alone', () =>
    expect(leftOf(parse({}, { maxBytes: -1 }))).not.toHaveProperty('body'))

  test.each(['', null])('is absent where the answer has none: %j', (body) =>
    expect(leftOf(parse({ body }))).not.toHaveProperty('body'),
  )
})
