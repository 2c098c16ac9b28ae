import { tokenMembers } from '../members/index.js'
import { eqJson } from '../token/eqJson.js'
import { secretEqualityTester } from '../token/eqSecret.js'
import type { Token, TokenMember } from '../token/Token.js'

const isSame = (first: unknown, second: unknown): boolean =>
  secretEqualityTester(first, second) ?? eqJson(first, second)

/** Numbers the values, equal ones alike. */
const kindsOf = (values: readonly unknown[]): readonly number[] => {
  const distinct: unknown[] = []
  return values.map((value) => {
    const known = distinct.findIndex((other) => isSame(other, value))
    return known === -1 ? distinct.push(value) - 1 : known
  })
}

/** Members in which the tokens of several readers differ, over any number of responses. Keeps no token. */
export interface Agreement {
  /** Adds the tokens of one response, one for each reader; `undefined` for a reader that rejects it. */
  readonly add: (tokens: readonly (Token | undefined)[]) => void
  /** Returns the members in which any two of these readers differ. */
  readonly differences: (readers: readonly number[]) => readonly TokenMember[]
}

/** Starts with readers that agree on every member. */
export const agreement = (): Agreement => {
  // For each member, readers with the same number have agreed so far.
  const groups = new Map<TokenMember, readonly number[]>()
  return {
    add: (tokens) => {
      for (const member of tokenMembers) {
        const kinds = kindsOf(tokens.map((token) => token?.[member]))
        if (kinds.every((kind) => kind === 0)) continue
        const earlier = groups.get(member)
        const numbers = new Map<string, number>()
        const regrouped = kinds.map((kind, reader) => {
          const key = `${earlier?.[reader] ?? 0}/${kind}`
          const number = numbers.get(key) ?? numbers.size
          numbers.set(key, number)
          return number
        })
        groups.set(member, regrouped)
      }
    },
    differences: (readers) =>
      tokenMembers.filter((member) => new Set(readers.map((reader) => groups.get(member)?.[reader] ?? 0)).size > 1),
  }
}
