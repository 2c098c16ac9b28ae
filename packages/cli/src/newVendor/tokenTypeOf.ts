import { RefusedError, UsageError } from '../Streams.js'
import type { Decisions } from './Decisions.js'
import type { Located } from './Located.js'
import type { PlannedTokenType } from './Plan.js'
import { wordsOf } from './wordsOf.js'

const isBearer = (value: unknown): value is string => typeof value === 'string' && /^bearer$/i.test(value)

const boundTypes = /^(?:dpop|mac|n_a)$/i

// Any other string may be a token in the wrong place.
const isWord = (value: unknown): value is string => typeof value === 'string' && /^[a-z][a-z _-]{0,24}$/i.test(value)

/** True for an example that a generator made up from the member's name or type. */
const isFiller = (value: unknown, name: string): boolean =>
  typeof value === 'string' &&
  (/^(?:string|<.*>)?$/.test(value) || wordsOf(value.replace(/\d+$/, '')).join() === wordsOf(name).join())

/** Returns the spelling of Bearer in a sentence, if there is exactly one, and no other type. */
const spellingIn = (description = ''): string | undefined => {
  const found = new Set(description.match(/\bbearer\b/gi))
  const isDoubtful = /\b(?:not|no|never|or|deprecated|instead|mac|jwt|dpop)\b|n't/i.test(description)
  return found.size === 1 && !isDoubtful ? [...found][0] : undefined
}

const withSpelling = (id: string, word: string): PlannedTokenType | undefined => {
  if (word === 'Bearer') return undefined
  if (!/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(word) || boundTypes.test(word))
    throw new UsageError(`${id}.bearer: expected a word in printable ASCII other than DPoP, MAC and N_A`)
  return isBearer(word) ? word : { spelled: [word] }
}

/** Decides how the vendor says Bearer. Returns `undefined` for `Bearer`. */
export const tokenTypeOf = (located: Located | undefined, decisions: Decisions): PlannedTokenType | undefined => {
  if (located === undefined) {
    decisions.decide({
      id: 'token_type.implied',
      ask: 'No member is the token type. Is every token a Bearer token?',
      choices: ['yes'],
      assumed: 'yes',
    })
    return { implied: true }
  }
  const { id, documented, sample } = located
  const values = documented.values ?? []
  const [only, ...others] = values
  if (isBearer(only) && others.length === 0) {
    decisions.guess({
      id: `${id}.bearer`,
      value: `only ${only}`,
      reason: 'the only documented value',
      from: 'convention',
    })
    return { only }
  }
  const listed = values.find(isBearer)
  const shown = [...values, ...(listed === undefined ? [sample, documented.example] : [])]
  const isForeign = (value: unknown): boolean =>
    value !== undefined && !isBearer(value) && !isFiller(value, documented.name) && !boundTypes.test(`${value}`)
  const foreign = [...new Set(shown.filter(isForeign))]
  const said = foreign.length > 0 ? undefined : spellingIn(documented.description)
  const spelling = decisions.decide({
    id: `${id}.bearer`,
    ask:
      foreign.length > 0
        ? `\`${id}\` may have ${foreign.some(isWord) ? `the value ${foreign.filter(isWord).join(' or ')}` : 'another value than Bearer'}. Which word means Bearer?`
        : `How is Bearer spelled in \`${id}\`: Bearer, bearer, or another word?`,
    choices: [],
    ...(foreign.length > 0 ? {} : { assumed: 'Bearer' }),
    evidence: [
      isBearer(sample) ? { value: sample, reason: 'the value in the sample', from: 'sample' } : undefined,
      listed === undefined ? undefined : { value: listed, reason: 'a documented value', from: 'convention' },
      isBearer(documented.example)
        ? { value: documented.example, reason: 'the documented example', from: 'documentation' }
        : undefined,
      said === undefined
        ? undefined
        : { value: said, reason: 'the spelling in the description', from: 'documentation' },
    ],
  })
  if (spelling === undefined) return undefined
  if (isForeign(sample) && sample !== null && sample !== spelling)
    throw new RefusedError(`${id}.bearer: the sample contradicts this setting`)
  return withSpelling(id, spelling)
}
