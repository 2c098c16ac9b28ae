import { isString, withoutPrototype } from '../token/objects.js'
import type { MemberType } from './MemberType.js'
import { readScope, scope } from './scope.js'

const hasSpace = (text: string): boolean => /[ \t\r\n]/.test(text)

/** A scope as a string with a separator other than a space. Also reads white space as a separator. */
export const separatedScope = (separator: string): MemberType => {
  const expected = `scope names separated by "${separator}"`
  const read = readScope(expected)
  return {
    ...scope,
    expected,
    options: withoutPrototype({ separator }),
    read: (value, report, place) => {
      if (!isString(value)) return read(value, report, place)
      const parts = value.split(separator)
      const names = read(parts.join(' '), report, place)
      if (names !== undefined && parts.some(hasSpace)) report.note('repaired', 'other-form', place)
      return names
    },
    write: (clear) => {
      const names = clear as readonly string[]
      const text = names.join(separator)
      const back = text.split(separator)
      // A name that contains the separator would be read as two.
      return names.every((name, index) => name === back[index]) ? text : undefined
    },
  }
}
