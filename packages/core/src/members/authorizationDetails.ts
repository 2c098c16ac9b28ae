import { copyJson } from '../token/copyJson.js'
import type { Json, JsonObject } from '../token/json.js'
import { isObject, isString } from '../token/objects.js'
import type { Secret } from '../token/Secret.js'
import { isSecret, reveal, secret } from '../token/Secret.js'
import type { MemberType } from './MemberType.js'
import { memberType } from './MemberType.js'

const expected = 'an array of JSON objects'

const isJsonObject = (value: Json): value is JsonObject => isObject(value)

/** Copies an array of JSON objects; for any other value, returns the code of the broken rule. */
const copyDetails = (value: unknown): readonly JsonObject[] | string => {
  const { value: copy, problem } = copyJson(value)
  if (problem !== undefined) return problem
  if (!Array.isArray(copy)) return 'not-array'
  const elements: readonly Json[] = copy
  return elements.every(isJsonObject) ? elements : 'not-objects'
}

/** Authorization details (RFC 9396 §7). */
export const authorizationDetails: MemberType<Secret<readonly JsonObject[]>> = memberType({
  name: 'authorizationDetails',
  expected,
  isSealed: true,
  isDocumented: (value) => !isString(copyDetails(value)),
  read: (value, report, place) => {
    const copied = copyDetails(value)
    return isString(copied) ? report.refuse(copied, place, expected, value) : secret(copied)
  },
  check: (value, report, place) => {
    if (!isSecret(value)) return report.refuse('not-secret', place, 'a Secret', value)
    const clearDetails = reveal(value)
    const copied = copyDetails(clearDetails)
    return isString(copied) ? report.refuse(copied, place, expected, clearDetails) : copied
  },
})
