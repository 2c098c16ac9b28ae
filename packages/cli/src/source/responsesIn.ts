import { hasAccessToken } from '../newVendor/choose.js'
import { linkedPage } from './linkedPage.js'
import { readDocs } from './readDocs.js'
import type { DocumentedResponse } from './Source.js'
import { specificationIn } from './specificationIn.js'
import { specifiedResponses } from './specifiedResponses.js'

/**
 * Reads the responses in a page or a specification. A specification inside a page may be about something else. It
 * counts if an operation is named, or if no table has an access token.
 */
export const responsesIn = (file: string, text: string, operation?: string): readonly DocumentedResponse[] => {
  const specification = specificationIn(file, text)
  if (specification === text) return specifiedResponses(text, operation)
  const tables = readDocs(text, linkedPage(file))
  if (specification === undefined || (operation === undefined && tables.some(hasAccessToken))) return tables
  const specified = specifiedResponses(specification, operation)
  return specified.length > 0 ? specified : tables
}
