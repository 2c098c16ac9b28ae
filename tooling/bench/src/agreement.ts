import { eqToken } from '@token-codecs/core'
import type { Contender } from './contenders/index.js'

/** In what a contender takes an input differently than a reference does; `undefined` where they agree. */
export const disagreement = (reference: Contender, contender: Contender, input: unknown): string | undefined => {
  const expected = reference.decode(input)
  const actual = contender.decode(input)
  if (expected._tag !== actual._tag) {
    return `${contender.name} ${actual._tag === 'Right' ? 'reads' : 'refuses'} what ${reference.name} does not`
  }
  if (expected._tag === 'Right' && actual._tag === 'Right') {
    return eqToken(expected.right, actual.right) ? undefined : `${contender.name} makes another token`
  }
  const wrong = [...reference.wrongMembers(input)].sort().join(', ')
  const found = [...contender.wrongMembers(input)].sort().join(', ')
  // What is wrong with the input as a whole, an error of the server for example, may be said of one of its members.
  return wrong === '' || wrong === found ? undefined : `${contender.name} finds wrong: ${found}; not: ${wrong}`
}
