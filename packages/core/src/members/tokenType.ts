import type { Log, Place } from '../report/Log.js'
import { isVisible } from './characters.js'
import type { Kind } from './MemberType.js'
import { isString, unchanged } from './MemberType.js'

/** Text that may stand in a header: printable ASCII, never empty. */
export const visibleText = (expected: string, value: unknown, log: Log, place: Place): string | undefined => {
  if (!isString(value)) return log.refuse('not-string', place, expected, value)
  if (value === '') return log.refuse('empty', place, expected, value)
  return isVisible(value) ? value : log.refuse('bad-character', place, expected, value)
}

// Holds the common spellings in lower case and as they are, so that most types need no other work.
const canonicalNames: ReadonlyMap<unknown, string> = new Map(
  ['Bearer', 'DPoP', 'MAC', 'N_A'].flatMap((name) => [
    [name, name],
    [name.toLowerCase(), name],
  ]),
)
const canonicalName = (text: string): string => canonicalNames.get(text.toLowerCase()) ?? text

const tokenTypeExpected = 'a token type in printable ASCII'

export const tokenTypeKind: Kind<string> = {
  expected: tokenTypeExpected,
  isToken: false,
  readsEmpty: false,
  isDocumented: isString,
  read: (value, log, place) => {
    const name = canonicalNames.get(value)
    if (name !== undefined) return name
    const text = visibleText(tokenTypeExpected, value, log, place)
    return text === undefined ? undefined : canonicalName(text)
  },
  check: (value, log, place) => {
    if (isString(value) && canonicalNames.get(value) === value) return value
    const text = visibleText(tokenTypeExpected, value, log, place)
    if (text === undefined || canonicalName(text) === text) return text
    return log.refuse('not-canonical', place, 'Bearer, DPoP, MAC and N_A in this spelling', value)
  },
  write: unchanged,
}

const uriExpected = 'a URI in printable ASCII'

/** A URI (RFC 8693 §2.2.1), checked only as text that may stand in a header. */
export const uriKind: Kind<string> = {
  expected: uriExpected,
  isToken: false,
  readsEmpty: false,
  isDocumented: isString,
  read: (value, log, place) => visibleText(uriExpected, value, log, place),
  check: (value, log, place) => visibleText(uriExpected, value, log, place),
  write: unchanged,
}
