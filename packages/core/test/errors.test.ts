import { inspect } from 'node:util'
import * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import type { OAuthError } from '../src/index.js'
import { CanonicalToken, defineCodec, formatError, Rfc6749Token } from '../src/index.js'
import { issuesOf, leftOf, rightOf, tokenWith, triplesOf } from './support.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  refresh_token?: string
}
const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
  },
  tokenType: 'bearer',
})

const response = { access_token: 'fake-access-token', token_type: 'bearer' }

const oauthError = (body: object): OAuthError => {
  const error = leftOf(AcmeToken.read(body))
  if (error._tag !== 'OAuthError') throw new Error(`expected an OAuthError, got ${error._tag}`)
  return error
}

describe('formatError', () => {
  test("says the same of io-ts's errors", () => {
    const input = { ...response, expires_in: '1h' }
    const line = formatError(leftOf(AcmeToken.read(input)))
    expect(line).toMatch(/acme.*expires_in.*not-digits/)
    expect(formatError(leftOf(AcmeToken.decode(input)))).toBe(line)
  })

  test('has one line for each thing that is wrong', () => {
    const broken = { access_token: 1, token_type: '', expires_in: [3600] }
    const lines = formatError(leftOf(AcmeToken.read(broken))).split('\n')
    expect(lines).toEqual([
      expect.stringMatching(/access_token.*not-string/),
      expect.stringMatching(/token_type.*empty/),
      expect.stringMatching(/expires_in.*not-number/),
    ])
    expect(formatError(leftOf(AcmeToken.decode(broken))).split('\n')).toEqual(lines)
  })

  test("shows no value of another type's errors", () => {
    const Session = t.type({ user: t.number, token: AcmeToken })
    const shown = formatError(leftOf(Session.decode({ user: 'fake-planted', token: response })))
    expect(shown).toContain('user')
    expect(shown).not.toContain('planted')
  })

  test('says the errors of every other tag in one line', () => {
    const errors = [
      leftOf(AcmeToken.read({ error: 'invalid_grant', error_description: 'Two\nlines.' })),
      leftOf(AcmeToken.write(tokenWith({ idToken: tokenWith().accessToken }), { onLoss: 'fail' })),
      leftOf(AcmeToken.write(tokenWith({ expiresIn: 1 }), { now: 1 })),
      leftOf(CanonicalToken.read({ v: 2 })),
    ]
    expect(errors.map(({ _tag }) => _tag)).toEqual(['OAuthError', 'Lossy', 'UnknownIssueTime', 'UnsupportedVersion'])
    for (const error of errors) expect(formatError(error)).toMatch(/^.+$/)
  })
})

