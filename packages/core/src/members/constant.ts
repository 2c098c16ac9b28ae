import type { Json } from '../token/json.js'
import { withoutPrototype } from '../token/objects.js'
import type { MemberType } from './MemberType.js'
import { memberType } from './MemberType.js'

/** A success flag, written as the first value. A response with a value that is not in the list is not a token. */
export const constant = (values: readonly Json[]): MemberType => {
  const [first = true] = values
  const expected = values.map((value) => JSON.stringify(value)).join(' or ')
  return memberType({
    name: 'constant',
    expected,
    options: withoutPrototype({ values }),
    readsEmpty: true,
    isDocumented: (value) => values.some((known) => known === value),
    read: (value, report, place) => {
      if (!values.some((known) => known === value)) return report.refuse('not-success', place, expected, value)
      if (value !== first) report.note('repaired', 'other-form', place)
      return first
    },
    readMissing: (_, report, place) => {
      report.note('defaulted', 'assumed-success', place)
      return first
    },
    check: () => first,
    write: () => first,
  })
}
