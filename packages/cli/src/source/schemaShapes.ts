import type { JsonRecord } from '../json.js'
import { isJsonObject, ownValue } from '../json.js'
import { UsageError } from '../Streams.js'
import { anyShape, everyShape } from './combineShapes.js'
import { ownShape } from './ownShape.js'
import { referenceTarget } from './referenceTarget.js'
import type { Shape } from './Shape.js'
import { emptyShape } from './Shape.js'

/** Real schemas are composed of far fewer levels, references included. */
const deepest = 200

/** Bound on memory: an inherited property counts once for each schema that inherits it. */
const most = 1_000_000

interface Dialect {
  /** True from OpenAPI 3.1: keywords beside a `$ref` apply. */
  readonly siblings: boolean
}

/** Returns a function from a schema to its shape. It reads each schema once, and ends at cycles. */
export const schemaShapes = (document: unknown, { siblings }: Dialect): ((schema: unknown) => Shape) => {
  const known = new Map<object, Shape>()
  const open = new Set<object>()
  let properties = 0

  const partsOf = (own: Shape, [keyword, value]: readonly [string, unknown]): readonly Shape[] => {
    if (keyword === 'properties') return [own]
    if (keyword === '$ref' && typeof value === 'string') return [shapeOf(referenceTarget(document, value))]
    if (!Array.isArray(value) || value.length === 0) return []
    if (keyword === 'allOf') return value.map(shapeOf)
    return keyword === 'oneOf' || keyword === 'anyOf' ? [anyShape(value.map(shapeOf))] : []
  }

  const composedShape = (schema: JsonRecord): Shape => {
    const reference = ownValue(schema, '$ref')
    const isAlone = !siblings || Object.keys(schema).length === 1
    if (typeof reference === 'string' && isAlone) return shapeOf(referenceTarget(document, reference))
    const own = ownShape(schema)
    // The order of keywords decides the order of members.
    const parts = Object.entries(schema).flatMap((entry) => partsOf(own, entry))
    const shape = everyShape(own, parts.includes(own) ? parts : [own, ...parts])
    if (!parts.some(({ body }) => body === shape.body)) properties += shape.body.properties.size
    if (properties > most) throw new UsageError('the specification has too many members: name one operation')
    return shape
  }

  const shapeOf = (schema: unknown): Shape => {
    if (schema === false) return { ...emptyShape, absent: true }
    if (!isJsonObject(schema)) return emptyShape
    const before = known.get(schema)
    if (before !== undefined) return before
    if (open.has(schema)) return emptyShape
    if (open.size >= deepest) throw new UsageError(`a schema is composed of more than ${deepest} levels`)
    open.add(schema)
    const shape = composedShape(schema)
    open.delete(schema)
    known.set(schema, shape)
    return shape
  }

  return shapeOf
}
