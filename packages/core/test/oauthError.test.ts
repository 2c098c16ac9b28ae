import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { AnyTokenCodec, ErrorBody, ErrorShape, OAuthError } from '../src/index.js'
import { CanonicalToken, defineCodec, formatError, parseResponse, Rfc6749Token, reveal } from '../src/index.js'
import { leftOf, nested, response, rightOf, triplesOf } from './support.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
}
const fields = { accessToken: 'access_token', tokenType: 'token_type' } as const

const withShapes = (...errors: readonly ErrorShape[]): AnyTokenCodec =>
  defineCodec<AcmeTokenResponse>()({ id: 'acme', fields, errors })

const AcmeToken = withShapes({
  marker: 'fault',
  read: ({ fault, text, hint, page, status, wait }) => ({
    error: fault,
    errorDescription: hint === undefined ? text : `${text} ${hint}`,
    errorUri: page,
    status,
    retryAfter: wait,
  }),
})

const refused = (body: object, codec: AnyTokenCodec = Rfc6749Token): OAuthError => {
  const error = leftOf(codec.read(body))
  if (error._tag !== 'OAuthError') throw new Error(`expected an OAuthError, got ${error._tag}`)
  return error
}

/** The same error with its secrets revealed. */
const opened = ({ errorDescription, errorUri, body, ...error }: OAuthError): object => ({
  ...error,
  ...(errorDescription === undefined ? {} : { errorDescription: reveal(errorDescription) }),
  ...(errorUri === undefined ? {} : { errorUri: reveal(errorUri) }),
  body: reveal(body),
})

const thrownBy = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (thrown) {
    return thrown
  }
}

/** All that a program may print of an input that a codec refuses. */
const printsOf = (codec: AnyTokenCodec, input: unknown): string => {
  const error = leftOf(codec.read(input))
  const errors = leftOf(codec.decode(input))
  const thrown = thrownBy(() => codec.parse(input)) as Error
  const values = [error, errors, thrown, codec['~standard'].validate(input)]
  const all = {
    depth: Number.POSITIVE_INFINITY,
    showHidden: true,
    showProxy: true,
    getters: true,
    maxStringLength: null,
  }
  return [
    ...values.flatMap((value) => [inspect(value, all), JSON.stringify(value), String(value)]),
    ...[error.message, formatError(error), formatError(errors), thrown.message, thrown.stack],
  ].join('\n')
}

describe('an error', () => {
  test('has all that its body says, in the order of the model', () => {
    const body = { wait: 30, status: 429, page: 'https://example.test/', text: 'Wait.', fault: 'slow_down' }
    expect(JSON.stringify(opened(refused(body, AcmeToken)))).toBe(
      JSON.stringify({
        _tag: 'OAuthError',
        code: 'oauth-error',
        message: 'acme: the server refused: slow_down',
        source: 'acme',
        error: 'slow_down',
        status: 429,
        retryAfter: 30,
        errorDescription: 'Wait.',
        errorUri: 'https://example.test/',
        body,
      }),
    )
  })

  test.each([
    ['RFC 6749', Rfc6749Token, { error: 'slow_down' }],
    ["a vendor's shape", AcmeToken, { fault: 'slow_down' }],
  ])('by %s that has only a code has no other members', (_, codec, body) =>
    expect(opened(refused(body, codec))).toStrictEqual({
      _tag: 'OAuthError',
      code: 'oauth-error',
      message: expect.any(String),
      source: codec.id,
      error: 'slow_down',
      body,
    }),
  )

  test('counts more than the token beside it', () =>
    expect(refused({ ...response, error: 'invalid_grant' }).error).toBe('invalid_grant'))

  test('has no description and no page that are not text', () => {
    const error = refused({ error: 'a', error_description: { b: 1 }, error_uri: ['c'] })
    expect(error).not.toHaveProperty('errorDescription')
    expect(error).not.toHaveProperty('errorUri')
    expect(reveal(error.body)).toEqual({ error: 'a', error_description: { b: 1 }, error_uri: ['c'] })
  })

  test.each([0, 1, 429, Number.MAX_SAFE_INTEGER])('has a status and a time to wait of %j', (number) =>
    expect(refused({ fault: 'a', status: number, wait: number }, AcmeToken)).toMatchObject({
      status: number,
      retryAfter: number,
    }),
  )

  test.each([-1, 1.5, 2 ** 53, '429', null, true])('has no status and no time to wait of %j', (value) => {
    const error = refused({ fault: 'a', status: value, wait: value }, AcmeToken)
    expect(error).not.toHaveProperty('status')
    expect(error).not.toHaveProperty('retryAfter')
  })
})

