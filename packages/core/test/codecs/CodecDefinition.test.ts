// Tables that must compile and tables that must not. `tsc` checks this file, and fails if an expected error is missing.
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { CodecDefinition, FieldsOf, Wrong } from '../../src/codecs/CodecDefinition.js'
import type { Path, TableRow, TokenCodec } from '../../src/index.js'
import { at, defineCodec, errorAt, field, instant, lifetime, scopes } from '../../src/index.js'

/** A response with these members and the required ones. */
type With<Members> = { access_token?: string; token_type?: string } & Members

const required = { accessToken: 'access_token', tokenType: 'token_type' } as const
type Required = typeof required
type NoConstants = Readonly<Record<never, never>>

/** The compiler's advice about a field. */
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

describe('a correct table', () => {
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

  test('may have every kind of row, paths, constants and extras', () =>
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

  test('may omit an implied token type', () =>
    expectTypeOf(
      defineCodec<{ access_token?: string }>()({
        id: 'acme',
        fields: { accessToken: 'access_token' },
        tokenType: { implied: true },
      }),
    ).toEqualTypeOf<TokenCodec<{ access_token?: string }, never, never>>())

  test('covers a container if it covers each of its members', () =>
    expect(
      defineCodec<{ data?: { access_token?: string; token_type?: string } }>()({
        id: 'acme',
        fields: { accessToken: at('data', 'access_token'), tokenType: at('data', 'token_type') },
      }).fields,
    ).toEqual({ accessToken: ['data', 'access_token'], tokenType: ['data', 'token_type'] }))
})

test('an incorrect row has advice', () => {
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

test('a constant that is not in the response is named', () => {
  type Definition = CodecDefinition<With<{ code?: number }>, Required, { code: 0; ok: true }, never, never>
  type Constants = NonNullable<Definition['constants']>
  expectTypeOf<Constants['ok']>().toEqualTypeOf<true & Wrong<'the response has no such member'>>()
  expectTypeOf<Constants['code']>().toEqualTypeOf<0>()
})

test('an uncovered response member is named', () => {
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

describe('a table is rejected', () => {
  test('at an incorrect field', () => {
    const definitions = [
      () =>
        defineCodec<With<{ a?: string }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- documented as a string
            expiresIn: 'a',
          },
        }),
      () =>
        defineCodec<With<{ a?: string }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- documented as a string
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
            // @ts-expect-error -- documented as a string
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
            // @ts-expect-error -- documented as a string
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
            // @ts-expect-error -- a has no such member
            expiresIn: at('a', 'c'),
          },
          extras: ['a'],
        }),
      () =>
        defineCodec<With<{ a?: { b?: number } }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- a has no such member
            expiresIn: lifetime(at('a', 'c'), { never: 0 }),
          },
          extras: ['a'],
        }),
      () =>
        defineCodec<With<{ a?: { b?: number }[] }>>()({
          id: 'acme',
          fields: {
            ...required,
            // @ts-expect-error -- only error paths may contain array indexes
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
            // @ts-expect-error -- tokens cannot be converted by functions
            accessToken: field('access_token', { read: String, write: String }),
            tokenType: 'token_type',
          },
        }),
    ]
    expect(definitions).toHaveLength(15)
  })

  test('for an uncovered response member', () => {
    const definitions = [
      () =>
        defineCodec<With<{ a?: string }>>()({
          id: 'acme',
          // @ts-expect-error -- a is not covered
          fields: required,
        }),
      () =>
        defineCodec<With<{ data?: { expires_in?: number; team?: string } }>>()({
          id: 'acme',
          // @ts-expect-error -- data.team is not covered
          fields: { ...required, expiresIn: at('data', 'expires_in') },
        }),
      () =>
        defineCodec<With<{ data?: { inner?: { a?: number; b?: number } } }>>()({
          id: 'acme',
          // @ts-expect-error -- data.inner.b is not covered
          fields: { ...required, expiresIn: at('data', 'inner', 'a') },
        }),
    ]
    expect(definitions).toHaveLength(3)
  })

  test('at an incorrect option', () => {
    const definitions = [
      () =>
        defineCodec<With<NoConstants>>()({
          id: 'acme',
          fields: required,
          // @ts-expect-error -- the response contains the type
          tokenType: { implied: true },
        }),
      () =>
        defineCodec<With<NoConstants>>()({
          id: 'acme',
          fields: required,
          // @ts-expect-error -- at least one word is required
          tokenType: { spelled: [] },
        }),
      () =>
        defineCodec<With<NoConstants>>()({
          id: 'acme',
          fields: required,
          // @ts-expect-error -- the response has no such member
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
          // @ts-expect-error -- the response has no such member
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
      // @ts-expect-error -- the token type is missing
      () => defineCodec<{ access_token?: string }>()({ id: 'acme', fields: { accessToken: 'access_token' } }),
      // @ts-expect-error -- milliseconds are the only other unit
      () => lifetime('a', { unit: 'seconds' }),
      // @ts-expect-error -- unknown form
      () => instant('a', { form: 'minutes' }),
      // @ts-expect-error -- requires a separator or list: true
      () => scopes('a', {}),
      // @ts-expect-error -- a path requires a name
      () => at(),
      // @ts-expect-error -- a response is not an array
      () => at(0, 'a'),
    ]
    expect(definitions).toHaveLength(12)
  })
})
