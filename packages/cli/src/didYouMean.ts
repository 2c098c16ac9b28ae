import { listOf } from './listOf.js'

const MAX_DISTANCE = 3
const MAX_SUGGESTIONS = 3

/** Returns the number of letters to insert, remove, replace or swap with a neighbor. */
const distance = (first: string, second: string): number => {
  let beforeLast: readonly number[] = []
  let last = Array.from({ length: second.length + 1 }, (_, index) => index)
  for (let row = 1; row <= first.length; row++) {
    const current = [row]
    for (let column = 1; column <= second.length; column++) {
      const replaced = (last[column - 1] ?? 0) + (first[row - 1] === second[column - 1] ? 0 : 1)
      const isSwap = first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1]
      const swapped = isSwap ? (beforeLast[column - 2] ?? Number.POSITIVE_INFINITY) + 1 : Number.POSITIVE_INFINITY
      current.push(Math.min(replaced, swapped, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    beforeLast = last
    last = current
  }
  return last[second.length] ?? 0
}

/** Returns how unlike a known word is: 0 if the given text begins it. Infinite if it is too unlike to suggest. */
const unlikeness = (given: string, known: string): number => {
  if (given.length >= MAX_DISTANCE && known.startsWith(given)) return 0
  if (Math.abs(given.length - known.length) > MAX_DISTANCE) return Number.POSITIVE_INFINITY
  const edits = distance(given, known)
  return edits <= MAX_DISTANCE && edits <= known.length * 0.4 ? edits : Number.POSITIVE_INFINITY
}

/**
 * Returns `: did you mean …?` with the known words that are most like a given one, or `''`. Never contains the given
 * word itself, because it may be a pasted token.
 */
export const didYouMean = (given: string, known: readonly string[]): string => {
  const ranked = known.map((word) => ({ word, unlike: unlikeness(given.toLowerCase(), word.toLowerCase()) }))
  const least = Math.min(...ranked.map(({ unlike }) => unlike))
  if (least === Number.POSITIVE_INFINITY) return ''
  const words = ranked.filter(({ unlike }) => unlike === least).map(({ word }) => word)
  return `: did you mean ${listOf(words.slice(0, MAX_SUGGESTIONS), 'or')}?`
}
