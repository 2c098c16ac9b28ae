import { isJsonObject, ownValue } from '../json.js'
import { UsageError } from '../Streams.js'

/** Longest chain of references that is followed, so that a cycle ends. */
const longest = 100

const decoded = (token: string): string => {
  try {
    return decodeURIComponent(token)
  } catch {
    return token
  }
}

/** Tells whether a reference stays in the document. */
export const isLocal = (reference: string): boolean => reference.startsWith('#')

/** Returns the value at a JSON pointer, or undefined. Throws a `UsageError` if it is in another file. */
export const referenceTarget = (document: unknown, reference: string): unknown => {
  if (!isLocal(reference)) {
    throw new UsageError('the specification refers to another file: bundle it into one file first')
  }
  const [anchor, ...tokens] = reference.slice(1).split('/')
  if (anchor !== '') return undefined
  let value = document
  for (const token of tokens) value = ownValue(value, decoded(token).replaceAll('~1', '/').replaceAll('~0', '~'))
  return value
}

/** Follows `$ref` to a value that is not a reference. Returns undefined for a cycle. */
export const resolved = (document: unknown, value: unknown): unknown => {
  let current = value
  for (let step = 0; step < longest; step += 1) {
    const reference = isJsonObject(current) ? ownValue(current, '$ref') : undefined
    if (typeof reference !== 'string') return current
    current = referenceTarget(document, reference)
  }
  return undefined
}
