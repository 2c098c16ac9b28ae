// Tables that compile, and tables that must not: `tsc` checks this file, and fails where an expected error does not come.
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { CodecDefinition, FieldsOf, Wrong } from '../../src/codecs/CodecDefinition.js'
import type { Path, TableRow, TokenCodec } from '../../src/index.js'
import { at, defineCodec, errorAt, field, instant, lifetime, scopes } from '../../src/index.js'

/** A response with these members beside the required ones. */
type With<Members> = { access_token?: string; token_type?: string } & Members

const required = { accessToken: 'access_token', tokenType: 'token_type' } as const
type Required = typeof required
type NoConstants = Readonly<Record<never, never>>

/** The advice that the compiler shows about a field. */
type AdviceAbout<
  Members,
  Fields extends Omit<FieldsOf<With<Members>>, 'accessToken' | 'tokenType'>,
  Member extends keyof Fields,
> =
  CodecDefinition<With<Members>, Required & Fields, NoConstants, never, never>['fields'][Member] extends Wrong<
    infer Reason
  >
    ? Reason
    : 'none'

type Row<Kind extends 'lifetime' | 'instant' | 'scope', Value, Name extends string | Path = 'a'> = TableRow<
  Name,
  Kind,
  Value
>
type Names<Path_ extends readonly (string | number)[]> = Path<Path_>

describe('a table that fits', () => {
  interface WholeTokenResponse {
    ok: true
    code?: 0 | '0'
    data: {
      access_token: string
      token_type: 'bot' | 'user' | null
      inner?: { expires_in?: number | string; team?: string } | null
    }
    expires_at?: string | null
    created_at?: number
    scope?: string[]
    refresh_expires_in?: string
    refresh_expires_at: number
    id_token?: number
    tenant?: { id?: string }
    session?: string
  }

  test('may have rows of every sort, paths, constants and extras', () =>
    expectTypeOf(
      defineCodec<WholeTokenResponse>()({
        id: 'acme',
        fields: {
          accessToken: at('data', 'access_token'),
          tokenType: at('data', 'token_type'),
          expiresIn: at('data', 'inner', 'expires_in'),
          expiresAt: instant('expires_at', { form: 'iso' }),
          issuedAt: 'created_at',
          scope: scopes('scope', { list: true }),
          refreshTokenExpiresIn: lifetime('refresh_expires_in', { text: true, never: '0' }),
          refreshTokenExpiresAt: instant('refresh_expires_at', { form: 'milliseconds' }),
          idToken: field('id_token', { read: String, write: Number }),
        },
        tokenType: { spelled: ['bot', 'user'] },
        constants: { ok: true, code: [0, '0'] },
        extras: ['data', 'tenant', 'session'],
        secretExtras: ['session'],
        errors: [errorAt({ code: at('errors', 0, 'code') })],
      }),
    ).toEqualTypeOf<TokenCodec<WholeTokenResponse, 'data' | 'tenant' | 'session', 'session'>>())

  test('may leave out the token type where it is implied', () =>
    expectTypeOf(
      defineCodec<{ access_token?: string }>()({
        id: 'acme',
        fields: { accessToken: 'access_token' },
        tokenType: { implied: true },
      }),
    ).toEqualTypeOf<TokenCodec<{ access_token?: string }, never, never>>())

  test('covers a container by each of its members', () =>
    expect(
      defineCodec<{ data?: { access_token?: string; token_type?: string } }>()({
        id: 'acme',
        fields: { accessToken: at('data', 'access_token'), tokenType: at('data', 'token_type') },
      }).fields,
    ).toEqual({ accessToken: ['data', 'access_token'], tokenType: ['data', 'token_type'] }))
})

