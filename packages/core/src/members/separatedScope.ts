import { isString, withoutPrototype } from '../token/objects.js'
import type { MemberType } from './MemberType.js'
import { scope } from './scope.js'

const hasSpace = (text: string): boolean => /[ \t\r\n]/.test(text)

/** A scope as text, with another separator than a space. White space separates too. */
export const separatedScope = (separator: string): MemberType<readonly string[]> => {
  // White space around it separates anyway.
  const mark = separator.trim()
  return {
    ...scope,
    expected: `scope names separated by ${separator}`,
    options: withoutPrototype({ separator }),
    read: (value, report, place) => {
      if (!isString(value)) return scope.read(value, report, place)
      const parts = value.split(mark)
      const names = scope.read(parts.join(' '), report, place)
      const isOther = parts.some(hasSpace) && names?.join(separator) !== value
      if (names !== undefined && isOther) report.note('repaired', 'other-form', place)
      return names
    },
    write: (clear) => {
      const names = clear as readonly string[]
      const text = names.join(separator)
      const back = text.split(mark).map((name) => name.trim())
      // A name that holds the separator would come back as two.
      return names.every((name, index) => name === back[index]) ? text : undefined
    },
  }
}
