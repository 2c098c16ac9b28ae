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
  /** Groups these readers by their tokens. */
  readonly groups: (readers: readonly number[]) => readonly (readonly number[])[]
}

/** Starts with readers that agree on every member. */
export const agreement = (): Agreement => {
  // For each member, readers with the same number have agreed so far.
  const numbers = new Map<TokenMember, readonly number[]>()
  const numberOf = (member: TokenMember, reader: number): number => numbers.get(member)?.[reader] ?? 0
  return {
    add: (tokens) => {
      for (const member of tokenMembers) {
        const kinds = kindsOf(tokens.map((token) => token?.[member]))
        if (kinds.every((kind) => kind === 0)) continue
        const known = new Map<string, number>()
        const renumbered = kinds.map((kind, reader) => {
          const key = `${numberOf(member, reader)}/${kind}`
          const number = known.get(key) ?? known.size
          known.set(key, number)
          return number
        })
        numbers.set(member, renumbered)
      }
    },
    differences: (readers) =>
      tokenMembers.filter((member) => new Set(readers.map((reader) => numberOf(member, reader))).size > 1),
    groups: (readers) => {
      const groups = new Map<string, number[]>()
      for (const reader of readers) {
        const key = tokenMembers.map((member) => numberOf(member, reader)).join()
        groups.set(key, [...(groups.get(key) ?? []), reader])
      }
      return [...groups.values()]
    },
  }
}