test('a row that does not fit has advice', () => {
  expectTypeOf<AdviceAbout<{ a?: number }, { expiresIn: 'a' }, 'expiresIn'>>().toEqualTypeOf<'none'>()
  expectTypeOf<
    AdviceAbout<{ a?: string }, { expiresIn: 'a' }, 'expiresIn'>
  >().toEqualTypeOf<'documented as a string: use lifetime(name, { text: true })'>()
  expectTypeOf<
    AdviceAbout<{ a?: boolean }, { expiresIn: 'a' }, 'expiresIn'>
  >().toEqualTypeOf<'a lifetime is a number of seconds; otherwise use lifetime(…)'>()
  expectTypeOf<
    AdviceAbout<{ a?: string }, { expiresAt: 'a' }, 'expiresAt'>
  >().toEqualTypeOf<"documented as a string: use instant(name, { form: 'iso' }) or instant(name, { text: true })">()
  expectTypeOf<
    AdviceAbout<{ a?: object }, { issuedAt: 'a' }, 'issuedAt'>
  >().toEqualTypeOf<'an instant is a number of epoch seconds; otherwise use instant(…)'>()
  expectTypeOf<
    AdviceAbout<{ a?: string[] }, { scope: 'a' }, 'scope'>
  >().toEqualTypeOf<'documented as an array: use scopes(name, { list: true })'>()
  expectTypeOf<
    AdviceAbout<{ a?: number }, { refreshTokenScope: 'a' }, 'refreshTokenScope'>
  >().toEqualTypeOf<'a scope is a string; otherwise use scopes(…)'>()
  expectTypeOf<
    AdviceAbout<{ a?: number }, { idToken: 'a' }, 'idToken'>
  >().toEqualTypeOf<'documented as another type than this member has'>()
  expectTypeOf<
    AdviceAbout<{ a?: string }, { expiresIn: Row<'lifetime', number> }, 'expiresIn'>
  >().toEqualTypeOf<'documented as a string: add text: true'>()
  expectTypeOf<
    AdviceAbout<{ a?: number }, { expiresIn: Row<'lifetime', string> }, 'expiresIn'>
  >().toEqualTypeOf<'not documented as a string: leave out `text`, or choose another form'>()
  expectTypeOf<
    AdviceAbout<{ a?: string }, { scope: Row<'scope', readonly string[]> }, 'scope'>
  >().toEqualTypeOf<'not documented as an array: leave out `list`'>()
  expectTypeOf<
    AdviceAbout<{ a?: number }, { expiresAt: Row<'lifetime', number> }, 'expiresAt'>
  >().toEqualTypeOf<'use a name, instant(…) or field(…) for this member'>()
  expectTypeOf<
    AdviceAbout<{ a?: string[] }, { scope: Row<'scope', string> }, 'scope'>
  >().toEqualTypeOf<'documented as an array: use scopes(name, { list: true })'>()
  expectTypeOf<
    AdviceAbout<{ a?: boolean }, { expiresIn: Row<'lifetime', number> }, 'expiresIn'>
  >().toEqualTypeOf<'documented as another type than this row reads'>()
  expectTypeOf<
    AdviceAbout<{ a?: number }, { expiresIn: Row<'instant', number> }, 'expiresIn'>
  >().toEqualTypeOf<'use a name, lifetime(…) or field(…) for this member'>()
  expectTypeOf<
    AdviceAbout<{ a?: number }, { scope: Row<'instant', number> }, 'scope'>
  >().toEqualTypeOf<'use a name, scopes(…) or field(…) for this member'>()
  expectTypeOf<
    AdviceAbout<{ a?: string }, { idToken: Row<'scope', string> }, 'idToken'>
  >().toEqualTypeOf<'use a name or field(…) for this member'>()
  expectTypeOf<
    AdviceAbout<{ a?: { b?: number }[] }, { expiresIn: Names<['a', 0, 'b']> }, 'expiresIn'>
  >().toEqualTypeOf<'a path in fields cannot step into an array'>()
  expectTypeOf<
    AdviceAbout<{ a?: string }, { scope: 'a'; scopes: 'a' }, 'scopes'>
  >().toEqualTypeOf<'Token has no such member'>()
  expectTypeOf<
    AdviceAbout<{ a?: { b?: number } }, { expiresIn: Names<['a', 'c']> }, 'expiresIn'>
  >().toEqualTypeOf<'the response has no member at this path'>()
})

test('a constant that the response does not have is named', () => {
  type Definition = CodecDefinition<With<{ code?: number }>, Required, { code: 0; ok: true }, never, never>
  type Constants = NonNullable<Definition['constants']>
  expectTypeOf<Constants['ok']>().toEqualTypeOf<true & Wrong<'the response has no such member'>>()
  expectTypeOf<Constants['code']>().toEqualTypeOf<0>()
})

test('a member of the response that nothing covers is named', () => {
  type Response = With<{ data?: { inner?: { a?: number; b?: number }; c?: string }; d?: string }>
  interface Fields extends Required {
    readonly expiresIn: Names<['data', 'inner', 'a']>
  }
  type Named = Exclude<keyof CodecDefinition<Response, Fields, NoConstants, never, never>['fields'], keyof Fields>
  expectTypeOf<Named>().toEqualTypeOf<
    | 'data.inner.b is neither a field, a constant nor an extra'
    | 'data.c is neither a field, a constant nor an extra'
    | 'd is neither a field, a constant nor an extra'
  >()
})

