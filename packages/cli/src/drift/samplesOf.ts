import type { Json } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import { isJsonObject } from '../json.js'
import type { DocumentedMember, JsonType } from '../source/Source.js'
import type { OwnValue } from './ownValue.js'
import { shownValue, typeWords } from './words.js'

/** A value that the documentation permits. */
export interface Sample {
  /** Absent from the response if `undefined`. */
  readonly value: Json | undefined
  /** The sample in a message, after `reads` or `refuses`. */
  readonly text: string
}

export const absent: Sample = { value: undefined, text: 'a response without it' }
export const nothing: Sample = { value: null, text: 'null' }

// Upper bounds on work; real documents stay far below.
const MAX_VALUES = 1000
const MAX_MEMBERS = 20
const MAX_DEPTH = 3

const SECONDS = 1_700_000_000

const isNumberFormat = (format: string | undefined): boolean => format !== undefined && /^u?int\d*$/.test(format)

const numberOf = ({ value }: OwnValue): number => {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return 1
  const time = Date.parse(value) / 1000
  const number = /^\d+$/.test(value) ? Number(value) : time
  return Number.isFinite(number) ? Math.floor(number) : 1
}

const stringOf = ({ format }: DocumentedMember, own: OwnValue): string => {
  const { value } = own
  if (format === 'date-time') return new Date(SECONDS * 1000).toISOString().replace('.000', '')
  if (format === 'date') return new Date(SECONDS * 1000).toISOString().slice(0, 10)
  if (isNumberFormat(format)) return String(numberOf(own))
  if (Array.isArray(value)) return value.every((part) => typeof part === 'string') ? value.join(' ') : 'fake-value'
  return value === undefined || typeof value === 'object' ? 'fake-value' : String(value)
}

const arrayOf = (documented: DocumentedMember, { member, value }: OwnValue, depth: number): Json => {
  const { items, values } = documented
  const [item = 'fake-value'] = Array.isArray(value) ? value : []
  const isText = items === undefined || items.types.length === 0 || items.types.includes('string')
  if (values !== undefined) return values.slice(0, MAX_VALUES)
  if (items?.values !== undefined) return items.values.slice(0, MAX_VALUES)
  const isScope = member !== undefined && memberTable[member].type === 'scope'
  if (isScope && isText) return [...(memberTable.scope.example as readonly string[])]
  if (items === undefined) return [item]
  return valuesOf(items, { member: undefined, value: item }, depth + 1).slice(0, 1)
}

const objectOf = ({ members = [] }: DocumentedMember, { value }: OwnValue, depth: number): Json => {
  if (isJsonObject(value)) return value
  if (depth >= MAX_DEPTH) return {}
  return Object.fromEntries(
    members.slice(0, MAX_MEMBERS).map((inner) => {
      const [first = null] = valuesOf(inner, { member: undefined, value: undefined }, depth + 1)
      return [inner.name, first]
    }),
  )
}

/** Returns values of one documented type, like the codec's own value where possible. */
const valuesOfType = (type: JsonType, documented: DocumentedMember, own: OwnValue, depth: number): readonly Json[] => {
  if (type === 'string') return [stringOf(documented, own)]
  if (type === 'integer') return [numberOf(own)]
  // A page often says number where it means whole numbers, so that only a format proves fractions.
  const isFraction = documented.format === 'float' || documented.format === 'double'
  if (type === 'number') return [numberOf(own) + (isFraction ? 0.5 : 0)]
  if (type === 'boolean') return typeof own.value === 'boolean' ? [own.value] : [true, false]
  return [type === 'array' ? arrayOf(documented, own, depth) : objectOf(documented, own, depth)]
}

const valuesOf = (documented: DocumentedMember, own: OwnValue, depth: number): readonly Json[] => {
  const { types, values } = documented
  const isList = types.length > 0 && types.every((type) => type === 'array')
  if (values !== undefined && values.length > 0 && !isList) return values.slice(0, MAX_VALUES)
  if (types.length === 0) return [own.value ?? 'fake-value']
  return types.flatMap((type) => valuesOfType(type, documented, own, depth))
}

/** Returns a sample of each documented value, or else of each documented type. Neither null nor absence. */
export const samplesOf = (documented: DocumentedMember, own: OwnValue): readonly Sample[] => {
  const { types, values = [] } = documented
  const texts = new Map(values.map((value) => [value, `the value ${shownValue(value)}`]))
  const samples = (type: JsonType): readonly Sample[] =>
    valuesOfType(type, documented, own, 0).map((value) => ({ value, text: typeWords([type]) }))
  if (values.length > 0 || types.length < 2)
    return valuesOf(documented, own, 0).map((value) => ({
      value,
      text: texts.get(value as string | number | boolean) ?? 'it',
    }))
  return types.flatMap(samples)
}
