import { readOpenapi } from './readOpenapi.js'
import type { DocumentedResponse } from './Source.js'

const method = /^\s*[a-z]+/i

/** Reads a specification: the response of the named operation, or all responses if it has none of that name. */
export const specifiedResponses = (
  specification: string,
  operation: string | undefined,
): readonly DocumentedResponse[] => {
  const named = operation
    ?.trim()
    .replace(/\s+/g, ' ')
    .replace(method, (name) => name.toUpperCase())
  const found = named === undefined ? [] : readOpenapi(specification, named)
  return found.length > 0 ? found : readOpenapi(specification)
}
