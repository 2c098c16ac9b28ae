import type { Place } from '../report/places.js'
import type { Report } from '../report/Report.js'
import { isString } from '../token/objects.js'
import type { MemberType } from './MemberType.js'
import { memberType } from './MemberType.js'
import { visibleText } from './visibleText.js'

// Contains the canonical and lowercase spellings, so that most token types need only one lookup.
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

/** Rules for a vendor's token types. */
export interface TokenTypeRules {
  /** Name written for Bearer; `undefined` if the vendor sends no token type, because all tokens are Bearer tokens. */
  readonly bearer: string | undefined
  /** Other names for Bearer, in lower case. */
  readonly words: readonly string[]
  /** True if the vendor documents no other token type. */
  readonly isOnlyBearer: boolean
  /** True to reject a response without a token type; otherwise Bearer is assumed. */
  readonly isRequired: boolean
}

/** Creates the member type for a vendor's token type (RFC 6749 §7.1). */
export const tokenTypeBy = ({ bearer, words, isOnlyBearer, isRequired }: TokenTypeRules): MemberType => {
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
      // Not representable: the vendor does not document this type, or means Bearer by it.
      return isOnlyBearer || isWord(clear as string) ? undefined : clear
    },
  })
}

/** Default rules: any token type, with `Bearer` spelled as in RFC 6750. */
export const plainTokenType: TokenTypeRules = { bearer: 'Bearer', words: [], isOnlyBearer: false, isRequired: false }

export const tokenType: MemberType = tokenTypeBy(plainTokenType)
