import type { JsonType } from './Source.js'

/** The JSON type that a name in documentation stands for. */
export interface NamedType {
  readonly type: JsonType
  readonly format?: string
}

const scalars: readonly (readonly [type: JsonType, names: readonly string[], format?: string])[] = [
  ['string', ['string', 'str', 'text', 'varchar', 'char']],
  ['string', ['datetime', 'date-time', 'timestamp', 'offsetdatetime', 'zoneddatetime'], 'date-time'],
  ['string', ['localdatetime', 'datetimeoffset', 'instant'], 'date-time'],
  ['string', ['date', 'localdate'], 'date'],
  ['string', ['uuid', 'guid'], 'uuid'],
  ['string', ['uri', 'url'], 'uri'],
  ['string', ['email'], 'email'],
  [
    'integer',
    [
      'integer',
      'int',
      'long',
      'bigint',
      'biginteger',
      'short',
      'int8',
      'int16',
      'uint',
      'uint8',
      'uint16',
      'uint32',
      'uint64',
      'i32',
      'u32',
      'u64',
    ],
  ],
  ['integer', ['int32'], 'int32'],
  ['integer', ['int64', 'i64'], 'int64'],
  ['number', ['number', 'float', 'double', 'decimal', 'numeric', 'bigdecimal', 'float32', 'float64', 'f32', 'f64']],
  ['boolean', ['boolean', 'bool', 'trueclass', 'falseclass']],
  ['object', ['object', 'map', 'dict', 'dictionary', 'hash', 'hashmap', 'record', 'struct', 'jsonobject']],
]

const arrays = new Set(['array', 'list', 'set', 'sequence', 'vec', 'slice', 'arraylist', 'collection', 'iterable'])

const types: ReadonlyMap<string, NamedType> = new Map(
  scalars.flatMap(([type, names, format]) =>
    names.map((name) => [name, format === undefined ? { type } : { type, format }] as const),
  ),
)

/** The type of a name without its namespace, in any language; also of a plural, as in `array of strings`. */
export const namedType = (name: string): NamedType | undefined => {
  // The classes of JavaScript, Go and Ruby have a date and a time of day.
  if (name === 'Date' || name === 'Time') return { type: 'string', format: 'date-time' }
  const lower = name.toLowerCase()
  return types.get(lower) ?? (lower.endsWith('s') ? types.get(lower.slice(0, -1)) : undefined)
}

/** Says if the name is a list's. */
export const isArrayName = (name: string): boolean =>
  arrays.has(name.toLowerCase()) || (name.endsWith('s') && arrays.has(name.slice(0, -1).toLowerCase()))

/** The format that stands in parentheses behind a type, as in `string (uuid)`. */
export const formatNamed = (name: string): string | undefined => {
  const lower = name.toLowerCase()
  if (['float', 'double', 'byte', 'binary', 'password', 'hostname'].includes(lower)) return lower
  return types.get(lower)?.format
}