describe('the code', () => {
  test.each<readonly [unknown, string]>([
    ['invalid_grant', 'invalid_grant'],
    [7, '7'],
    [-1, '-1'],
    [40029, '40029'],
    [true, 'unrecognized_error'],
    [1.5, 'unrecognized_error'],
    [1e21, 'unrecognized_error'],
    [['invalid_grant'], 'unrecognized_error'],
    [{ code: 100 }, 'unrecognized_error'],
    ['It is over.', 'unrecognized_error'],
    [' ', 'unrecognized_error'],
    ['a'.repeat(65), 'unrecognized_error'],
  ])('of %j is %s', (error, code) => {
    expect(refused({ ...response, error }).error).toBe(code)
    expect(refused({ ...response, fault: error }, AcmeToken).error).toBe(code)
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, Symbol('fake'), () => 1, new Date(0)])(
    'of a value that JSON cannot hold is unrecognized_error: %s',
    (error) => {
      expect(refused({ ...response, error }).error).toBe('unrecognized_error')
      expect(reveal(refused({ ...response, error }).body)).toEqual(response)
    },
  )

  test.each([null, '', false, 0, {}, []])('of %j is not an error', (error) => {
    const { notes } = rightOf(Rfc6749Token.read({ ...response, error }))
    expect(triplesOf(notes)).toEqual([['ignored', 'no-error', 'error']])
    expect(notes[0]).toMatchObject({ source: 'rfc6749', direction: 'read' })
    expect(leftOf(Rfc6749Token.read({ error }))).toMatchObject({ _tag: 'Malformed', code: 'missing' })
    expect(rightOf(AcmeToken.read({ ...response, fault: error })).notes).toEqual([])
  })

  test('that may not be shown is the description where there is no other', () => {
    expect(opened(refused({ error: 'It is over.' }))).toMatchObject({ errorDescription: 'It is over.' })
    expect(opened(refused({ error: 'It is over.', error_description: 'a' }))).toMatchObject({ errorDescription: 'a' })
    expect(refused({ error: 'invalid_grant' })).not.toHaveProperty('errorDescription')
  })

  test.each([
    { access_token: 'fake' },
    { refresh_token: 'a-fake-token' },
    { id_token: 'fake' },
    { refresh_token: 'a', access_token: 'bad_fake' },
  ])('that is part of a token, or holds one, is not shown: %j', (tokens) =>
    expect(refused({ ...tokens, error: 'bad_fake' }).error).toBe(
      Object.values(tokens).some((token) => token.includes('bad_fake') || 'bad_fake'.includes(token))
        ? 'unrecognized_error'
        : 'bad_fake',
    ),
  )

  test.each([{ access_token: '' }, { access_token: null }, { access_token: 7 }, { scope: 'bad_fake' }])(
    'is shown beside %j',
    (members) => expect(refused({ ...members, error: 'bad_fake' }).error).toBe('bad_fake'),
  )
})

