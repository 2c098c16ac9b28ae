import type { Place } from '../report/places.js'
import type { Report } from '../report/Report.js'
import { isString } from '../token/objects.js'
import type { MemberType } from './MemberType.js'
import { memberType } from './MemberType.js'
import { visibleText } from './visibleText.js'

// Holds the common spellings in lower case and as they are, so that most types need no other work.
const canonicalNames: ReadonlyMap<unknown, string> = new Map(
  ['Bearer', 'DPoP', 'MAC', 'N_A'].flatMap((name) => [
    [name, name],
    [name.toLowerCase(), name],
  ]),
)
const canonicalName = (text: string): string => canonicalNames.get(text.toLowerCase()) ?? text

const expected = 'a token type in printable ASCII'

const read = (value: unknown, report: Report, place: Place): string | undefined => {
  const name = canonicalNames.get(value)
  if (name !== undefined) return name
  const text = visibleText(expected, value, report, place)
  return text === undefined ? undefined : canonicalName(text)
}

const check = (value: unknown, report: Report, place: Place): string | undefined => {
  if (isString(value) && canonicalNames.get(value) === value) return value
  const text = visibleText(expected, value, report, place)
  if (text === undefined || canonicalName(text) === text) return text
  return report.refuse('not-canonical', place, 'the spelling Bearer, DPoP, MAC or N_A', value)
}

/** The ways in which a vendor says the type of a token. */
export interface TokenTypeRules {
  /** The word that it writes for Bearer; `undefined` where it says nothing, because all its tokens are Bearer tokens. */
  readonly bearer: string | undefined
  /** Further words that mean Bearer, in lower case. */
  readonly words: readonly string[]
  /** True where its documented type can hold nothing else. */
  readonly isOnlyBearer: boolean
  /** True where a response without a token type is refused; it is a Bearer token otherwise. */
  readonly isRequired: boolean
}

/** The type of a token (RFC 6749 §7.1), as a vendor says it. */
export const tokenTypeBy = ({ bearer, words, isOnlyBearer, isRequired }: TokenTypeRules): MemberType<string> => {
  const isWord = (text: string): boolean => words.includes(text.toLowerCase())
  const readWord: typeof read = (value, report, place) => {
    const type = read(value, report, place)
    if (type === undefined || (type !== 'Bearer' && !isWord(type))) return type
    if (value !== bearer) report.note('repaired', 'other-form', place)
    return 'Bearer'
  }
  return memberType({
    name: 'tokenType',
    expected: isOnlyBearer ? (bearer ?? 'Bearer') : expected,
    isDocumented: isOnlyBearer ? (value) => value === bearer : isString,
    read: bearer === undefined || words.length > 0 ? readWord : read,
    readMissing: isRequired
      ? undefined
      : (value, report, place) => {
          if (bearer !== undefined) report.note('defaulted', 'assumed-bearer', place)
          else if (value !== undefined) report.note('ignored', value === null ? 'null-member' : 'empty-member', place)
          return 'Bearer'
        },
    check,
    write: (clear) => {
      if (clear === 'Bearer') return bearer
      // Left out, the type would be read as Bearer; written, the value would not be a response of this vendor.
      return isOnlyBearer || isWord(clear as string) ? undefined : clear
    },
  })
}

/** Bearer in RFC 6750's spelling, and every other type. */
export const plainTokenType: TokenTypeRules = { bearer: 'Bearer', words: [], isOnlyBearer: false, isRequired: false }

export const tokenType: MemberType<string> = tokenTypeBy(plainTokenType)