describe('a table is refused', () => {
  test('at the field that does not fit', () => {
    const definitions = [
      () =>
        defineCodec<With<{ a?: string }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- documented as text
            expiresIn: 'a',
          },
        }),
      () =>
        defineCodec<With<{ a?: string }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- documented as text
            expiresIn: lifetime('a', { never: 0 }),
          },
        }),
      () =>
        defineCodec<With<{ a?: number }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- documented as a number
            expiresIn: lifetime('a', { text: true }),
          },
        }),
      () =>
        defineCodec<With<{ a?: number }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- a lifetime is not an instant
            expiresAt: lifetime('a', { never: 0 }),
          },
        }),
      () =>
        defineCodec<With<{ a?: number }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- an instant is not a lifetime
            refreshTokenExpiresIn: instant('a', { form: 'seconds' }),
          },
        }),
      () =>
        defineCodec<With<{ a?: string }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- documented as text
            expiresAt: instant('a', { form: 'milliseconds' }),
          },
        }),
      () =>
        defineCodec<With<{ a?: number }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- documented as a number
            issuedAt: instant('a', { form: 'iso' }),
          },
        }),
      () =>
        defineCodec<With<{ a?: string }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- documented as text
            scope: scopes('a', { list: true }),
          },
        }),
      () =>
        defineCodec<With<{ a?: string[] }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- documented as an array
            scope: scopes('a', { separator: ',' }),
          },
        }),
      () =>
        defineCodec<With<{ a?: string }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- not a scope
            idToken: scopes('a', { separator: ',' }),
          },
        }),
      () =>
        defineCodec<With<{ a?: { b?: number } }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- there is not such a member in a
            expiresIn: at('a', 'c'),
          },
          extras: ['a'],
        }),
      () =>
        defineCodec<With<{ a?: { b?: number } }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- there is not such a member in a
            expiresIn: lifetime(at('a', 'c'), { never: 0 }),
          },
          extras: ['a'],
        }),
      () =>
        defineCodec<With<{ a?: { b?: number }[] }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- only the place of an error may be in an array
            expiresIn: at('a', 0, 'b'),
          },
          extras: ['a'],
        }),
      () =>
        defineCodec<{ access_token?: number; token_type?: string }>()({
          id: 'acme',
          fields: {
            // @ts-expect-error -- documented as a number
            accessToken: 'access_token',
            tokenType: 'token_type',
          },
        }),
      () =>
        defineCodec<With<NoConstants>>()({
          id: 'acme',
          fields: {
            // @ts-expect-error -- a token is not made by functions
            accessToken: field('access_token', { read: String, write: String }),
            tokenType: 'token_type',
          },
        }),
    ]
    expect(definitions).toHaveLength(15)
  })

  test('for a member of the response that nothing covers', () => {
    const definitions = [
      () =>
        defineCodec<With<{ a?: string }>>()({
          id: 'acme',
          // @ts-expect-error -- nothing covers a
          fields: required,
        }),
      () =>
        defineCodec<With<{ data?: { expires_in?: number; team?: string } }>>()({
          id: 'acme',
          // @ts-expect-error -- nothing covers data.team
          fields: { ...required, expiresIn: at('data', 'expires_in') },
        }),
      () =>
        defineCodec<With<{ data?: { inner?: { a?: number; b?: number } } }>>()({
          id: 'acme',
          // @ts-expect-error -- nothing covers data.inner.b
          fields: { ...required, expiresIn: at('data', 'inner', 'a') },
        }),
    ]
    expect(definitions).toHaveLength(3)
  })

  test('at the option that does not fit', () => {
    const definitions = [
      () =>
        defineCodec<With<NoConstants>>()({
          id: 'acme',
          fields: required,
          // @ts-expect-error -- a member says the type
          tokenType: { implied: true },
        }),
      () =>
        defineCodec<With<NoConstants>>()({
          id: 'acme',
          fields: required,
          // @ts-expect-error -- at least one word is written
          tokenType: { spelled: [] },
        }),
      () =>
        defineCodec<With<NoConstants>>()({
          id: 'acme',
          fields: required,
          // @ts-expect-error -- the response has not such a member
          constants: { ok: true },
        }),
      () =>
        defineCodec<With<{ ok?: object }>>()({
          id: 'acme',
          fields: required,
          // @ts-expect-error -- a flag is not an object
          constants: { ok: {} },
        }),
      () =>
        defineCodec<With<{ a?: string }>>()({
          id: 'acme',
          fields: required,
          // @ts-expect-error -- the response has not such a member
          extras: ['b'],
        }),
      () =>
        defineCodec<With<{ a?: string; b?: string }>>()({
          id: 'acme',
          fields: { ...required, scope: 'b' },
          extras: ['a'],
          // @ts-expect-error -- not an extra
          secretExtras: ['b'],
        }),
      // @ts-expect-error -- nothing says the type
      () => defineCodec<{ access_token?: string }>()({ id: 'acme', fields: { accessToken: 'access_token' } }),
      // @ts-expect-error -- only milliseconds are another unit
      () => lifetime('a', { unit: 'seconds' }),
      // @ts-expect-error -- there is not such a form
      () => instant('a', { form: 'minutes' }),
      // @ts-expect-error -- the names are text or an array
      () => scopes('a', {}),
      // @ts-expect-error -- a path has a name
      () => at(),
      // @ts-expect-error -- a response is not an array
      () => at(0, 'a'),
    ]
    expect(definitions).toHaveLength(12)
  })
})
