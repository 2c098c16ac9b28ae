import type { Json, JsonObject } from '../json.js'
import { copyJson, isObject } from '../json.js'
import type { Secret } from '../Secret.js'
import { isSecret, reveal, secret } from '../Secret.js'
import type { Kind } from './Kind.js'
import { unchanged } from './Kind.js'

const expected = 'an array of JSON objects'

const isJsonObject = (value: Json): value is JsonObject => isObject(value)

/** A copy of an array of JSON objects, or the rule that the value breaks. */
const copyDetails = (value: unknown): { readonly value: readonly JsonObject[] } | { readonly problem: string } => {
  const copied = copyJson(value)
  if ('problem' in copied) return copied
  if (!Array.isArray(copied.value)) return { problem: 'not-array' }
  const elements: readonly Json[] = copied.value
  return elements.every(isJsonObject) ? { value: elements } : { problem: 'not-objects' }
}

/** RFC 9396 §7. */
export const detailsKind: Kind<Secret<readonly JsonObject[]>> = {
  expected,
  isToken: false,
  readsEmpty: false,
  isDocumented: (value) => 'value' in copyDetails(value),
  read: (value, log, place) => {
    const copied = copyDetails(value)
    return 'value' in copied ? secret(copied.value) : log.refuse(copied.problem, place, expected, value)
  },
  check: (value, log, place) => {
    if (!isSecret(value)) return log.refuse('not-secret', place, 'a secret', value)
    const copied = copyDetails(reveal(value))
    return 'value' in copied ? copied.value : log.refuse(copied.problem, place, expected, value)
  },
  write: unchanged,
}
