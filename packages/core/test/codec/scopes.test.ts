// Rows for scopes with another separator, and for scope lists.
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { AnyTokenCodec, Json } from '../../src/index.js'
import { at, defineCodec, scopes } from '../../src/index.js'
import { extensionOf, leftOf, response, rightOf, tokenWith, triplesOf } from '../support/index.js'

const fields = { accessToken: 'access_token', tokenType: 'token_type' } as const
const separated = (separator: string) =>
  defineCodec<{ access_token?: string; token_type?: string; scope?: string }>()({
    id: 'acme',
    fields: { ...fields, scope: scopes('scope', { separator }) },
  })
const Comma = separated(',')
const List = defineCodec<{ access_token?: string; token_type?: string; scope?: readonly string[] }>()({
  id: 'acme',
  fields: { ...fields, scope: scopes('scope', { list: true }) },
})

describe('a documented scope is read without a note, and written back', () => {
  test.each<readonly [Json, AnyTokenCodec, readonly string[]]>([
    ['read,write', Comma, ['read', 'write']],
    ['read', Comma, ['read']],
    ['', Comma, []],
    ['a:b/c.d', Comma, ['a:b/c.d']],
    ['read; write', separated('; '), ['read', 'write']],
    ['a.*b', separated('.*'), ['a', 'b']],
    [['read', 'write'], List, ['read', 'write']],
    [[], List, []],
    [['a,b'], List, ['a,b']],
  ])('%j', (scope, codec, names) => {
    const sent = { ...response, scope }
    const { token, notes } = rightOf(codec.read(sent, { strict: true }))
    expect(token.scope).toEqual(names)
    expect(notes).toEqual([])
    expect(rightOf(codec.write(token, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
  })
})

describe('a scope in another form is read with a note', () => {
  test.each<readonly [Json, AnyTokenCodec, readonly string[], string, string]>([
    ['read write', Comma, ['read', 'write'], 'repaired', 'other-form'],
    ['read, write', Comma, ['read', 'write'], 'repaired', 'other-form'],
    ['read,write\n', Comma, ['read', 'write'], 'repaired', 'other-form'],
    [['read', 'write'], Comma, ['read', 'write'], 'repaired', 'scope-array'],
    ['read,read', Comma, ['read'], 'ignored', 'repeated-scope'],
    ['read write', List, ['read', 'write'], 'repaired', 'other-form'],
    [['read write', 'a'], List, ['read', 'write', 'a'], 'repaired', 'other-form'],
    [['read', ''], List, ['read'], 'repaired', 'other-form'],
    [['read', 'read'], List, ['read'], 'ignored', 'repeated-scope'],
  ])('%j', (scope, codec, names, action, code) => {
    const { token, notes } = rightOf(codec.read({ ...response, scope }))
    expect(token.scope).toEqual(names)
    expect(triplesOf(notes)).toEqual([[action, code, 'scope']])
  })

  test('with one note for each deviation', () =>
    expect(triplesOf(rightOf(Comma.read({ ...response, scope: 'a b,a' })).notes)).toEqual([
      ['ignored', 'repeated-scope', 'scope'],
      ['repaired', 'other-form', 'scope'],
    ]))

  test.each(['a,,b', ',a,b', 'a,b,'])('but empty names are dropped without a note: %j', (scope) => {
    const { token, notes } = rightOf(Comma.read({ ...response, scope }, { strict: true }))
    expect(token.scope).toEqual(['a', 'b'])
    expect(notes).toEqual([])
  })
})

describe('an invalid scope is moved, and written back', () => {
  test.each<readonly [Json, AnyTokenCodec, string]>([
    [7, Comma, 'not-string'],
    [{ read: true }, Comma, 'not-string'],
    ['a,b\u0000', Comma, 'bad-character'],
    ['a b\u0000', Comma, 'bad-character'],
    [['a', 1], Comma, 'not-string'],
    [7, List, 'not-strings'],
    [{ 0: 'a', length: 1 }, List, 'not-strings'],
    [['a', null], List, 'not-strings'],
    [['a', ['b']], List, 'not-strings'],
    [['a\u0000'], List, 'bad-character'],
    ['a\u0000', List, 'bad-character'],
  ])('%j', (scope, codec, code) => {
    const sent = { ...response, scope }
    const { token, notes } = rightOf(codec.read(sent))
    expect(token).not.toHaveProperty('scope')
    expect(extensionOf(token, 'acme#moved')).toEqual({ scope })
    expect(triplesOf(notes)).toEqual([['moved', code, 'scope']])
    expect(leftOf(codec.read(sent, { strict: true })).code).toBe(code)
    expect(rightOf(codec.write(token, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
  })
})

describe('a name that contains the separator', () => {
  test.each<readonly [readonly string[], AnyTokenCodec]>([
    [['read,write'], Comma],
    [['read', 'a,'], Comma],
    [[','], Comma],
    [['xab', 'y'], separated('ab')],
    [['xa', 'y'], separated('aa')],
  ])('drops the scope with a note: %j', (scope, codec) => {
    const { value, notes } = rightOf(codec.write(tokenWith({ scope })))
    expect(value).toEqual(response)
    expect(triplesOf(notes)).toEqual([['dropped', 'not-representable', 'scope']])
    expect(leftOf(codec.write(tokenWith({ scope }), { onLoss: 'fail' }))._tag).toBe('Lossy')
  })

  test('is allowed in a list', () =>
    expect(List.encode(tokenWith({ scope: ['a,b'] }))).toEqual({ ...response, scope: ['a,b'] }))
})

test('null is absent, with a note, in both forms', () => {
  for (const codec of [Comma, List] as readonly AnyTokenCodec[]) {
    const { token, notes } = rightOf(codec.read({ ...response, scope: null }))
    expect(token).not.toHaveProperty('scope')
    expect(triplesOf(notes)).toEqual([['ignored', 'null-member', 'scope']])
  }
})

test("works for the refresh token's scope, at a path", () => {
  const codec = defineCodec<{ access_token?: string; token_type?: string; data?: { scope?: string[] } }>()({
    id: 'acme',
    fields: { ...fields, refreshTokenScope: scopes(at('data', 'scope'), { list: true }) },
  })
  const sent = { ...response, data: { scope: ['a'] } }
  expect(codec.parse(sent)).toMatchObject({ refreshTokenScope: ['a'] })
  expect(codec.encode(codec.parse(sent))).toEqual(sent)
})

test.each([Comma, separated('; '), separated('ab'), separated('aa'), List] as readonly AnyTokenCodec[])(
  'a written scope can be read back, even in strict reading',
  (codec) =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, unit: fc.constantFrom('a', 'b', ',', ';', '\u00a0', '\u3000', 'é') })),
        (scope) => {
          const { value, notes } = rightOf(codec.write(tokenWith({ scope })))
          if (notes.length > 0) return
          expect(rightOf(codec.read(value, { strict: true }))).toMatchObject({ token: { scope }, notes: [] })
        },
      ),
      { numRuns: inject('cases') },
    ),
)
