import type { Row } from '../codec/row.js'
import type { Table } from '../codec/table.js'
import type { MemberTypeName } from '../members/MemberType.js'
import { MAX_SECONDS } from '../members/seconds.js'
import type { JsonObject } from '../token/json.js'
import type { SchemaUse } from './parts.js'
import { nullType, orNull, referTo, secondsUpTo, visibleText } from './parts.js'
import { caseless } from './patterns.js'

const otherTypes = ['DPoP', 'MAC', 'N_A']

const tokenTypeSchema = ({ tokenType: { bearer, isOnlyBearer } }: Table): JsonObject => {
  if (isOnlyBearer) return { const: bearer }
  const otherSpelling = caseless(`^(?:bearer|${otherTypes.join('|')})$`)
  return { anyOf: [{ enum: [bearer, ...otherTypes] }, visibleText(otherSpelling)] }
}

const extensionsSchema = ({ id }: Table): JsonObject => ({
  type: 'object',
  minProperties: 1,
  properties: { [id]: false, [`${id}#moved`]: false },
  additionalProperties: { type: 'object', minProperties: 1 },
})

/** The schemas of the types of members, as they are written. */
const schemas: Readonly<Record<MemberTypeName, JsonObject | ((table: Table) => JsonObject)>> = {
  token: referTo('token'),
  tokenType: tokenTypeSchema,
  lifetime: referTo('seconds'),
  instant: referTo('seconds'),
  scope: referTo('scope'),
  scopeList: referTo('scopeNames'),
  uri: referTo('text'),
  authorizationDetails: referTo('details'),
  version: { const: 1 },
  extensions: extensionsSchema,
}

const writtenSchema = (table: Table, { type, functions, instantFrom }: Row): JsonObject => {
  // Only the functions know what the vendor writes.
  if (functions !== undefined) return { not: nullType }
  if (instantFrom !== undefined) return secondsUpTo(Math.min(MAX_SECONDS, Math.ceil(instantFrom) - 1))
  const schema = schemas[type.name]
  return typeof schema === 'function' ? schema(table) : schema
}

/** Any value of an optional member is read: one that cannot be used is kept as data. */
const acceptedSchema = ({ tokenType }: Table, { type, isRequired }: Row): JsonObject => {
  if (!isRequired) return {}
  if (type.name === 'version') return { const: 1 }
  if (type.name === 'token') return referTo('token')
  return tokenType.isRequired ? referTo('text') : orNull({ const: '' }, referTo('text'))
}

/** The schema of a row of a codec's table. */
export const rowSchema = (table: Table, row: Row, use: SchemaUse): JsonObject => ({
  title: row.member,
  description: row.description,
  ...(use === 'written' ? writtenSchema(table, row) : acceptedSchema(table, row)),
})
