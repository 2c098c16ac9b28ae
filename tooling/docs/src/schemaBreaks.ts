import { isDeepStrictEqual } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'

/** A part of a schema. */
type Schema = boolean | { readonly [keyword: string]: unknown }
type Definitions = Readonly<Record<string, Schema>>

/** A schema.json. */
export interface SchemaFile {
  readonly $id: string
  readonly $defs: Definitions
}

const annotations: readonly string[] = ['title', 'description', '$comment']

/** A schema without what it says for people, every reference replaced by what it refers to. */
const resolve = (schema: unknown, definitions: Definitions): unknown => {
  if (Array.isArray(schema)) return schema.map((item) => resolve(item, definitions))
  if (typeof schema !== 'object' || schema === null) return schema
  if ('$ref' in schema) return resolve(definitions[String(schema.$ref).replace('#/$defs/', '')], definitions)
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword, value]) => !(annotations.includes(keyword) && typeof value === 'string'))
      .map(([keyword, value]) => [keyword, resolve(value, definitions)]),
  )
}

const ajv = new Ajv2020({ strict: false })

/** The schemas any of which a value may satisfy. */
const alternatives = (schema: Schema): readonly Schema[] =>
  typeof schema === 'object' && Array.isArray(schema.anyOf) && Object.keys(schema).length === 1
    ? schema.anyOf.flatMap(alternatives)
    : [schema]

/** The values that a schema lists, if it does nothing else. */
const listed = (schema: Schema): readonly unknown[] | undefined => {
  if (typeof schema === 'boolean' || Object.keys(schema).length !== 1) return undefined
  if ('const' in schema) return [schema.const]
  return Array.isArray(schema.enum) ? schema.enum : undefined
}

const asSchema = (value: unknown): Schema => (value ?? true) as Schema

/** Whether a keyword of the wider schema lets through all that the narrower one does. Of an unknown one that is not known. */
const keywordCovers = (
  keyword: string,
  wide: Readonly<Record<string, unknown>>,
  narrow: Readonly<Record<string, unknown>>,
): boolean => {
  const [more, less] = [wide[keyword], narrow[keyword]]
  if (isDeepStrictEqual(more, less)) return true
  switch (keyword) {
    case 'type':
      return more === 'number' && less === 'integer'
    case 'minimum':
    case 'minLength':
    case 'minProperties':
      return typeof less === 'number' && Number(more) <= less
    case 'maximum':
      return typeof less === 'number' && Number(more) >= less
    case 'uniqueItems':
      return more === false
    case 'items':
    case 'additionalProperties':
      return covers(asSchema(more), asSchema(less))
    case 'required':
      return Array.isArray(more) && Array.isArray(less) && more.every((name) => less.includes(name))
    case 'not':
      // What the wider one excludes, the narrower one excludes too.
      return less !== undefined && covers(asSchema(less), asSchema(more))
    case 'properties':
      return Object.entries(more as Definitions).every(([name, schema]) =>
        covers(schema, asSchema((less as Definitions | undefined)?.[name] ?? narrow.additionalProperties)),
      )
    default:
      return false
  }
}

/** Whether everything valid by the narrower schema is so by the wider one, as far as can be told: else, not. */
const covers = (wide: Schema, narrow: Schema): boolean => {
  if (isDeepStrictEqual(wide, narrow) || wide === true || narrow === false) return true
  const values = listed(narrow)
  if (values !== undefined) return values.every((value) => ajv.validate(wide, value))
  const [mays, each] = [alternatives(wide), alternatives(narrow)]
  if (mays.length > 1 || each.length > 1) {
    return each.every((one) => mays.some((may) => covers(may, one)))
  }
  if (typeof wide === 'boolean' || typeof narrow === 'boolean') return false
  const own = 'additionalProperties' in wide ? Object.entries((narrow.properties ?? {}) as Definitions) : []
  return (
    Object.keys(wide).every((keyword) => keywordCovers(keyword, wide, narrow)) &&
    own.every(
      ([name, schema]) =>
        name in ((wide.properties ?? {}) as Definitions) || covers(asSchema(wide.additionalProperties), schema),
    )
  )
}

interface Shape {
  readonly required: readonly string[]
  readonly properties: Definitions
  /** What is said of the object as a whole. */
  readonly rest: Schema
}

const shapeOf = ({ $defs }: SchemaFile, name: string): Shape => {
  const {
    required = [],
    properties = {},
    ...rest
  } = resolve($defs[name], $defs) as {
    readonly [keyword: string]: unknown
    readonly required?: readonly string[]
    readonly properties?: Definitions
  }
  return { required, properties, rest }
}

const printLength = 200

const print = (schema: Schema | undefined): string => {
  const text = JSON.stringify(schema)
  return text.length > printLength ? `${text.slice(0, printLength)}…` : text
}

const codecsIn = ({ $defs }: SchemaFile): readonly string[] =>
  Object.keys($defs)
    .flatMap((name) => /^(\w+)Written$/.exec(name)?.[1] ?? [])
    .filter((codec) => `${codec}Accepted` in $defs)

const breaksOf = (codec: string, released: SchemaFile, present: SchemaFile): readonly string[] => {
  const [wrote, accepted] = [shapeOf(released, `${codec}Written`), shapeOf(released, `${codec}Accepted`)]
  if (!codecsIn(present).includes(codec)) return [`${codec}: is gone`]
  const [writes, accepts] = [shapeOf(present, `${codec}Written`), shapeOf(present, `${codec}Accepted`)]
  const gone = (before: Shape, after: Shape, problem: string) =>
    Object.keys(before.properties)
      .filter((member) => !(member in after.properties))
      .map((member) => `${codec}.${member}: ${problem}`)
  const required = (before: Shape, after: Shape, problem: string) =>
    after.required
      .filter((member) => !before.required.includes(member))
      .map((member) => `${codec}.${member}: ${problem}`)
  const refused = Object.entries(accepts.properties).filter(
    ([member, schema]) => !covers(schema, asSchema(accepted.properties[member] ?? schema)),
  )
  // The released version reads what it wrote itself: that was tested then.
  const unreadable = Object.entries(writes.properties).filter(
    ([member, schema]) => ![accepted, wrote].some(({ properties }) => covers(asSchema(properties[member]), schema)),
  )
  return [
    ...gone(accepted, accepts, 'is no longer read'),
    ...gone(wrote, writes, 'is no longer written'),
    ...required(accepted, accepts, 'is required of what is read, and was not'),
    ...required(writes, accepted, 'may be missing in what is written, and the released version requires it'),
    ...refused.map(
      ([member, schema]) => `${codec}.${member}: read ${print(accepted.properties[member])}, reads ${print(schema)}`,
    ),
    ...unreadable.map(
      ([member, schema]) =>
        `${codec}.${member}: the released version reads ${print(accepted.properties[member])}, this one writes ${print(schema)}`,
    ),
    ...(covers(accepts.rest, accepted.rest) && covers(accepted.rest, writes.rest)
      ? []
      : [`${codec}: is another sort of value`]),
  ]
}

/**
 * What a package's JSON Schema no longer keeps of that released: a line for each member, with its name first. What was
 * read is read, and the released version reads what is written now. A member may be added, if nothing requires it.
 */
export const schemaBreaks = (released: SchemaFile, present: SchemaFile): readonly string[] => [
  ...(released.$id === present.$id ? [] : [`$id: was ${released.$id}, is ${present.$id}`]),
  ...codecsIn(released).flatMap((codec) => breaksOf(codec, released, present)),
]