describe('a body from a public report', () => {
  test.each<readonly [title: string, body: object, error: string]>([
    ['C15, a second factor', { error: 'mfa_required', mfa_token: 'fake-mfa' }, 'mfa_required'],
    [
      'C16, trace ids',
      {
        error: 'interaction_required',
        error_description:
          'AADSTS50076: Use a second factor.\r\nTrace ID: 0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f1\r\nCorrelation ID: 1f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f1',
        trace_id: '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f1',
        correlation_id: '1f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f1',
        error_codes: [50076],
        suberror: 'basic_action',
        claims: '{"access_token":{"capolids":{"essential":true}}}',
      },
      'interaction_required',
    ],
    [
      'C17, a quoted token',
      {
        error: 'invalid_token',
        error_description: 'Invalid refresh token (expired): eyJhbGciOiJub25lIn0.eyJzdWIiOiJmYWtlIn0.c2ln',
      },
      'invalid_token',
    ],
    [
      'a quoted token for a code',
      { error: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJmYWtlIn0.c2ln', interval: 5 },
      'unrecognized_error',
    ],
    ['an object for a code', { error: { code: 190, type: 'OAuthException', message: 'fake-a' } }, 'unrecognized_error'],
  ])('is sealed, and whole: %s', (_, body, code) => {
    const answer = { status: 403, body: JSON.stringify(body) }
    const error = leftOf(parseResponse(Rfc6749Token, answer)) as OAuthError
    expect(error).toMatchObject({ _tag: 'OAuthError', error: code, status: 403 })
    expect(reveal(error.body)).toEqual(body)
    if ('error_description' in body) expect(opened(error)).toMatchObject({ errorDescription: body.error_description })
    const printed = [inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error), formatError(error)].join()
    for (const text of ['fake', 'eyJ', '0f1e2d3c', 'essential', 'basic_action', 'Trace'])
      expect(printed).not.toContain(text)
  })

  test('C05: may have been parsed by the client', () =>
    expect(leftOf(parseResponse(Rfc6749Token, { status: 400, body: { error: 'invalid_grant' } }))).toMatchObject({
      _tag: 'OAuthError',
      error: 'invalid_grant',
      status: 400,
    }))

  test('C07: has a number for a code', () => {
    const WechatLike = withShapes({
      marker: 'errcode',
      read: ({ errcode, errmsg }) => ({ error: errcode, errorDescription: errmsg }),
    })
    const error = refused({ errcode: 40029, errmsg: 'invalid code' }, WechatLike)
    expect(opened(error)).toMatchObject({ error: '40029', errorDescription: 'invalid code' })
    expect(WechatLike.read({ ...response, errcode: 0, errmsg: 'ok' })._tag).toBe('Right')
  })

  test('C18: says the same in two members', () =>
    expect(
      opened(refused({ fault: 'invalid_token', text: 'Token expired.', hint: 'The token expired.' }, AcmeToken)),
    ).toMatchObject({ error: 'invalid_token', errorDescription: 'Token expired. The token expired.' }))

  test('C19: has a code in two parts', () => {
    const StravaLike = withShapes({
      marker: 'errors',
      read: ({ errors, message }) => {
        const [first] = errors as readonly [{ readonly resource: string; readonly code: string }]
        return { error: `${first.resource}.${first.code}`, errorDescription: message }
      },
    })
    const body = {
      message: 'Bad Request',
      errors: [{ resource: 'RefreshToken', field: 'refresh_token', code: 'invalid' }],
    }
    expect(refused(body, StravaLike).error).toBe('RefreshToken.invalid')
    expect(StravaLike.read({ ...response, errors: [] })._tag).toBe('Right')
  })
})

describe('a shape', () => {
  const says = (marker: string, read: (body: object) => unknown): ErrorShape => ({
    marker,
    read: (body) => read(body) as ErrorBody,
  })
  const throws = (): never => {
    throw new Error('fake')
  }

  test('is asked only of a body with its marker, and before the ones after it', () => {
    const codec = withShapes(
      says('first', () => ({ error: 'first' })),
      says('second', () => ({ error: 'second' })),
    )
    expect(refused({ second: 1 }, codec).error).toBe('second')
    expect(refused({ second: 1, first: 1 }, codec).error).toBe('first')
    expect(codec.read(response)._tag).toBe('Right')
  })

  test.each<readonly [title: string, read: () => unknown]>([
    ['nothing', () => undefined],
    ['null', () => null],
    ['a code that says nothing', () => ({ error: 0 })],
    ['an empty object', () => ({})],
    ['a throw', throws],
    ['C29: a getter that throws', () => Object.defineProperty({}, 'error', { get: throws, enumerable: true })],
    [
      'C29: a code, and a getter that throws',
      () => Object.defineProperty({ error: 'fake' }, 'errorDescription', { get: throws, enumerable: true }),
    ],
    ['C29: a proxy that throws', () => new Proxy({ error: 'fake' }, { get: throws })],
    [
      'C29: a revoked proxy',
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        return proxy
      },
    ],
    ['C29: a code that throws', () => ({ error: new Proxy({}, { ownKeys: throws }) })],
  ])('that finds %s leaves the body to the next one, and then to RFC 6749', (_, read) => {
    const codec = withShapes(
      says('first', read),
      says('second', () => ({ error: 'second' })),
    )
    expect(refused({ first: 1, second: 1 }, codec).error).toBe('second')
    expect(refused({ first: 1, error: 'third' }, codec).error).toBe('third')
    const { token } = rightOf(codec.read({ ...response, first: 1 }))
    expect(rightOf(codec.write(token)).value).toEqual({ ...response, first: 1 })
  })

  test('may give a proxy, and each member is read once', () => {
    let reads = 0
    const found = new Proxy<ErrorBody>(
      { error: 'fake', errorDescription: 'a' },
      { get: (target, name) => (name === 'error' ? `fake${reads++}` : Reflect.get(target, name)) },
    )
    const error = refused({ first: 1 }, withShapes(says('first', () => found)))
    expect(opened(error)).toMatchObject({
      error: 'fake0',
      errorDescription: 'a',
      message: 'acme: the server refused: fake0',
    })
  })

  test('sees the JSON of a body and nothing else', () => {
    const codec = withShapes(says('fault', (body) => ({ error: Object.keys(body).join(' ') })))
    const body = { fault: 1, none: () => 1, all: [], big: 1n, deep: nested(600) }
    expect(refused(body, codec).error).toBe('fault all')
    expect(reveal(refused(body, codec).body)).toEqual({ fault: 1, all: [] })
  })

  test('sees no member of a prototype', () => {
    const codec = withShapes(says('fault', (body) => ({ error: 'toString' in body ? 'inherited' : 'own' })))
    expect(refused({ fault: 1 }, codec).error).toBe('own')
  })
})

