import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, ParseOptions, TokenAnswer } from '../src/index.js'
import { CanonicalToken, camelCased, defineCodec, parseResponse, Rfc6749Token } from '../src/index.js'
import { extensionOf, fullToken, leftOf, response, rightOf, triplesOf } from './support.js'

const json = JSON.stringify({ ...response, expires_in: 3600, scope: 'read write' })
const form = 'access_token=fake-access-token&token_type=bearer&expires_in=3600&scope=read+write'
const read = { tokenType: 'Bearer', expiresIn: 3600, scope: ['read', 'write'] }

const parse = (answer: Partial<TokenAnswer>, options?: ParseOptions, codec: AnyTokenCodec = Rfc6749Token) =>
  parseResponse(codec)({ status: 200, contentType: 'application/json', body: json, ...answer }, options)

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
    ).toMatchObject({ error: 'invalid_grant', errorDescription: 'It is over.', status: 400 }))
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

  test('is in the error, with nothing of the body', () =>
    expect(leftOf(parse({ status: 502, body: '<html>fake-planted</html>' }))).toStrictEqual({
      _tag: 'UnreadableBody',
      code: 'unexpected-status',
      message: expect.any(String),
      vendor: 'rfc6749',
      status: 502,
    }))

  test.each([Number.NaN, Number.NEGATIVE_INFINITY, 0, 99, 1000, 200.5, '200'])(
    'is left out of the error where it is none: %j',
    (status) => {
      const error = leftOf(parse({ status: status as number }))
      expect(error).not.toHaveProperty('status')
    },
  )

  test.each([100, 999])('is in the error from the first to the last that there is: %j', (status) =>
    expect(leftOf(parse({ status }))).toMatchObject({ status }),
  )

  test.each(['', '   ', '\n'])('of an empty body is of no help: %j', (body) => {
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

  test('is found in a camel-case answer', () => {
    const SdkToken = camelCased(Rfc6749Token)
    const failed = '{"error":"invalid_grant","errorDescription":"Over.","accessToken":"fake-planted"}'
    expect(leftOf(parse({ body: failed }, {}, SdkToken))).toMatchObject({
      error: 'invalid_grant',
      errorDescription: 'Over.',
    })
    expect(rightOf(parse({ body: '{"accessToken":"fake-a","expiresIn":60}' }, {}, SdkToken)).token.expiresIn).toBe(60)
    expect(rightOf(parse({ body: 'accessToken=fake-a&expiresIn=60' }, {}, SdkToken)).notes).toHaveLength(1)
  })

  test.each(['null', '""', 'false'])('is none where error is %s', (value) => {
    expect(parse({ body: `{"access_token":"fake-a","error":${value}}` })._tag).toBe('Right')
    expect(leftOf(parse({ status: 400, body: `{"access_token":"fake-a","error":${value}}` }))).toMatchObject({
      code: 'unexpected-status',
    })
  })

  test('is never a token where error is something else', () => {
    expect(leftOf(parse({ body: `{"access_token":"fake-a","error":{"message":"fake"}}` }))._tag).toBe('Malformed')
    expect(leftOf(parse({ status: 400, body: `{"error":{"message":"fake"}}` }))._tag).toBe('UnreadableBody')
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
    'is unknown at a date where receivedAt is no time: %j',
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
  test('is not there where nothing says it', () =>
    expect(leftOf(parse({ status: 400, body: '{"error":"slow_down"}' }))).not.toHaveProperty('retryAfter'))
  test('is told of an answer without an OAuth error too', () =>
    expect(waits('30', { status: 503, body: 'busy' })).toBe(30))
})

describe('text', () => {
  test('may begin with a byte order mark', () => {
    expect(rightOf(parse({ body: `\ufeff${json}` })).token).toMatchObject(read)
    expect(rightOf(parse({ body: `\ufeff${form}` })).token).toMatchObject(read)
    expect(rightOf(parse({ body: new TextEncoder().encode(`\ufeff${json}`) })).token).toMatchObject(read)
  })
  test('keeps such a mark that stands elsewhere', () =>
    expect(
      extensionOf(rightOf(parse({ body: '{"access_token":"fake-a","tenant":"a\ufeffb"}' })).token, 'rfc6749'),
    ).toEqual({ tenant: 'a\ufeffb' }))
  test('may have white space around it', () => {
    expect(rightOf(parse({ body: `\r\n ${json}\n` })).token).toMatchObject(read)
    expect(rightOf(parse({ body: ` ${form}\r\n` })).token).toMatchObject(read)
  })
  test('may be bytes of UTF-8', () =>
    expect(leftOf(parse({ body: new TextEncoder().encode('{"error":"a","error_description":"für"}') }))).toMatchObject({
      errorDescription: 'für',
    }))
  test('is refused where bytes are not UTF-8, at once and without showing them', () => {
    const body = new Uint8Array([...new TextEncoder().encode('{"access_token":"fake-planted'), 0xff, 0x22, 0x7d])
    const error = leftOf(parse({ body }))
    expect(error).toMatchObject({ _tag: 'UnreadableBody', code: 'not-json', status: 200 })
    expect(inspect(error)).not.toContain('planted')
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
  ])('that is neither JSON nor a form is refused without showing it: %j', (body) => {
    const error = leftOf(parse({ body }))
    expect(error).toMatchObject({ _tag: 'UnreadableBody', code: 'not-json' })
    expect(inspect(error)).not.toContain('planted')
  })
  test.each(['null', '[]', '"fake-planted"', '1', '[{"access_token":"fake-planted"}]'])(
    'that is JSON and no object is Malformed: %s',
    (body) => expect(leftOf(parse({ body }))).toMatchObject({ _tag: 'Malformed', code: 'not-object' }),
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
  test.each(['-1', '1h', '3.6e3', '', '99999999999999999999'])('is Malformed with a lifetime of %j', (seconds) =>
    expect(leftOf(parse({ body: `access_token=fake-a&expires_in=${encodeURIComponent(seconds)}` }))._tag).toBe(
      'Malformed',
    ),
  )
  test.each([
    ['access_token=fake-planted-1&access_token=fake-planted-2', 'access_token'],
    ['access_token=fake-planted&scope=a&scope=b', 'scope'],
    ['access_token=fake-planted&expires_in=1&expires_in=1', 'expires_in'],
    ['access_token=fake-planted&error=&error=', 'error'],
    ['access_token=fake-planted&planted=1&planted=2', 'extensions'],
  ])('is refused where a name comes more than once: %s', (body, name) => {
    const error = leftOf(parse({ body }))
    expect(error).toMatchObject({ _tag: 'Malformed', issues: [{ path: [name], code: 'repeated-member' }] })
    expect(inspect(error)).not.toContain('planted')
  })
  test('shows no token of a repeated name in an error', () => {
    const body =
      'error=a&error_description=fake-planted-2+is+over&access_token=fake-planted-1&access_token=fake-planted-2'
    expect(leftOf(parse({ body }))).toMatchObject({ error: 'a', errorDescription: '<redacted> is over' })
  })
  test('may have names that every object has', () => {
    const { token } = rightOf(parse({ body: 'access_token=fake-a&__proto__=fake&constructor=fake' }))
    expect(Object.keys(extensionOf(token, 'rfc6749') ?? {})).toEqual(['__proto__', 'constructor'])
  })
  test('shows none however often its name is repeated', () => {
    const tokens = Array.from({ length: 1000 }, (_, index) => `&access_token=fake-planted-${index}`).join('')
    const body = `error=a&error_description=fake-planted-0+and+fake-planted-999+are+over${tokens}`
    expect(leftOf(parse({ body }))).toMatchObject({ errorDescription: '<redacted> and <redacted> are over' })
  })
  test.each(['application/json', null])('is nothing that only holds one, under the content type %j', (contentType) => {
    for (const body of ['sorry: access_token=fake-a', 'access_token=fake-a&scope=<b>', 'access_token=fake-a <br>'])
      expect(leftOf(parse({ contentType, body }))).toMatchObject({ _tag: 'UnreadableBody', code: 'not-json' })
  })
  const untidy = 'error=invalid_grant&error_description=Das ist für immer vorbei.'
  test.each(['Application/X-WWW-Form-URLencoded ; charset=UTF-8', '', null, undefined])(
    'may have spaces and other alphabets under the content type %j',
    (contentType) =>
      expect(leftOf(parse({ status: 400, contentType, body: untidy }))).toMatchObject({
        errorDescription: 'Das ist für immer vorbei.',
      }),
  )
  test.each(['text/plain', 'application/json', 'application/x-www-form-urlencoded-not'])(
    'may not have them under the content type %j',
    (contentType) =>
      expect(leftOf(parse({ status: 400, contentType, body: untidy }))).toMatchObject({ code: 'unexpected-status' }),
  )
})

describe('the size', () => {
  const size = new TextEncoder().encode(json).byteLength

  test('is 1 MiB at most', () => {
    const body = json.padEnd(1_048_576)
    expect(parse({ body })._tag).toBe('Right')
    expect(leftOf(parse({ body: `${body} ` }))).toEqual({
      _tag: 'BodyTooLarge',
      code: 'body-too-large',
      message: expect.any(String),
      vendor: 'rfc6749',
      status: 200,
    })
  })
  test('is what the caller says', () => {
    expect(parse({}, { maxBytes: size })._tag).toBe('Right')
    expect(leftOf(parse({}, { maxBytes: size - 1 }))._tag).toBe('BodyTooLarge')
    expect(leftOf(parse({ body: new TextEncoder().encode(json) }, { maxBytes: size - 1 }))._tag).toBe('BodyTooLarge')
    expect(parse({ body: json.padEnd(2_000_000) }, { maxBytes: Number.POSITIVE_INFINITY })._tag).toBe('Right')
  })
  test('is counted in bytes of UTF-8', () => {
    const body = '{"error":"a","error_description":"ééé"}'
    expect(leftOf(parse({ body }, { maxBytes: body.length + 3 }))._tag).toBe('OAuthError')
    expect(leftOf(parse({ body }, { maxBytes: body.length + 2 }))._tag).toBe('BodyTooLarge')
  })
  test('may be nothing at all', () => {
    expect(leftOf(parse({}, { maxBytes: 0 }))._tag).toBe('BodyTooLarge')
    expect(leftOf(parse({ body: '' }, { maxBytes: 0 }))._tag).toBe('UnreadableBody')
  })
  test.each([-1, Number.NaN, '1'])('is Malformed where it is none: %j', (maxBytes) =>
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
    ['an unknown member', { tenant: 1 }, []],
  ]
  test.each(rows)('%s is read, with its note', (_, members, notes) =>
    expect(triplesOf(rightOf(parse(body(members))).notes)).toEqual(notes),
  )

  const refused = rows.flatMap(([title, members, notes]) =>
    notes
      .filter(([code]) => code === 'repaired' || code === 'defaulted')
      .map(([, reason]) => ({ title, members, reason })),
  )
  test.each(refused)('$title is refused in strict reading', ({ members, reason }) =>
    expect(leftOf(parse(body(members), { strict: true }))).toMatchObject({ _tag: 'Malformed', code: reason }),
  )

  test.each<readonly [object, string]>([
    [{ access_token: null }, 'missing'],
    [{ access_token: '' }, 'empty'],
    [{ access_token: 1 }, 'not-string'],
    [{ access_token: 'fake\r\nplanted' }, 'bad-character'],
    [{ access_token: '<redacted>' }, 'redacted'],
    [{ token_type: '' }, 'empty'],
    [{ expires_in: -1 }, 'negative'],
    [{ expires_in: 1e300 }, 'too-large'],
    [{ expires_in: '1h' }, 'not-digits'],
    [{ expires_in: true }, 'not-number'],
    [{ scope: 'a\u0000b' }, 'bad-character'],
    [{ id_token: 1 }, 'not-string'],
  ])('%j is Malformed', (members, code) =>
    expect(leftOf(parse(body(members)))).toMatchObject({ _tag: 'Malformed', code }),
  )

  test('a lifetime that is out of range for its beginning is Malformed', () => {
    expect(leftOf(parse({ ...body({ expires_in: 10 }), receivedAt: 8.64e12 }))).toMatchObject({ code: 'too-large' })
    expect(leftOf(parse({ receivedAt: Number.NaN }))).toMatchObject({ issues: [{ path: ['receivedAt'] }] })
  })

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

test('what only poses as an answer is an error, and says nothing of it', () => {
  const answer = {
    status: 200,
    get body(): string {
      throw new Error('fake-planted')
    },
  }
  expect(leftOf(parseResponse(Rfc6749Token)(answer))).toStrictEqual({
    _tag: 'UnreadableBody',
    code: 'not-json',
    message: expect.any(String),
    vendor: 'rfc6749',
  })
})
