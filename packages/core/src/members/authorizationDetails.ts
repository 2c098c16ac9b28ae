import type { Json, JsonObject } from '../token/json.js'
import { copyJson, isObject } from '../token/json.js'
import type { Secret } from '../token/Secret.js'
import { isSecret, reveal, secret } from '../token/Secret.js'
import type { Kind } from './MemberType.js'
import { isString, unchanged } from './MemberType.js'

const expected = 'an array of JSON objects'

const isJsonObject = (value: Json): value is JsonObject => isObject(value)

/** A copy of an array of JSON objects; for any other value the rule that it breaks. */
const copyDetails = (value: unknown): readonly JsonObject[] | string => {
  const { value: copy, problem } = copyJson(value)
  if (problem !== undefined) return problem
  if (!Array.isArray(copy)) return 'not-array'
  const elements: readonly Json[] = copy
  return elements.every(isJsonObject) ? elements : 'not-objects'
}

/** RFC 9396 §7. */
export const detailsKind: Kind<Secret<readonly JsonObject[]>> = {
  expected,
  isToken: false,
  readsEmpty: false,
  isDocumented: (value) => !isString(copyDetails(value)),
  read: (value, log, place) => {
    const copied = copyDetails(value)
    return isString(copied) ? log.refuse(copied, place, expected, value) : secret(copied)
  },
  check: (value, log, place) => {
    if (!isSecret(value)) return log.refuse('not-secret', place, 'a secret', value)
    const details = reveal(value)
    const copied = copyDetails(details)
    return isString(copied) ? log.refuse(copied, place, expected, details) : copied
  },
  write: unchanged,
}
