import type { Decisions } from './Decisions.js'
import type { Located } from './Located.js'
import type { PlannedTokenType } from './Plan.js'
import { wordsOf } from './wordsOf.js'

const isBearer = (value: unknown): value is string => typeof value === 'string' && /^bearer$/i.test(value)

const boundTypes = /^(?:dpop|mac|n_a)$/i

/** True for an example that a generator made up from the member's name or type. */
const isFiller = (value: string, name: string): boolean =>
  /^(?:string|<.*>)?$/.test(value) || wordsOf(value.replace(/\d+$/, '')).join() === wordsOf(name).join()

/** Returns the spelling of Bearer in a sentence, if there is exactly one. */
const spellingIn = (description: string | undefined): string | undefined => {
  const found = new Set(description?.match(/\bbearer\b/gi))
  return found.size === 1 ? [...found][0] : undefined
}

const withSpelling = (spelling: string): PlannedTokenType | undefined => {
  const [first = 'Bearer', ...others] = spelling.split(',')
  if (spelling === 'Bearer') return undefined
  return isBearer(spelling) ? spelling : { spelled: [first, ...others] }
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
    decisions.guess({ id: `${id}.bearer`, value: `only ${only}`, reason: 'the only documented value' })
    return { only }
  }
  const shown = [sample, documented.example].find(
    (value) => typeof value === 'string' && !isFiller(value, documented.name),
  )
  const isForeign = (value: unknown): value is string =>
    typeof value === 'string' && !isBearer(value) && !boundTypes.test(value)
  const foreign = [...values, ...(values.some(isBearer) ? [] : [shown])].filter(isForeign)
  const listed = values.find(isBearer)
  const spelling = decisions.decide({
    id: `${id}.bearer`,
    ask:
      foreign.length > 0
        ? `Bearer is spelled ${foreign.map((value) => `\`${value}\``).join(' or ')} in \`${id}\`? Set the words that mean Bearer, separated by commas, or Bearer.`
        : `How is Bearer spelled in \`${id}\`: Bearer, bearer, or another word?`,
    choices: [],
    ...(foreign.length > 0 ? {} : { assumed: 'Bearer' }),
    evidence: [
      isBearer(sample) ? { value: sample, reason: 'the value in the sample', isSample: true } : undefined,
      listed === undefined ? undefined : { value: listed, reason: 'a documented value', isConvention: true },
      isBearer(documented.example) ? { value: documented.example, reason: 'the documented example' } : undefined,
      ...(foreign.length > 0
        ? []
        : [spellingIn(documented.description)].map((value) =>
            value === undefined ? undefined : { value, reason: 'the spelling in the description' },
          )),
    ],
  })
  return spelling === undefined ? undefined : withSpelling(spelling)
}