describe('a token that a server quotes', () => {
  const random = fc
    .uint8Array({ minLength: 24, maxLength: 48 })
    .map((bytes) => Buffer.from(bytes).toString('base64url'))
  const secretText = fc.oneof(
    random.map((text) => `fake7${text}`),
    random.map((text) => `eyJmYWtl.${text}.${text}`),
    random.map((text) => `fake7+/${text}==`),
  )
  const around = fc.constantFrom('', 'Invalid token: ', ' is over.', '"', '\r\n', '\\u0041', '%2B', ' ')
  const quote = (token: string) => fc.tuple(around, around).map(([before, after]) => `${before}${token}${after}`)
  const place = fc.constantFrom(
    ...['error', 'error_description', 'error_uri', 'fault', 'text', 'page', 'hint', 'access_token', 'refresh_token'],
    ...['mfa_token', 'claims', 'status', 'wait', 'expires_in', 'scope', 'v', '__proto__', 'accessToken', 'extensions'],
  )
  const wrap = fc.constantFrom<(text: string) => unknown>(
    (text) => text,
    (text) => [text],
    (text) => ({ [text]: 1 }),
    (text) => ({ code: text, message: [{ text }] }),
  )
  const members = fc.oneof(
    fc.constant({ error: 'invalid_grant' }),
    fc.constant({ fault: 'invalid_grant' }),
    fc.constant({ error: 40029, fault: 7 }),
  )
  const body = secretText.chain((token) =>
    fc
      .tuple(members, fc.array(fc.tuple(place, quote(token), wrap), { minLength: 1, maxLength: 4 }))
      .map(([known, quotes]) => {
        const all: Record<string, unknown> = { error: 'invalid_grant', ...known }
        for (const [name, text, wrapped] of quotes)
          Object.defineProperty(all, name, {
            value: wrapped(text),
            enumerable: true,
            configurable: true,
            writable: true,
          })
        return { token, quotes: quotes.length, body: all }
      }),
  )

  test('is printed nowhere, and revealed whole', () =>
    fc.assert(
      fc.property(body, fc.constantFrom<AnyTokenCodec>(Rfc6749Token, AcmeToken, CanonicalToken), (quoting, codec) => {
        const { token } = quoting
        const input = { ...(codec === CanonicalToken ? { v: 1 } : {}), ...quoting.body }
        const error = leftOf(codec.read(input))
        expect(printsOf(codec, input)).not.toContain(token)
        if (error._tag === 'OAuthError') {
          expect(reveal(error.body)).toEqual(input)
          expect(JSON.stringify(reveal(error.body))).toContain(token)
        } else expect(codec).toBe(CanonicalToken)
      }),
      { numRuns: inject('cases') },
    ))

  test('is printed nowhere where it reads like a code and has a row', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}(_[a-z]{2,8})?$/)
    fc.assert(
      fc.property(word, fc.constantFrom('access_token', 'refresh_token', 'id_token'), (token, name) => {
        const input = { error: `zz_${token}`, error_description: token, [name]: token }
        expect(refused(input).error).toBe('unrecognized_error')
        expect(reveal(refused(input).body)).toEqual(input)
      }),
      { numRuns: inject('cases') },
    )
  })
})
