import type { Row } from '../codec/row.js'
import type { AnyTokenCodec } from '../codec/TokenCodec.js'
import type { Table } from '../codec/table.js'
import { tableOf } from '../codec/table.js'
import type { JsonObject } from '../token/json.js'
import type { SchemaUse } from './parts.js'
import { parts } from './parts.js'
import { rowSchema } from './rowSchema.js'
import { rulesBeyondSchema } from './rulesBeyondSchema.js'

const noError: JsonObject = {
  anyOf: [{ enum: [null, '', false, 0] }, { type: 'array', maxItems: 0 }, { type: 'object', maxProperties: 0 }],
}

/** Schema of an object. Its rows' paths share their first `depth` names. */
const objectSchema = (table: Table, rows: readonly Row[], depth: number, use: SchemaUse): JsonObject => {
  // Reading assumes success, and Bearer unless the table requires a token type.
  const isNeeded = ({ member, isRequired, constant }: Row): boolean =>
    isRequired &&
    (use === 'written' ||
      member === 'v' ||
      (constant === undefined && (table.tokenType.isRequired || member !== 'tokenType')))
  const names = [...new Set(rows.map(({ path }) => path[depth] ?? ''))]
  const schemaOf = (name: string): JsonObject => {
    const within = rows.filter(({ path }) => path[depth] === name)
    const [row] = within
    return row?.path.length === depth + 1
      ? rowSchema(table, row, use)
      : containerSchema(objectSchema(table, within, depth + 1, use))
  }
  // An optional container may be any other value, because that is read as an unknown member.
  const containerSchema = (schema: JsonObject): JsonObject => {
    const isOptional = (schema.required as readonly string[]).length === 0
    if (!isOptional) return schema
    return use === 'accepted' ? {} : { anyOf: [schema, { not: { type: 'object' } }] }
  }
  return {
    type: 'object',
    required: names.filter((name) => rows.some((row) => row.path[depth] === name && isNeeded(row))),
    properties: Object.fromEntries(names.map((name) => [name, schemaOf(name)])),
  }
}

const codecSchema = (table: Table, use: SchemaUse): JsonObject => {
  const isWritten = use === 'written'
  const meaning = isWritten
    ? `A response that the codec ${table.id} writes. The codec reads each valid one and writes it back unchanged, unlisted members included.`
    : `A response that the codec ${table.id} reads as a token.`
  const { properties, ...schema } = objectSchema(table, use === 'written' ? table.documentedRows : table.rows, 0, use)
  const extras = table.extras.filter((name) => !Object.hasOwn(properties as JsonObject, name))
  const pairs = isWritten && !table.derivesExpiry ? table.expiries : []
  return {
    description: `${meaning} Rules that JSON Schema cannot express: ${rulesBeyondSchema(table, use).join('; ')}.`,
    ...schema,
    properties: {
      ...(properties as JsonObject),
      ...Object.fromEntries(
        extras.map((name) => [name, { description: 'A documented member that Token does not have.' }]),
      ),
      ...(isWritten && table.documentedRows !== table.rows ? { [table.tokenTypeRow.name]: false } : {}),
      error: isWritten ? false : noError,
    },
    ...(pairs.length === 0
      ? {}
      : {
          dependentSchemas: Object.fromEntries(
            pairs.map(({ places: [lifetime, instant] }) => [lifetime.name, { properties: { [instant.name]: false } }]),
          ),
        }),
  }
}

const namesIn = (schema: object): readonly string[] =>
  [...JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g)].map(([, name = '']) => name)

/** The parts that the schemas refer to, in order of declaration. */
const usedParts = (schemas: JsonObject): JsonObject => {
  const used = new Set(namesIn(schemas))
  return Object.fromEntries(Object.entries(parts).filter(([name]) => used.has(name)))
}

/**
 * Returns the wire shapes of codecs as JSON Schema, draft 2020-12, for services in other languages. `$defs` contains
 * two schemas per codec, prefixed with its `name`. `…Written` describes the responses that the codec writes, and that
 * other services should send. `…Accepted` describes the responses that it reads. The schemas' descriptions list the
 * rules that JSON Schema cannot express. The root schema rejects every value; refer to `${id}#/$defs/…` instead.
 *
 * Accepts codecs from any installed copy of this package, and throws a `TypeError` for other values. A `field` may have
 * any value, because only its functions know the format.
 *
 * @example
 * import { Rfc6749Token } from '@token-codecs/core'
 * import { jsonSchema } from '@token-codecs/core/json-schema'
 *
 * const { $id, $defs } = jsonSchema('urn:example:tokens', [Rfc6749Token])
 * console.log($id, Object.keys(Object($defs)).slice(0, 2))
 * // urn:example:tokens [ 'Rfc6749TokenWritten', 'Rfc6749TokenAccepted' ]
 *
 * @since 0.1.0
 * @category interop
 */
export const jsonSchema = (id: string, codecs: readonly AnyTokenCodec[]): JsonObject => {
  const schemas = Object.fromEntries(
    codecs.flatMap((codec) => {
      const table = tableOf(codec)
      if (table === undefined)
        throw new TypeError('jsonSchema: expected codecs made by defineCodec, not copies of them')
      return [
        [`${codec.name}Written`, codecSchema(table, 'written')],
        [`${codec.name}Accepted`, codecSchema(table, 'accepted')],
      ]
    }),
  )
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    description: `Use one of $defs: ${Object.keys(schemas).join(', ')}. The schema as a whole accepts nothing.`,
    not: {},
    $defs: { ...schemas, ...usedParts(schemas) },
  }
}
