import type { AnyTokenCodec, Json } from '@token-codecs/core'
import { wireObjects } from '@token-codecs/laws'
import type { ErrorObject } from 'ajv/dist/2020.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { edgeValues } from './edges.js'
import { print } from './Generated.js'

interface Definition {
  readonly properties?: Readonly<Record<string, unknown>>
}

/** Content of a `schema.json`. */
export interface SchemaFile {
  readonly $id: string
  readonly $defs: Readonly<Record<string, Definition>>
}

/** Returns the first error of a value; `undefined` if it is valid. */
type ErrorOf = (value: unknown) => ErrorObject | undefined

/** Returns validators for a schema's `$defs`, by name. Other tests check that the schema itself is strict. */
export const errorsOf = (schema: { readonly $id?: string }): ((name: string) => ErrorOf) => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false })
  ajv.addSchema(schema)
  return (name) => {
    const validate = ajv.getSchema(`${schema.$id}#/$defs/${name}`)
    if (validate === undefined) throw new Error(`${name} is not in ${schema.$id}`)
    return (value) => (validate(value) ? undefined : validate.errors?.[0])
  }
}

const propertiesOf = ({ $defs }: SchemaFile, name: string) => $defs[name]?.properties ?? {}

/** Returns every pattern and format in a part of a schema, following references. */
const textRules = (schema: unknown, file: SchemaFile): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword === '$ref') return textRules(file.$defs[String(value).replace('#/$defs/', '')], file)
    const isRule = ['pattern', 'format'].includes(keyword) && typeof value === 'string'
    return isRule ? [value] : textRules(value, file)
  })
}

/** Finds values that one schema accepts and another rejects: the first for each member, with the problem. */
const refusals = (
  values: readonly Json[],
  taken: ErrorOf,
  refused: ErrorOf,
  problem: string,
): readonly (readonly [string, string])[] => {
  const found = values.flatMap((value) => {
    const error = taken(value) === undefined ? refused(value) : undefined
    if (error === undefined) return []
    const member: string = error.params.missingProperty ?? error.instancePath.split('/')[1] ?? ''
    const shown = print(JSON.stringify(member === '' ? value : (Object(value)[member] ?? null)), 80)
    return [[member, `${problem}: ${shown}`] as const]
  })
  return [...new Map(found.reverse())]
}

const breaksOf = (codec: AnyTokenCodec, released: SchemaFile, present: SchemaFile): readonly string[] => {
  const [written, accepted] = [`${codec.name}Written`, `${codec.name}Accepted`]
  const [before, now] = [propertiesOf(released, accepted), propertiesOf(present, accepted)]
  // Compared by name, because a removed member is still valid as an unknown one.
  const unread = Object.keys(before).filter((member) => !(member in now))
  const writes = propertiesOf(present, written)
  const unwritten = Object.keys(propertiesOf(released, written)).filter((member) => !(member in writes))
  // Compared by pattern, because edge values for existing patterns prove nothing about a new one.
  const stricter = Object.keys(before).flatMap((member) => {
    const known = textRules(before[member], released)
    const rules = textRules(now[member], present).filter((rule) => !known.includes(rule))
    return rules.map((rule) => [member, `has a new rule: ${print(rule)}`] as const)
  })
  const wires = fc.sample(wireObjects(codec), { numRuns: 200, seed: 6749 }) as readonly Json[]
  const values = [...edgeValues(codec, Object.keys(before)), ...wires]
  // Skips values with a new member: as an unknown member it allowed anything.
  const added = Object.keys(now).filter((member) => !(member in before))
  const old = values.filter((value) => !added.some((member) => Object.hasOwn(Object(value), member)))
  const [releasedTo, presentTo] = [errorsOf(released), errorsOf(present)]
  const gone = [...unread, ...unwritten]
  const refused = [
    ...refusals(old, releasedTo(accepted), presentTo(accepted), 'was accepted and is now rejected'),
    // Checked against the written schema, because the released version reads other values of optional members as data.
    ...refusals(values, presentTo(written), releasedTo(written), 'is now written, but was not before'),
  ].filter(([member]) => !gone.includes(member))
  return [
    ...unread.map((member) => [member, 'is no longer read'] as const),
    ...unwritten.map((member) => [member, 'is no longer written'] as const),
    ...stricter,
    ...refused,
  ].map(([member, problem]) => `${[codec.name, member].filter(Boolean).join('.')}: ${problem}`)
}

/**
 * Returns the breaking changes of a package's JSON Schema: one line for each member, beginning with its name.
 * The present version must accept every value that the released one accepts, and write only values that it writes. Ajv
 * checks this with values at every limit. Optional members may be added.
 */
export const schemaBreaks = (
  released: SchemaFile,
  present: SchemaFile,
  codecs: readonly AnyTokenCodec[],
): readonly string[] => [
  ...(released.$id === present.$id ? [] : [`$id: was ${released.$id}, is ${present.$id}`]),
  ...Object.keys(released.$defs)
    .flatMap((name) => /^(\w+)Written$/.exec(name)?.[1] ?? [])
    .flatMap((name) => {
      const codec = codecs.find((candidate) => candidate.name === name)
      const stays = codec !== undefined && [`${name}Written`, `${name}Accepted`].every((part) => part in present.$defs)
      return stays ? breaksOf(codec, released, present) : [`${name}: is gone`]
    }),
]
