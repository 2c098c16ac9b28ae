// Codecs inside io-ts's own types, and their errors.
import { inspect } from 'node:util'
import * as t from 'io-ts'
import { PathReporter } from 'io-ts/lib/PathReporter.js'
import { describe, expect, test } from 'vitest'
import type { Token } from '../src/index.js'
import { CanonicalToken, eqToken, formatError, Rfc6749Token, redactErrors } from '../src/index.js'
import { leftOf, response, rightOf, tokenWith } from './support.js'

const broken = { ...response, access_token: 'fake-planted\ntoken', id_token: ['fake-planted-id'] }

const isMinimal = (token: Token): boolean => eqToken(token, tokenWith())
const everything = (value: unknown): string =>
  inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true }) + JSON.stringify(value)

describe('a codec works', () => {
  test('inside t.type', () => {
    const Session = t.type({ user: t.string, token: Rfc6749Token })
    const session = rightOf(Session.decode({ user: 'fake', token: response }))
    expect(isMinimal(session.token)).toBe(true)
    expect(Session.is(session)).toBe(true)
    expect(Session.encode(session)).toEqual({ user: 'fake', token: response })
  })

  test('inside t.array', () => {
    const Tokens = t.array(CanonicalToken)
    const tokens = rightOf(Tokens.decode([{ v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }]))
    expect(tokens.map(isMinimal)).toEqual([true])
    expect(Tokens.encode(tokens)).toEqual([{ v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }])
  })

  test.each([
    ['first', t.union([t.null, Rfc6749Token])],
    ['last', t.union([Rfc6749Token, t.null])],
  ] as const)('beside t.null in a union, null standing %s', (_, Optional) => {
    expect(rightOf(Optional.decode(null))).toBeNull()
    const token = rightOf(Optional.decode(response))
    expect(token !== null && isMinimal(token)).toBe(true)
    expect(Optional.encode(null)).toBeNull()
    expect(Optional.encode(token)).toEqual(response)
  })

  test('at the end of a pipe', () => {
    const JsonText = new t.Type<unknown, string, unknown>(
      'JsonText',
      (_): _ is unknown => true,
      (input, context) => (typeof input === 'string' ? t.success(JSON.parse(input)) : t.failure(input, context)),
      (value) => JSON.stringify(value),
    )
    const Stored = JsonText.pipe(CanonicalToken)
    const text = '{"v":1,"accessToken":"fake-access-token","tokenType":"Bearer"}'
    const token = rightOf(Stored.decode(text))
    expect(isMinimal(token)).toBe(true)
    expect(Stored.encode(token)).toBe(text)
  })

  test('at the start of a pipe', () => {
    const Lasting = Rfc6749Token.pipe(
      new t.Type<Token, Token, Token>(
        'Lasting',
        (_): _ is Token => true,
        (token, context) => (token.refreshToken === undefined ? t.failure(token, context) : t.success(token)),
        t.identity,
      ),
    )
    const sent = { ...response, refresh_token: 'fake-refresh-token' }
    expect(Lasting.encode(rightOf(Lasting.decode(sent)))).toEqual(sent)
    expect(Lasting.decode(response)._tag).toBe('Left')
  })

  test('inside t.intersection', () => {
    const Tenanted = t.intersection([Rfc6749Token, t.strict({ tenant: t.string })])
    const token = rightOf(Tenanted.decode({ ...response, tenant: 'fake' }))
    expect(token.tenant).toBe('fake')
    expect(Tenanted.is(token)).toBe(true)
    expect(Tenanted.encode(token)).toMatchObject({ ...response, tenant: 'fake' })
  })
})

describe("io-ts's errors of a codec", () => {
  test.each<readonly [string, t.Errors, readonly string[]]>([
    ['alone', leftOf(Rfc6749Token.decode(broken)), ['access_token']],
    ['inside t.type', leftOf(t.type({ token: Rfc6749Token }).decode({ token: broken })), ['token', 'access_token']],
    ['inside t.array', leftOf(t.array(Rfc6749Token).decode([broken])), ['0', 'access_token']],
    ['for an error of the server', leftOf(Rfc6749Token.decode({ ...broken, error: 'fake' })), []],
    ['for another version', leftOf(CanonicalToken.decode({ v: 2, accessToken: 'fake-planted-token' })), []],
    ['for the wire type', leftOf(Rfc6749Token.wire.decode(broken)), ['id_token']],
  ])('hold no input, and say where: %s', (_, errors, path) => {
    expect(everything(errors)).not.toContain('planted')
    expect(PathReporter.report({ _tag: 'Left', left: errors }).join()).not.toContain('planted')
    expect(errors.map(({ context }) => context.map(({ key }) => key).filter((key) => key !== ''))).toEqual([path])
    expect(errors.every(({ message }) => typeof message === 'string' && message !== '')).toBe(true)
  })

  test('begin with the codec, as those of io-ts do', () => {
    const [error] = leftOf(Rfc6749Token.decode(broken))
    expect(error?.context.map(({ key, type }) => [key, type])).toEqual([
      ['', Rfc6749Token],
      ['access_token', Rfc6749Token],
    ])
  })

  test('hold no token that a union tried and refused', () =>
    expect(formatError(leftOf(t.union([Rfc6749Token, t.null]).decode(broken)))).not.toContain('planted'))
})

