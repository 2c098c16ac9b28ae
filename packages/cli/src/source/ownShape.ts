import type { JsonRecord } from '../json.js'
import { entriesOf, ownValue } from '../json.js'
import type { Scalar, Shape } from './Shape.js'
import { emptyBody } from './Shape.js'
import type { JsonType } from './Source.js'

const jsonTypes: readonly JsonType[] = ['string', 'integer', 'number', 'boolean', 'object', 'array']

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Returns the permitted values, null included. */
const enumeration = (schema: JsonRecord): readonly unknown[] =>
  Object.hasOwn(schema, 'const') ? [schema.const] : [...new Set(listOf(ownValue(schema, 'enum')))]

const typeOf = (value: Scalar): JsonType => {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'boolean'
  return Number.isInteger(value) ? 'integer' : 'number'
}

/** Returns the types that other keywords imply, for a schema that names no type. */
const impliedTypes = (schema: JsonRecord, values: readonly Scalar[]): readonly JsonType[] => {
  if (values.length > 0) return [...new Set(values.map(typeOf))]
  if (['properties', 'patternProperties', 'additionalProperties'].some((name) => Object.hasOwn(schema, name))) {
    return ['object']
  }
  return Object.hasOwn(schema, 'items') ? ['array'] : []
}

const exampleOf = (schema: JsonRecord): unknown =>
  ownValue(schema, 'example') ?? ownValue(ownValue(schema, 'examples'), '0') ?? ownValue(schema, 'default') ?? undefined

/** Reads the keywords of a schema itself, without references and compositions. */
export const ownShape = (schema: JsonRecord): Shape => {
  const listed = enumeration(schema)
  const present = listed.filter((value) => value !== null)
  const values = present.every(isScalar) ? present : []
  const named = [ownValue(schema, 'type')].flat()
  const types = jsonTypes.filter((type) => named.includes(type))
  const format = ownValue(schema, 'format')
  const items = ownValue(schema, 'items')
  const properties = entriesOf(ownValue(schema, 'properties'))
  const required = listOf(ownValue(schema, 'required')).filter((name) => typeof name === 'string')
  const description = ownValue(schema, 'description')
  const example = exampleOf(schema)
  return {
    types: types.length > 0 ? types : impliedTypes(schema, values),
    nullable: ownValue(schema, 'nullable') === true || named.includes('null') || listed.includes(null),
    ...(values.length > 0 && { values }),
    ...(typeof format === 'string' && { format }),
    ...(items !== undefined && { items }),
    body:
      properties.length === 0 && required.length === 0
        ? emptyBody
        : { properties: new Map(properties), required: new Set(required) },
    ...(typeof description === 'string' && { description }),
    ...(example !== undefined && { example }),
    absent: ownValue(schema, 'writeOnly') === true,
  }
}
