import type { Row } from '../codec/row.js'
import type { Table } from '../codec/table.js'
import { descriptions } from '../members/descriptions.js'
import type { MemberOptions, MemberTypeName } from '../members/MemberType.js'
import { MAX_SECONDS } from '../members/seconds.js'
import type { JsonObject } from '../token/json.js'
import type { TokenMember } from '../token/Token.js'
import type { SchemaUse } from './parts.js'
import { nullType, orNull, referTo, separatedBy, visibleText } from './parts.js'
import { caseless, escaped, positiveBelow } from './patterns.js'

const otherTypes = ['DPoP', 'MAC', 'N_A']

const tokenTypeSchema = ({ tokenType: { bearer = 'Bearer', words, isOnlyBearer } }: Table): JsonObject => {
  if (isOnlyBearer) return { const: bearer }
  const names = ['bearer', ...otherTypes, ...words.map(escaped)]
  const otherSpelling = caseless(`^(?:${names.join('|')})$`)
  return { anyOf: [{ enum: [bearer, ...otherTypes] }, visibleText(otherSpelling)] }
}

const years = '(?:19[7-9][0-9]|[2-4][0-9]{3}|50[0-9]{2}|51[0-2][0-9]|513[0-8])'
const months = '(?:0[1-9]|1[0-2])'
const days = '(?:0[1-9]|[12][0-9]|3[01])'
const hours = '(?:[01][0-9]|2[0-3])'

// A pattern, not a `format`, because not every validator checks formats.
const dateTime: JsonObject = {
  description: 'An RFC 3339 time in UTC, in whole seconds.',
  type: 'string',
  pattern: `^${years}-${months}-${days}T${hours}:[0-5][0-9]:[0-5][0-9]Z$`,
}

/** Schema of a time as a string of digits, in the vendor's unit. */
const digits = ({ perSecond = 1, minimum = 0, instantFrom = MAX_SECONDS + 1 }: MemberOptions): JsonObject => {
  const zeros = `${perSecond}`.slice(1)
  const seconds = positiveBelow(Math.min(MAX_SECONDS + 1, Math.ceil(instantFrom)), `${minimum / perSecond}`.length)
  return { type: 'string', pattern: `^(?:${minimum === 0 ? '0|' : ''}(?:${seconds})${zeros})$` }
}

/** Schema of a time as a number, in the vendor's unit. */
const number = ({ perSecond = 1, minimum = 0, instantFrom = MAX_SECONDS + 1 }: MemberOptions): JsonObject => ({
  type: 'integer',
  minimum,
  maximum: Math.min(MAX_SECONDS, Math.ceil(instantFrom) - 1) * perSecond,
  ...(perSecond === 1 ? {} : { multipleOf: perSecond }),
})

const secondsSchema = (_: Table, options: MemberOptions): JsonObject => {
  const { text = false, isDateTime = false, perSecond = 1, instantFrom, never } = options
  const isPlain = !text && perSecond === 1 && instantFrom === undefined
  const schema = isDateTime ? dateTime : text ? digits(options) : isPlain ? referTo('seconds') : number(options)
  if (never === undefined) return schema
  // The value is kept as data and written back as received, as a string or a number.
  const values = [never, `${never}`, Number(never)].filter((value) => `${value}` === `${never}`)
  return { anyOf: [schema, { enum: [...new Set(values)] }] }
}

const scopeSchema = (_: Table, { separator }: MemberOptions): JsonObject =>
  separator === undefined ? referTo('scope') : separatedBy(separator)

const extensionsSchema = ({ id }: Table): JsonObject => ({
  type: 'object',
  minProperties: 1,
  properties: { [id]: false, [`${id}#moved`]: false },
  additionalProperties: { type: 'object', minProperties: 1 },
})

/** Schemas of the written values, by member type. */
const schemas: Readonly<Record<MemberTypeName, JsonObject | ((table: Table, options: MemberOptions) => JsonObject)>> = {
  token: referTo('token'),
  tokenType: tokenTypeSchema,
  lifetime: secondsSchema,
  instant: secondsSchema,
  scope: scopeSchema,
  scopeList: referTo('scopeNames'),
  uri: referTo('text'),
  authorizationDetails: referTo('details'),
  constant: (_, { values: [first = true] = [] }) => ({ const: first }),
  version: { const: 1 },
  extensions: extensionsSchema,
}

const writtenSchema = (table: Table, { type: { name, options } }: Row): JsonObject => {
  // Only the codec's functions know the vendor's values.
  if (options.isOpaque) return { not: nullType }
  const schema = schemas[name]
  const written = typeof schema === 'function' ? schema(table, options) : schema
  return options.isNullable ? orNull(written) : written
}

/** Schema of an accepted value. Optional members accept any value, because unusable ones are kept as data. */
const acceptedSchema = ({ tokenType }: Table, { type: { name, options }, isRequired }: Row): JsonObject => {
  if (!isRequired) return {}
  if (name === 'version') return { const: 1 }
  if (name === 'constant') return orNull({ enum: options.values ?? [] })
  if (name === 'token') return referTo('token')
  return tokenType.isRequired ? referTo('text') : orNull({ const: '' }, referTo('text'))
}

const otherDescriptions: Readonly<Record<string, string>> = {
  version: 'The format version.',
  extensions: 'Unknown members by codec id.',
  constant: 'A constant in successful responses.',
}

const descriptionOf = ({ member, type }: Row): string =>
  otherDescriptions[type.name] ?? descriptions[member as TokenMember]

/** Schema of one row of a codec's table. */
export const rowSchema = (table: Table, row: Row, use: SchemaUse): JsonObject => ({
  title: row.member,
  description: descriptionOf(row),
  ...(use === 'written' ? writtenSchema(table, row) : acceptedSchema(table, row)),
})
