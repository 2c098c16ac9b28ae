// Code that compiles, and code that must not: `tsc` checks this file, and fails where an expected error does not come.
import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { Either as FpTsEither } from 'fp-ts/lib/Either.js'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type {
  AnyTokenCodec,
  ConvertResult,
  Either,
  JsonObject,
  OAuthError,
  ReadResult,
  Rfc6749TokenResponse,
  Secret,
  Token,
  TokenCodec,
  TokenError,
  TokenJson,
} from '../src/index.js'
import {
  authorizationHeader,
  CanonicalToken,
  convert,
  defineCodec,
  field,
  formatError,
  lifetime,
  orThrow,
  parseResponse,
  Rfc6749Token,
  readResponse,
  reveal,
} from '../src/index.js'
import { fullToken, response, tokenWith } from './support.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number | null
  scope?: string
}

const fields = {
  accessToken: 'access_token',
  tokenType: 'token_type',
  expiresIn: 'expires_in',
  scope: 'scope',
} as const

describe('defineCodec', () => {
  const define = defineCodec<AcmeTokenResponse>()

  test('takes a table that names every member of the response', () =>
    expectTypeOf(define({ id: 'acme', fields })).toEqualTypeOf<TokenCodec<AcmeTokenResponse>>())

  test('takes a field in place of a name', () =>
    expectTypeOf(
      define({
        id: 'acme',
        fields: { ...fields, scope: field('scope', { read: (value) => value, write: (standard) => standard }) },
      }),
    ).toEqualTypeOf<TokenCodec<AcmeTokenResponse>>())

  test('takes a lifetime in place of the name of one', () =>
    expectTypeOf(
      define({ id: 'acme', fields: { ...fields, expiresIn: lifetime('expires_in', { instantFrom: 1_000_000_000 }) } }),
    ).toEqualTypeOf<TokenCodec<AcmeTokenResponse>>())

  test('refuses a misspelt name, a missing, a surplus and a mistyped member', () => {
    const { scope, ...withoutScope } = fields
    const { accessToken, ...withoutToken } = fields
    const definitions = [
      // @ts-expect-error -- the response has no member of this name
      () => define({ id: 'acme', fields: { ...fields, scope: 'scopes' } }),
      // @ts-expect-error -- nor has a field
      () => define({ id: 'acme', fields: { ...fields, scope: field('scopes', { read: String, write: String }) } }),
      // @ts-expect-error -- no line of the table names scope
      () => define({ id: 'acme', fields: withoutScope }),
      // @ts-expect-error -- a codec needs an access token
      () => define({ id: 'acme', fields: withoutToken }),
      // @ts-expect-error -- a token has no such member
      () => define({ id: 'acme', fields: { ...withoutScope, scopes: 'scope' } }),
      // @ts-expect-error -- the response has no member of this name
      () => define({ id: 'acme', fields: { ...fields, expiresIn: lifetime('expires', { instantFrom: 1 }) } }),
      // @ts-expect-error -- a scope is not a lifetime
      () => define({ id: 'acme', fields: { ...fields, scope: lifetime('scope', { instantFrom: 1 }) } }),
      // @ts-expect-error -- a lifetime is not text
      () => define({ id: 'acme', fields: { ...fields, scope: 'expires_in', expiresIn: 'scope' } }),
      // @ts-expect-error -- a codec needs an id
      () => define({ fields }),
    ]
    expect([scope, accessToken, definitions.length]).toEqual(['scope', 'access_token', 9])
  })
})

test('convert results in the response of the codec it writes to', () => {
  const result = convert(Rfc6749Token, CanonicalToken)(response)
  expectTypeOf(result).toEqualTypeOf<Either<TokenError, ConvertResult<TokenJson>>>()
  expectTypeOf<ConvertResult<TokenJson>['value']>().toEqualTypeOf<TokenJson>()
})

describe('Either', () => {
  test('is assignable to that of fp-ts, and from it', () => {
    const theirs: FpTsEither<TokenError, ReadResult> = Rfc6749Token.read(response)
    const ours: Either<TokenError, ReadResult> = theirs
    const validation: Either<t.Errors, Token> = Rfc6749Token.decode(response)
    expect([theirs._tag, ours._tag, validation._tag]).toEqual(['Right', 'Right', 'Right'])
  })

  test('goes through the combinators of fp-ts', () => {
    const describeToken = (input: unknown): string =>
      pipe(
        Rfc6749Token.read(input),
        E.map(({ token }) => token),
        E.chain((token) => CanonicalToken.write(token)),
        E.map(({ value }) => value.accessToken),
        E.getOrElse(formatError),
      )
    expect(describeToken(response)).toBe('fake-access-token')
    expect(describeToken(1)).toContain('not-object')
  })
})

test('~standard is a Standard Schema, version 1', () => {
  const schema: StandardSchemaV1<Rfc6749TokenResponse, Token> = Rfc6749Token
  expectTypeOf<StandardSchemaV1.InferOutput<typeof Rfc6749Token>>().toEqualTypeOf<Token>()
  expect(schema['~standard'].version).toBe(1)
  expect(schema['~standard'].validate(response)).toHaveProperty('value.tokenType', 'Bearer')
})

