import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Token } from '../src/index.js'
import { CanonicalToken, eqToken, mergeRefresh } from '../src/index.js'
import { datedTokens, instants, tokens, undatedTokens } from './arbitraries.js'
import { deepFreeze } from './support.js'

const merged = (previous: Token, next: Token): Token => mergeRefresh(previous, next).token

describe('for all tokens', () => {
  test('the merged token is valid, whatever was merged', () =>
    fc.assert(fc.property(tokens, tokens, (previous, next) => CanonicalToken.is(merged(previous, next)))))

  test('nothing is changed', () =>
    fc.assert(
      fc.property(tokens, tokens, (previous, next) => {
        const before = JSON.stringify([CanonicalToken.encode(previous), CanonicalToken.encode(next)])
        mergeRefresh(deepFreeze(previous), deepFreeze(next))
        return JSON.stringify([CanonicalToken.encode(previous), CanonicalToken.encode(next)]) === before
      }),
    ))

  test('a token merged with itself is itself', () =>
    fc.assert(fc.property(tokens, (token) => eqToken(merged(token, token), token))))

  test('notes name exactly the fields that are not as the answer has them, or are gone', () =>
    fc.assert(
      fc.property(tokens, tokens, (previous, next) => {
        const { token, notes } = mergeRefresh(previous, next)
        const encoded = (of: Token, field: string): string =>
          JSON.stringify((CanonicalToken.encode(of) as unknown as Record<string, unknown>)[field])
        const fields = Object.keys({ ...CanonicalToken.fields })
        const differ = fields.filter(
          (field) =>
            encoded(token, field) !== encoded(next, field) ||
            (encoded(token, field) === undefined && encoded(previous, field) !== undefined),
        )
        const noted = notes.map(({ member: field }) => field).filter((field) => field !== 'extensions')
        expect([...noted].sort()).toEqual([...differ].sort())
      }),
    ))

  const isAssociative = (a: Token, b: Token, c: Token): boolean =>
    eqToken(merged(merged(a, b), c), merged(a, merged(b, c)))

  test('it does not matter which of a chain are merged first, where all say when they were issued', () =>
    fc.assert(
      fc.property(
        fc.tuple(datedTokens, datedTokens, datedTokens),
        fc.tuple(instants, instants, instants).map((times) => times.sort((one, other) => one - other)),
        ([a, b, c], [first = 0, second = 0, third = 0]) =>
          isAssociative({ ...a, issuedAt: first }, { ...b, issuedAt: second }, { ...c, issuedAt: third }),
      ),
      { numRuns: 2000 },
    ))

  test('nor where none does', () =>
    fc.assert(fc.property(undatedTokens, undatedTokens, undatedTokens, isAssociative), { numRuns: 2000 }))

  test('nor where some do, when no refresh token has a lifetime of its own', () => {
    const lifeless = tokens.map(({ refreshTokenExpiresIn: _, ...token }): Token => token)
    fc.assert(fc.property(lifeless, lifeless, lifeless, isAssociative), { numRuns: 2000 })
  })
})
