import type { Either as FpTsEither } from 'fp-ts/lib/Either.js'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as t from 'io-ts'
import { describe, expect, test } from 'vitest'
import type { Either, ReadResult, Token, TokenError } from '../../src/index.js'
import { CanonicalToken, formatError, Rfc6749Token } from '../../src/index.js'
import { response } from '../support/index.js'

describe('Either', () => {
  test("is assignable to fp-ts's Either, and the reverse", () => {
    const theirs: FpTsEither<TokenError, ReadResult> = Rfc6749Token.read(response)
    const ours: Either<TokenError, ReadResult> = theirs
    const validation: Either<t.Errors, Token> = Rfc6749Token.decode(response)
    expect([theirs._tag, ours._tag, validation._tag]).toEqual(['Right', 'Right', 'Right'])
  })

  test("works with fp-ts's combinators", () => {
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
