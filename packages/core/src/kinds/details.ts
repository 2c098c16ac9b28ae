import type { Json, JsonObject } from '../json.js'
import { copyJson, isObject } from '../json.js'
import type { Kind } from './Kind.js'
import { unchanged } from './Kind.js'

const expected = 'an array of JSON objects'

const isJsonObject = (value: Json): value is JsonObject => isObject(value)

/** A copy of an array of JSON objects, or what is wrong with it. */
const copyDetails = (value: unknown): { readonly value: readonly JsonObject[] } | { readonly problem: string } => {
  const copied = copyJson(value)
  if ('problem' in copied) return copied
  if (!Array.isArray(copied.value)) return { problem: 'not-array' }
  const elements: readonly Json[] = copied.value
  return elements.every(isJsonObject) ? { value: elements } : { problem: 'not-objects' }
}

const read: Kind<readonly JsonObject[]>['read'] = (value, log, place) => {
  const copied = copyDetails(value)
  return 'value' in copied ? copied.value : log.refuse(copied.problem, place, expected, value)
}

/** RFC 9396 §7. */
export const detailsKind: Kind<readonly JsonObject[]> = {
  expected,
  secret: false,
  isDocumented: (value) => 'value' in copyDetails(value),
  read,
  check: (value, log, place) => read(value, log, place),
  write: unchanged,
}
