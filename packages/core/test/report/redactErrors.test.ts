import { inspect } from 'node:util'
import * as t from 'io-ts'
import { PathReporter } from 'io-ts/lib/PathReporter.js'
import { describe, expect, test } from 'vitest'
import type { Token } from '../../src/index.js'
import { formatError, Rfc6749Token, redactErrors } from '../../src/index.js'
import { leftOf, response } from '../support/index.js'

const broken = { ...response, access_token: 'fake-planted\ntoken', id_token: ['fake-planted-id'] }

const everything = (value: unknown): string =>
  inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true }) + JSON.stringify(value)

describe('redactErrors', () => {
  const Session = t.type({ user: t.number, token: Rfc6749Token })
  const errors = leftOf(
    Session.decode({ user: 'fake-planted-user', token: { ...response, access_token: 'fake-planted' } }),
  )

  test('is necessary, because the error of a failing sibling contains the whole input', () =>
    expect(everything(errors)).toContain('planted'))

  test('redacts the errors of a failing sibling', () => {
    const redacted = redactErrors(errors)
    expect(everything(redacted)).not.toContain('planted')
    expect(PathReporter.report({ _tag: 'Left', left: redacted })).toEqual(['user: expected number, got a string'])
  })

  test('keeps the paths and the types', () => {
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
  ])('hides member names that come from the input: %s', (_, type) => {
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
  ])('shows member names that come from the type: %s', (_, type, input, path) =>
    expect(formatError(leftOf<t.Errors>(type.decode(input)))).toContain(path),
  )

  test('accepts numeric keys, as in other libraries', () =>
    expect(
      formatError([{ value: 1, context: [{ key: 0 as unknown as string, type: t.string, actual: 1 }] }]),
    ).toContain('0'))

  test('does not trust messages from other code', () => {
    const foreign: t.Errors = [{ value: 'fake-planted', context: [], message: 'fake-planted is wrong' }]
    expect(everything(redactErrors(foreign))).not.toContain('planted')
  })

  test('does not change clean errors or its argument', () => {
    const clean = leftOf(Rfc6749Token.decode(broken))
    expect(redactErrors(clean)).toEqual(clean)
    const before = everything(errors)
    redactErrors(errors)
    expect(everything(errors)).toBe(before)
  })
})

describe('io-ts errors', () => {
  const hidden = '<redacted>'
  const Session = t.type({ fake: t.number })

  test('have a message added if it is missing', () =>
    expect(redactErrors([{ value: hidden, context: [{ key: 'fake', type: t.number, actual: hidden }] }])).toEqual([
      {
        value: hidden,
        context: [{ key: 'fake', type: t.number, actual: hidden }],
        message: expect.stringContaining('fake'),
      },
    ]))

  test('are redacted even if they are partly redacted', () =>
    expect(
      redactErrors([
        {
          value: hidden,
          context: [
            { key: '', type: Session, actual: { fake: 'fake-planted' } },
            { key: 'fake', type: t.number, actual: hidden },
          ],
          message: 'fake-planted',
        },
      ]),
    ).toEqual([
      {
        value: hidden,
        context: [
          { key: '', type: Session, actual: hidden },
          { key: 'fake', type: t.number, actual: hidden },
        ],
        message: expect.stringContaining('fake'),
      },
    ]))

  test('have a message added, even without a context', () =>
    expect(redactErrors([{ value: 1, context: [] }])).toEqual([
      { value: hidden, context: [], message: expect.any(String) },
    ]))

  test('of this package are unchanged', () => {
    const errors = leftOf(Rfc6749Token.decode({ access_token: 1 }))
    redactErrors(errors).forEach((error, at) => {
      expect(error).toBe(errors[at])
    })
  })
})

test('an error that only looks redacted is redacted', () => {
  const type = { name: 'Fake' } as never
  const context = [{ key: 'a', type, actual: 'fake-planted' }]
  const [error] = redactErrors([{ value: '<redacted>', context, message: 'fake-planted' }])
  expect(error).toEqual({
    value: '<redacted>',
    context: [{ key: 'a', type, actual: '<redacted>' }],
    message: expect.not.stringContaining('planted'),
  })
})
