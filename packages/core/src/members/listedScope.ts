import { isString } from '../token/objects.js'
import type { MemberType } from './MemberType.js'
import { copyStrings, listExpected, readScope, scopeList } from './scope.js'
import { isScopeName } from './scopeNames.js'

/** A scope as an array in a vendor's response. Also reads strings, and splits elements at white space. */
export const listedScope = (): MemberType => ({
  ...scopeList,
  readsEmpty: true,
  read: (value, report, place) => {
    const parts = isString(value) ? [value, ''] : copyStrings(value)
    if (parts === undefined) return report.refuse('not-strings', place, listExpected, value)
    const names = readScope(listExpected)(parts.join(' '), report, place)
    if (names !== undefined && !parts.every(isScopeName)) report.note('repaired', 'other-form', place)
    return names
  },
})
