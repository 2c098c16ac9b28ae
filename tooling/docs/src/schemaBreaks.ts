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

/** A schema.json. */
export interface SchemaFile {
  readonly $id: string
  readonly $defs: Readonly<Record<string, Definition>>
}

/** Finds the first thing wrong with a value; `undefined` where it is valid. */
type ErrorOf = (value: unknown) => ErrorObject | undefined

/** The validators of a schema's `$defs`, by their names. How strictly a schema is written is tested elsewhere. */
export const errorsOf = (schema: { readonly $id?: string }): ((name: string) => ErrorOf) => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(schema)
  return (name) => {
    const validate = ajv.getSchema(`${schema.$id}#/$defs/${name}`)
    if (validate === undefined) throw new Error(`${name} is not in ${schema.$id}`)
    return (value) => (validate(value) ? undefined : validate.errors?.[0])
  }
}

const propertiesOf = ({ $defs }: SchemaFile, name: string) => $defs[name]?.properties ?? {}

/** Every pattern and format in a part of a schema, through its references. */
const textRules = (schema: unknown, file: SchemaFile): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword === '$ref') return textRules(file.$defs[String(value).replace('#/$defs/', '')], file)
    const isRule = ['pattern', 'format'].includes(keyword) && typeof value === 'string'
    return isRule ? [value] : textRules(value, file)
  })
}

/** The first value that one schema takes and another refuses, by the member for which it does, with the problem. */
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
  // By hand: a member that no schema names any more is valid as an unknown one.
  const unread = Object.keys(before).filter((member) => !(member in now))
  const writes = propertiesOf(present, written)
  const unwritten = Object.keys(propertiesOf(released, written)).filter((member) => !(member in writes))
  // By hand: values at the limits of the patterns that exist prove nothing about another pattern.
  const stricter = Object.keys(before).flatMap((member) => {
    const known = textRules(before[member], released)
    const rules = textRules(now[member], present).filter((rule) => !known.includes(rule))
    return rules.map((rule) => [member, `is read by a rule that was not there: ${print(rule)}`] as const)
  })
  const wires = fc.sample(wireObjects(codec), { numRuns: 200, seed: 6749 }) as readonly Json[]
  const values = [...edgeValues(codec, Object.keys(before)), ...wires]
  // A member that is new was an unknown one before, and could hold anything.
  const added = Object.keys(now).filter((member) => !(member in before))
  const old = values.filter((value) => !added.some((member) => Object.hasOwn(Object(value), member)))
  const [releasedTo, presentTo] = [errorsOf(released), errorsOf(present)]
  const gone = [...unread, ...unwritten]
  const refused = [
    ...refusals(old, releasedTo(accepted), presentTo(accepted), 'was read and is refused now'),
    // The released version reads any other value of an optional member as data alone.
    ...refusals(values, presentTo(written), releasedTo(written), 'is written and was not'),
  ].filter(([member]) => !gone.includes(member))
  return [
    ...unread.map((member) => [member, 'is no longer read'] as const),
    ...unwritten.map((member) => [member, 'is no longer written'] as const),
    ...stricter,
    ...refused,
  ].map(([member, problem]) => `${[codec.name, member].filter(Boolean).join('.')}: ${problem}`)
}

/**
 * The breaks of a package's JSON Schema against the released one: a line for each member, with its name first. The
 * present version reads all that was read, and writes only what the released one wrote, as ajv decides over values at
 * every limit. A member may be added, if nothing requires it.
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
