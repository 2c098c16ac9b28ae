import { copyJson } from '../token/copyJson.js'
import type { Json } from '../token/json.js'
import { isObject } from '../token/objects.js'
import type { MemberType } from './MemberType.js'
import { memberType } from './MemberType.js'
import { sealed } from './sealed.js'

const expected = 'an array of JSON objects'

/** Copies an array of JSON objects. */
const read: MemberType['read'] = (value, report, place) => {
  const { value: copy, problem } = copyJson(value)
  const elements: readonly Json[] | undefined = Array.isArray(copy) ? copy : undefined
  const code = problem ?? (elements === undefined ? 'not-array' : 'not-objects')
  return elements?.every(isObject) ? elements : report.refuse(code, place, expected, value)
}

/** Authorization details (RFC 9396 §7). */
export const authorizationDetails: MemberType = memberType({
  name: 'authorizationDetails',
  expected,
  isSealed: true,
  isDocumented: (value) => {
    const { value: copy } = copyJson(value)
    return Array.isArray(copy) && copy.every(isObject)
  },
  read,
  check: sealed(read),
  // A copy, because a conversion also puts the clear value into a token.
  write: (clear) => copyJson(clear).value,
})