describe('redactErrors', () => {
  const Session = t.type({ user: t.number, token: Rfc6749Token })
  const errors = leftOf(
    Session.decode({ user: 'fake-planted-user', token: { ...response, access_token: 'fake-planted' } }),
  )

  test('is needed: a failing sibling holds the whole input', () => expect(everything(errors)).toContain('planted'))

  test('cleans the errors of a failing sibling', () => {
    const redacted = redactErrors(errors)
    expect(everything(redacted)).not.toContain('planted')
    expect(PathReporter.report({ _tag: 'Left', left: redacted })).toEqual(['user: expected number, got a string'])
  })

  test('keeps where the errors are and which type refused', () => {
    const kept = redactErrors(errors).map(({ context }) => context.map(({ key, type }) => [key, type.name]))
    expect(kept).toEqual(errors.map(({ context }) => context.map(({ key, type }) => [key, type.name])))
  })

  type Tokens = Record<string, Token>
  const Same = new t.Type<Tokens, Tokens, Tokens>('Same', (_): _ is Tokens => true, t.success, t.identity)
  test.each([
    ['t.record', t.record(t.string, Rfc6749Token)],
    ['t.readonly', t.readonly(t.record(t.string, Rfc6749Token))],
    ['a refinement', t.refinement(t.record(t.string, Rfc6749Token), () => true)],
    ['t.recursion', t.recursion('Tokens', (_: t.Mixed): t.Mixed => t.record(t.string, Rfc6749Token))],
    ['a pipe', t.record(t.string, Rfc6749Token).pipe(Same)],
    ['t.exact', t.exact(t.type({ tokens: t.record(t.string, t.type({ token: Rfc6749Token })) }))],
  ])('shows no name of a member that the input has chosen: %s', (_, type) => {
    const record = { 'fake-planted': { access_token: 5, token: { access_token: 5 } } }
    const found = leftOf<t.Errors>(type.decode({ ...record, tokens: record }))
    expect(everything(found)).not.toContain('planted')
    expect(everything(redactErrors(found))).not.toContain('planted')
    expect(formatError(found)).toMatch(/\*[.:]/)
    expect(formatError(found)).not.toContain('planted')
  })

  const one = { one: t.number }
  test.each<readonly [string, t.Mixed, unknown, string]>([
    ['t.type', t.type(one), { one: '' }, 'one'],
    ['t.partial', t.partial(one), { one: '' }, 'one'],
    ['t.strict', t.strict(one), { one: '' }, 'one'],
    ['t.exact', t.exact(t.partial(one)), { one: '' }, 'one'],
    ['t.readonly', t.readonly(t.type(one)), { one: '' }, 'one'],
    ['a refinement', t.refinement(t.type(one), () => true), { one: '' }, 'one'],
    ['t.recursion', t.recursion('One', () => t.type(one)), { one: '' }, 'one'],
    ['t.intersection', t.intersection([t.type(one), t.UnknownRecord]), { one: '' }, '0.one'],
    ['t.union', t.union([t.type(one), t.null]), { one: '' }, '0.one'],
    ['t.array', t.array(t.number), [''], '0'],
    ['t.readonlyArray', t.readonlyArray(t.number), [''], '0'],
    ['t.tuple', t.tuple([t.number]), [''], '0'],
  ])('shows the names that the type has chosen: %s', (_, type, input, path) =>
    expect(formatError(leftOf<t.Errors>(type.decode(input)))).toContain(path),
  )

  test('takes keys that are numbers, as other libraries have them', () =>
    expect(
      formatError([{ value: 1, context: [{ key: 0 as unknown as string, type: t.string, actual: 1 }] }]),
    ).toContain('0'))

  test('does not trust a message that somebody else set', () => {
    const foreign: t.Errors = [{ value: 'fake-planted', context: [], message: 'fake-planted is wrong' }]
    expect(everything(redactErrors(foreign))).not.toContain('planted')
  })

  test('leaves clean errors as they are, and does not change its argument', () => {
    const clean = leftOf(Rfc6749Token.decode(broken))
    expect(redactErrors(clean)).toEqual(clean)
    const before = everything(errors)
    redactErrors(errors)
    expect(everything(errors)).toBe(before)
  })
})

describe('~standard', () => {
  const validate = Rfc6749Token['~standard'].validate

  test('gives the token', () => expect(validate(response)).toHaveProperty('value.tokenType', 'Bearer'))

  test('gives issues that say where, and hold no input', () => {
    const result = validate(broken)
    expect(result).toEqual({
      issues: [{ message: expect.stringContaining('bad-character'), path: ['access_token'] }],
    })
    expect(everything(result)).not.toContain('planted')
  })

  test('gives an issue for an error of the server', () =>
    expect(validate({ ...broken, error: 'invalid_grant' })).toMatchObject({
      issues: [{ message: expect.stringContaining('invalid_grant') }],
    }))
})

test('an error says where in the whole the token stands', () => {
  const result = t.type({ first: Rfc6749Token, rest: t.array(Rfc6749Token) }).decode({ first: {}, rest: [{}] })
  expect(result._tag === 'Left' && formatError(result.left).split('\n')).toEqual([
    expect.stringMatching(/^first\b.*access_token/),
    expect.stringMatching(/^rest\.0\b.*access_token/),
  ])
})