test('any codec is an AnyTokenCodec and an io-ts type', () => {
  const codecs: readonly AnyTokenCodec[] = [Rfc6749Token, CanonicalToken]
  const types: readonly t.Type<Token, unknown, unknown>[] = [Rfc6749Token, CanonicalToken]
  expectTypeOf<t.TypeOf<typeof Rfc6749Token>>().toEqualTypeOf<Token>()
  expectTypeOf<t.OutputOf<typeof Rfc6749Token>>().toEqualTypeOf<Rfc6749TokenResponse>()
  expect(codecs).toHaveLength(types.length)
})

/** The secret and the token of another installed version of this package. */
interface OtherSecret<A = string> {
  toString(): string
  toJSON(): '<redacted>'
  readonly '~type'?: A
}
interface OtherToken {
  readonly accessToken: OtherSecret
  readonly tokenType: string
  readonly expiresIn?: number
  readonly issuedAt?: number
  readonly scope?: readonly string[]
  readonly refreshToken?: OtherSecret
  readonly refreshTokenExpiresIn?: number
  readonly refreshTokenScope?: readonly string[]
  readonly idToken?: OtherSecret
  readonly issuedTokenType?: string
  readonly authorizationDetails?: OtherSecret<readonly JsonObject[]>
  readonly extensions?: Readonly<Record<string, OtherSecret<JsonObject>>>
}

describe('types of two versions of this package', () => {
  test('are assignable to each other where they have the same members', () => {
    const theirs: OtherToken = fullToken
    const ours: Token = theirs
    const hidden: Secret = theirs.accessToken
    expect(reveal(ours.accessToken)).toBe(reveal(hidden))
  })

  test('a secret of another value, a string and undefined members are refused', () => {
    const token = tokenWith()
    const mistakes = [
      // @ts-expect-error -- a string is not a secret
      (): Token => ({ ...token, accessToken: 'fake-access-token' }),
      // @ts-expect-error -- a secret of an object is not one of text
      (): Secret => token.extensions?.fake ?? token.accessToken,
      // @ts-expect-error -- absent members are absent
      (): Token => ({ ...token, scope: undefined }),
      // @ts-expect-error -- tokens are readonly
      () => Object.assign(() => token.tokenType, { change: () => (token.tokenType = 'DPoP') }),
    ]
    expect(mistakes).toHaveLength(4)
  })
})

describe('errors', () => {
  test('hold the words of a server as secrets', () => {
    expectTypeOf<OAuthError['errorDescription']>().toEqualTypeOf<Secret | undefined>()
    expectTypeOf<OAuthError['body']>().toEqualTypeOf<Secret<JsonObject>>()
    expectTypeOf<OAuthError['error']>().toEqualTypeOf<string>()
  })

  test('are told apart by their tags, which are closed', () => {
    const describe = (error: TokenError): string => {
      switch (error._tag) {
        case 'OAuthError':
          return error.error
        case 'Malformed':
          return error.issues.map(({ code }) => code).join()
        case 'Lossy':
          return error.notes.map(({ member }) => member).join()
        case 'UnreadableBody':
        case 'BodyTooLarge':
          return String(error.status)
        case 'UnknownIssueTime':
        case 'UnsupportedVersion':
          return error.source
      }
    }
    const result = Rfc6749Token.read({ error: 'invalid_grant' })
    expect(result._tag === 'Left' && describe(result.left)).toBe('invalid_grant')
  })
})

test('canonical JSON goes into a typed JSON column', () => {
  type JsonColumn = { readonly [name: string]: unknown }
  const column: JsonColumn = CanonicalToken.encode(tokenWith())
  expect(column).toHaveProperty('v', 1)
})

test('orThrow gives the result of an Either, of fp-ts too', () => {
  expectTypeOf(orThrow(Rfc6749Token.read(response))).toEqualTypeOf<ReadResult>()
  expect(orThrow(E.right<TokenError, number>(1))).toBe(1)
})

describe('readResponse', () => {
  test("takes the platform's Response and AbortSignal", () =>
    expectTypeOf(readResponse).toBeCallableWith(Rfc6749Token, new Response(), { signal: new AbortController().signal }))

  test("makes fp-ts's TaskEither", async () => {
    const task: TaskEither<TokenError, ReadResult> = () => readResponse(Rfc6749Token, Response.json(response))
    const header = pipe(
      task,
      TE.chainEitherK(({ token }) => authorizationHeader(token)),
    )
    expect(await header()).toEqual(E.right('Bearer fake-access-token'))
  })

  test('has the result of parseResponse', () => {
    const answer = { status: 200, body: response }
    expectTypeOf(parseResponse(Rfc6749Token, answer)).toEqualTypeOf<Either<TokenError, ReadResult>>()
    expectTypeOf(readResponse(Rfc6749Token, new Response())).toEqualTypeOf<Promise<Either<TokenError, ReadResult>>>()
  })
})
