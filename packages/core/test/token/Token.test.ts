// Token types. `tsc` checks this file, and fails if an expected error is missing.
import { describe, expect, test } from 'vitest'
import type { JsonObject, Secret, Token } from '../../src/index.js'
import { reveal } from '../../src/index.js'
import { fullToken, tokenWith } from '../support/index.js'

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
  test('are assignable to each other if they have the same members', () => {
    const theirs: OtherToken = fullToken
    const ours: Token = theirs
    const hidden: Secret = theirs.accessToken
    expect(reveal(ours.accessToken)).toBe(reveal(hidden))
  })

  test('a secret of another type, a string and undefined members are rejected', () => {
    const token = tokenWith()
    const mistakes = [
      // @ts-expect-error -- a string is not a secret
      (): Token => ({ ...token, accessToken: 'fake-access-token' }),
      // @ts-expect-error -- a secret object is not a secret string
      (): Secret => token.extensions?.fake ?? token.accessToken,
      // @ts-expect-error -- optional members cannot be undefined
      (): Token => ({ ...token, scope: undefined }),
      // @ts-expect-error -- tokens are readonly
      () => Object.assign(() => token.tokenType, { change: () => (token.tokenType = 'DPoP') }),
    ]
    expect(mistakes).toHaveLength(4)
  })
})