describe('every error', () => {
  test.each<readonly [string, ReturnType<typeof AcmeToken.read>]>([
    ['Malformed', AcmeToken.read({ ...response, expires_in: 'fake-planted' })],
    ['OAuthError', AcmeToken.read({ ...response, error: 'fake' })],
    ['UnsupportedVersion', CanonicalToken.read({ v: 2, accessToken: 'fake-planted' })],
  ])('is plain data with a tag, a code and a one-line message: %s', (tag, result) => {
    const error = leftOf(result)
    expect(error).toMatchObject({
      _tag: tag,
      code: expect.stringMatching(/^[a-z-]+$/),
      message: expect.stringMatching(/^.+$/),
    })
    expect(JSON.parse(JSON.stringify(error))).toEqual(error)
    expect(inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('planted')
  })

  test('names a type where it says what came', () => {
    const issuesWith = (expires_in: unknown) => issuesOf(leftOf(AcmeToken.read({ ...response, expires_in })))
    expect(issuesWith('9'.repeat(20))).toEqual([{ path: ['expires_in'], actual: 'string', code: 'too-large' }])
    expect(issuesWith([3600])).toEqual([{ path: ['expires_in'], actual: 'array', code: 'not-number' }])
  })
})

describe('an error member', () => {
  test.each([null, '', false])('says nothing where it is %j', (error) => {
    const { notes } = rightOf(AcmeToken.read({ ...response, error }))
    expect(triplesOf(notes)).toEqual([['ignored', 'no-error', 'error']])
    expect(notes[0]).toMatchObject({ vendor: 'acme', direction: 'read' })
  })

  test('that says nothing is no token either', () =>
    expect(leftOf(AcmeToken.read({ error: null }))).toMatchObject({ _tag: 'Malformed' }))

  test('counts more than the token beside it', () =>
    expect(oauthError({ ...response, error: 'invalid_grant' }).error).toBe('invalid_grant'))

  test.each([1, true, {}, ['invalid_grant']])('never lets a token through where it is %j', (error) =>
    expect(AcmeToken.read({ ...response, error })._tag).toBe('Left'),
  )

  test('comes with its description and its page', () =>
    expect(oauthError({ error: 'a', error_description: 'b', error_uri: 'https://example.test/c' })).toMatchObject({
      error: 'a',
      errorDescription: 'b',
      errorUri: 'https://example.test/c',
    }))

  test('is left without a description that is no text', () =>
    expect(oauthError({ error: 'a', error_description: { b: 1 } })).not.toHaveProperty('errorDescription'))
})

describe("a server's text", () => {
  const described = (text: string, body: object = {}): string =>
    oauthError({ ...body, error: 'invalid_grant', error_description: text }).errorDescription ?? ''

  test('is kept without control characters', () => {
    expect(described('a \r\nb\u0000c\u001b[31md\u007fe\u0085f')).toBe('a bc[31mdef')
    expect(oauthError({ error: 'bad\r\ncode' }).error).toBe('badcode')
    expect(oauthError({ error: 'a', error_description: 'b\nc' }).message).not.toMatch(/[\r\n]/)
  })

  test('is cut at 500 characters', () => {
    expect(described('a '.repeat(1000))).toHaveLength(500)
    expect(described('b a'.repeat(160))).toHaveLength(480)
    expect(oauthError({ error: 'e'.repeat(1000) }).error).toHaveLength(500)
  })

  test('stays readable where it is one long word', () =>
    expect(described('authorization_code_expired')).toBe('authorization_code_expired'))

  test.each<readonly [string, object]>([
    ['access token', { access_token: 'fake-planted-token' }],
    ['refresh token', { refresh_token: 'fake-planted-token' }],
    ['token in a member that is not known', { subject_token: 'fake-planted-token' }],
    ['token deep in a member that is not known', { request: { form: ['fake-planted-token'] } }],
  ])('is kept without the %s that the same body holds', (_, body) => {
    const error = oauthError({
      ...body,
      error: 'invalid_grant',
      error_description: 'The token fake-planted-token is revoked.',
      error_uri: 'https://example.test/?token=fake-planted-token',
    })
    expect(error.errorDescription).toBe('The token <redacted> is revoked.')
    expect(inspect(error)).not.toContain('planted')
  })

  test('hides no token behind a control character, nor half of one at the cut', () => {
    const body = { access_token: 'fake-planted-token' }
    expect(described('fake-plan\u0000ted-token', body)).toBe('<redacted>')
    expect(described(`${'a'.repeat(490)}fake-planted-token`, body)).not.toContain('fake')
  })

  test.each<readonly [string, object]>([
    ['a short token', { access_token: 'abc' }],
    ['a short token in a member that is not known', { client_assertion: 'abc' }],
    ['a token with spaces in a member that is not known', { subject_token: 'a fake b' }],
  ])('is kept without %s', (_, body) => {
    const [token] = Object.values(body)
    expect(described(`refused: ${token}!`, body)).toBe('refused: <redacted>!')
  })

  test('shows no part of a token that is longer than what is looked at', () => {
    const token = `fake-planted ${'b'.repeat(8000)}${' c'.repeat(100)}`
    expect(described(token + token, { access_token: token })).toBe('<redacted>')
  })

  test.each<readonly [string, string, string]>([
    ['in a URL', 'fake+a/b==c d', 'fake%2Ba%2Fb%3D%3Dc%20d'],
    ['in a URL, in lower case', 'fake+a/b==', 'fake%2ba%2fb%3d%3d'],
    ['in a form', "fake (a) b+c~'!", 'fake+%28a%29+b%2Bc%7E%27%21'],
    ['in JSON', 'fake"a\\b', 'fake\\"a\\\\b'],
  ])('is kept without a token that is escaped %s', (_, token, escaped) => {
    const body = { access_token: token, error: 'invalid_grant', error_uri: `https://example.test/?token=${escaped}` }
    expect(oauthError(body).errorUri).toBe('https://example.test/?token=<redacted>')
    expect(described(`refused: ${escaped}!`, body)).toBe('refused: <redacted>!')
  })

  test('keeps half of a character, which no URL holds', () =>
    expect(described('a \ud800fake b', { access_token: '\ud800fake' })).toBe('a <redacted> b'))

  test.each<readonly [string, string, string]>([
    ['the beginning', 'Token fake-pla... is revoked', 'Token <redacted>... is revoked'],
    ['the end', 'Token ...ed-token is revoked', 'Token ...<redacted> is revoked'],
    ['lines', 'Token fake-planted\n-token is revoked', 'Token <redacted> is revoked'],
    ['both ends', 'Token fake-plan...ed-token', 'Token <redacted>...<redacted>'],
  ])('is kept without a token of which it shows %s', (_, text, shown) => {
    for (const name of ['access_token', 'subject_token', 'client_secret'])
      expect(described(text, { [name]: 'fake-planted-token' })).toBe(shown)
  })

  test.each<readonly [string, object]>([
    ['words of a member that holds what a token is for', { subject_token: 'the access token' }],
    ['a part of a URL', { token: { at: 'https://example.test/token' } }],
    ['a part of what is no token', { redirect_uri: 'https://example.test/callback' }],
  ])('keeps %s', (_, body) =>
    expect(described('the access of https://example.test/ is refused', body)).toBe(
      'the access of https://example.test/ is refused',
    ),
  )

  test.each<readonly [string, string, object]>([
    ['is a value of another member and nothing else', 'fake-planted-1', { code: 'fake-planted-1' }],
    ['is a value deep in another member and nothing else', 'fake-planted-1', { request: [{ code: 'fake-planted-1' }] }],
    ['quotes a header', 'fake-planted-1', { headers: { authorization: 'Bearer fake-planted-1' } }],
  ])('is hidden where it %s', (_, text, body) => expect(described(text, body)).toBe('<redacted>'))

  test.each<readonly [string, object]>([
    ['the name of a member', { 'fake-planted-1': true }],
    ['the name of a member deep in it', { request: [{ 'fake-planted-1': 1 }] }],
    ['a form', { request: 'grant_type=refresh_token&refresh_token=fake-planted-1' }],
    ['a URL', { at: 'https://example.test/?state=fake%2Dplanted-1#here' }],
    ['JSON as text', { request: '{"refresh_token":"fake-planted-1"}' }],
    ['a header', { headers: ['Authorization: Bearer fake-planted-1'] }],
    ['what JSON cannot hold', { request: Object.assign(new Error('fake'), { code: 'fake-planted-1', at: undefined }) }],
    ['an array with a symbol in it', { access_token: ['fake-planted-1', Symbol('fake')] }],
    ['a very long array', { access_token: [...new Array(1_000).fill('fake-other'), 'fake-planted-1'] }],
  ])('hides a token that stands in %s', (_, body) =>
    expect(described('bad fake-planted-1', body)).toBe('bad <redacted>'),
  )

  test('hides a short token, and a number, deep in a member that is named like a token', () => {
    expect(described('bad fake', { request: { access_token: 'fake' } })).toBe('bad <redacted>')
    expect(described('bad 90817263', { request: { refreshToken: 90817263 } })).toBe('bad <redacted>')
    expect(described('bad 90817263', { access_token: 90817263n })).toBe('bad <redacted>')
  })

  test('keeps the names of members', () => {
    const text = 'error_description of retryAfter and x-request-id'
    expect(described(text, { retryAfter: 1, 'x-request-id': 2, a: { error_description: 3 } })).toBe(text)
  })

  test('is kept where the body repeats words of it', () =>
    expect(
      leftOf(AcmeToken.read({ error: 'UNAUTHORIZED', error_description: 'Unauthorized', status: 'Unauthorized' })),
    ).toMatchObject({ error: 'UNAUTHORIZED', errorDescription: 'Unauthorized' }))

  test('is kept without a number that stands where a token belongs', () => {
    expect(described('refused: 90817263', { id_token: 90817263 })).toBe('refused: <redacted>')
    expect(described('refused: 90817263', { mfa_token: [90817263] })).toBe('refused: <redacted>')
    expect(described('refused: 12', { id_token: { at: 1 } })).toBe('refused: 12')
    expect(described('expired: 3600 seconds', { expires_in: 3600 })).toBe('expired: 3600 seconds')
  })

  test('has one placeholder where tokens overlap', () =>
    expect(described('x fake-ab-fake-ab-fake y', { access_token: ['fake-ab-fake', 'ab-fake-ab'] })).toBe(
      'x <redacted> y',
    ))

  test('does not grow where tokens are parts of the placeholder', () => {
    const tokens = Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? 'reda' : 'cted'))
    expect(described('reda '.repeat(100), { access_token: tokens })).toHaveLength(500)
  })

  test("keeps a form's own code and words, wherever in the body they stand", () => {
    const NestedToken = defineCodec<{ access_token?: string; token_type?: string }>()({
      id: 'nested',
      fields: { accessToken: 'access_token', tokenType: 'token_type' },
      errors: [
        {
          marker: 'problem',
          read: ({ problem }) => {
            const { code, text } = problem as { readonly code: string; readonly text: string }
            return { error: code, errorDescription: text }
          },
        },
      ],
    })
    const body = { problem: { code: 'TOO_MANY_REQUESTS', text: 'Unauthorized' } }
    expect(leftOf(NestedToken.read(body))).toMatchObject({
      error: 'TOO_MANY_REQUESTS',
      errorDescription: 'Unauthorized',
    })
  })

  test('keeps the words of its code where a token is as short', () =>
    expect(oauthError({ error: 'invalid_grant', access_token: 'a' }).error).toBe('invalid_grant'))
})

test('a short lifetime or code is no token: the text stays readable', () =>
  expect(
    leftOf(Rfc6749Token.read({ error: 'expired', error_description: 'expired: 3600 seconds', expires_in: 3600 })),
  ).toMatchObject({ error: 'expired', errorDescription: 'expired: 3600 seconds' }))

test('however many tokens a body holds and however long they are, none is shown', () => {
  const tokens = Array.from({ length: 10_000 }, (_, index) => [`a${index}_token`, `fake-${index}-planted`])
  const long = 'fake-planted'.repeat(1_000)
  const body = {
    ...Object.fromEntries(tokens),
    long_token: long,
    error: 'fake_error',
    error_description: `refused fake-7-planted, fake-9999-plantedfake-0-planted and ${long}`,
  }
  const error = leftOf(Rfc6749Token.read(body))
  expect(error).toMatchObject({ errorDescription: 'refused <redacted>, <redacted> and <redacted>' })
  expect(JSON.stringify(error)).not.toContain('planted')
})
