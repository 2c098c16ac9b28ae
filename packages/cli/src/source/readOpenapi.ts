import type { JsonRecord } from '../json.js'
import { entriesOf, isJsonObject, ownValue } from '../json.js'
import { hasAccessToken } from '../newVendor/choose.js'
import { UsageError } from '../Streams.js'
import { parseSpecification } from './parseSpecification.js'
import { isLocal, resolved } from './referenceTarget.js'
import type { DocumentedMember, DocumentedResponse, Place } from './Source.js'
import { schemaMembers } from './schemaMembers.js'
import { schemaShapes } from './schemaShapes.js'
import { withExamples } from './withExamples.js'

const methods: readonly string[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** Returns the version of OpenAPI 3. YAML without quotes makes it a number. */
const versionOf = (document: unknown): string => {
  if (String(ownValue(document, 'swagger')).startsWith('2')) {
    throw new UsageError('the specification is Swagger 2.0: convert it to OpenAPI 3')
  }
  const version = ownValue(document, 'openapi')
  const text = typeof version === 'string' || typeof version === 'number' ? `${version}` : ''
  if (text === '3' || text.startsWith('3.')) return text
  throw new UsageError('the file is not an OpenAPI 3 document: its member openapi must be a version such as 3.1.0')
}

/** Returns the responses that may be the successful one, best first. A default is often an error. */
const successes = (responses: unknown): readonly unknown[] => {
  const named = entriesOf(responses).map(([status, response]) => ({ status: status.toUpperCase(), response }))
  const successful = named.filter(({ status }) => /^2(\d\d|XX)$/.test(status))
  const chosen = successful.length > 0 ? successful : named.filter(({ status }) => status === 'DEFAULT')
  // Digits sort before the range 2XX.
  return chosen.sort((a, b) => (a.status < b.status ? -1 : 1)).map(({ response }) => response)
}

/** Returns the rank of a media type that contains members, the best first, or -1. */
const rankOf = (mediaType: string): number => {
  const [name = ''] = mediaType.toLowerCase().split(';')
  const essence = name.trim()
  const isJson = essence.endsWith('+json') || essence.endsWith('/json')
  const ranks = [
    essence === 'application/json',
    isJson,
    essence === 'application/x-www-form-urlencoded',
    essence === 'application/*' || essence === '*/*',
  ]
  return ranks.indexOf(true)
}

const mediaOf = (response: unknown): readonly unknown[] =>
  entriesOf(ownValue(response, 'content'))
    .map(([mediaType, media]) => ({ rank: rankOf(mediaType), media }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ media }) => media)

/** Returns the examples of a media type. Examples in other files are not needed. */
const examplesOf = (document: unknown, media: unknown): readonly unknown[] => {
  const listed = entriesOf(ownValue(media, 'examples')).map(([, example]) => {
    const reference = ownValue(example, '$ref')
    return typeof reference === 'string' && !isLocal(reference)
      ? undefined
      : ownValue(resolved(document, example), 'value')
  })
  return [ownValue(media, 'example'), ...listed]
}

/** Adds the operations of a referenced path item. */
const pathItemOf = (document: unknown, item: unknown): JsonRecord => {
  if (!isJsonObject(item)) return {}
  const referenced = typeof ownValue(item, '$ref') === 'string' ? resolved(document, item) : undefined
  return isJsonObject(referenced) ? { ...referenced, ...item } : item
}

/**
 * Reads the successful response of every operation that documents an object, or of one operation such as
 * `POST /oauth/token`. Throws a `UsageError` for anything but OpenAPI 3 in one file.
 */
export const readOpenapi = (text: string, operation?: string): readonly DocumentedResponse[] => {
  const document = parseSpecification(text)
  const version = versionOf(document)
  const shapeOf = schemaShapes(document, { siblings: version !== '3' && !version.startsWith('3.0') })
  const membersOf = schemaMembers(shapeOf)

  const mediaMembers = (media: unknown): readonly DocumentedMember[] | undefined => {
    const schema = ownValue(media, 'schema')
    const { types, body } = shapeOf(schema)
    if (!types.includes('object') && body.properties.size === 0) return undefined
    return withExamples(membersOf(schema), examplesOf(document, media))
  }

  /** Returns the successful response with an access token, or else the one with the lowest status. */
  const successOf = (place: Place, described: unknown): DocumentedResponse | undefined => {
    let first: DocumentedResponse | undefined
    for (const response of successes(ownValue(described, 'responses'))) {
      for (const media of mediaOf(resolved(document, response))) {
        const members = mediaMembers(media)
        if (members === undefined) continue
        const found = { place, members }
        if (hasAccessToken(found)) return found
        first ??= found
      }
    }
    return first
  }

  const pathResponses = ([path, item]: readonly [string, unknown]): readonly DocumentedResponse[] =>
    entriesOf(pathItemOf(document, item)).flatMap(([method, described]) => {
      const place = { operation: `${method.toUpperCase()} ${path}` }
      if (!methods.includes(method) || (operation !== undefined && operation !== place.operation)) return []
      return successOf(place, described) ?? []
    })

  return entriesOf(ownValue(document, 'paths'))
    .filter(([path]) => operation === undefined || operation.endsWith(` ${path}`))
    .flatMap(pathResponses)
}
