import type { Json, JsonObject } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import type { Plan, PlannedRow } from './Plan.js'

/** The result of reading a documented value by a row. */
export interface RowReading {
  /** The token member's value as canonical JSON; `undefined` if the token lacks it. */
  readonly member?: Json
  /** The value written back. */
  readonly written?: Json
  readonly note?: readonly [action: string, code: string]
  /** True for the value that means "does not expire". */
  readonly isNever?: boolean
  /** The reason why no result is derived. */
  readonly reason?: string
}

const unusable: RowReading = { reason: 'not in the documented form' }

const MAX_SECONDS = 100_000_000_000

const isSeconds = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= MAX_SECONDS

const isVisible = (value: Json): value is string => typeof value === 'string' && /^[\x20-\x7e]+$/.test(value)

const readString = (value: Json): RowReading => (isVisible(value) ? { member: value, written: value } : unusable)

// Core rejects placeholders of loggers, which begin with punctuation or are a word.
const readToken = (value: Json): RowReading =>
  /^[a-z\d]/i.test(`${value}`) && !/^redacted\W*$/i.test(`${value}`) ? readString(value) : unusable

/** The token types with one meaning, in any case. */
export const tokenTypes: readonly string[] = ['Bearer', 'DPoP', 'MAC', 'N_A']

const readTokenType = ({ tokenType }: Plan, value: Json): RowReading => {
  if (!isVisible(value)) return unusable
  const words = typeof tokenType === 'object' && 'spelled' in tokenType ? tokenType.spelled : undefined
  const only = typeof tokenType === 'object' && 'only' in tokenType ? tokenType.only : undefined
  const bearer = words?.[0] ?? only ?? (typeof tokenType === 'string' ? tokenType : 'Bearer')
  if (words !== undefined) return value === bearer ? { member: 'Bearer', written: bearer } : unusable
  const type = tokenTypes.find((name) => name.toLowerCase() === value.toLowerCase()) ?? value
  if (type === 'Bearer') return { member: type, written: bearer }
  return only === undefined ? { member: type, written: type } : unusable
}

const digits = /^(?:0|[1-9]\d*)$/

const readNumber = (value: Json, isText: boolean, perSecond: number, minimum: number): RowReading => {
  const isForm = isText ? typeof value === 'string' && digits.test(value) : typeof value === 'number'
  const amount = Number(value)
  const seconds = Math.floor(amount / perSecond)
  if (!isForm || !isSeconds(seconds) || !Number.isInteger(amount) || amount < minimum) return unusable
  const exact = seconds * perSecond
  return {
    member: seconds,
    written: isText ? `${exact}` : exact,
    ...(exact === amount ? {} : { note: ['ignored', 'sub-second'] as const }),
  }
}

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

const readDateTime = (value: Json): RowReading => {
  if (typeof value !== 'string' || !dateTime.test(value)) return unusable
  const seconds = Math.floor(Date.parse(value) / 1000)
  if (!isSeconds(seconds)) return unusable
  const written = new Date(seconds * 1000).toISOString().replace('.000', '')
  // Such a day is read as one of the next month.
  if (value.endsWith('Z') && written.slice(0, 19) !== value.slice(0, 19)) return unusable
  return { member: seconds, written, ...(written === value ? {} : { note: ['ignored', 'sub-second'] as const }) }
}

const isNever = ({ helper }: PlannedRow, value: Json): boolean => {
  const never = helper?.options.never
  return never !== undefined && (typeof value === 'number' || typeof value === 'string') && `${value}` === `${never}`
}

const readTime = ({ member, helper }: PlannedRow, value: Json): RowReading => {
  const { text = false, unit, form, instantFrom } = helper?.options ?? {}
  if (form === 'iso') return readDateTime(value)
  const isMilliseconds = unit === 'milliseconds' || form === 'milliseconds'
  const minimum = isMilliseconds && memberTable[member].type === 'instant' ? MAX_SECONDS : 0
  const read = readNumber(value, text === true, isMilliseconds ? 1000 : 1, minimum)
  return instantFrom !== undefined && Number(read.member) >= Number(instantFrom) ? unusable : read
}

const isName = (name: string): boolean => /^[!-~\u00a1-\uffff]+$/.test(name)

const readScope = ({ helper }: PlannedRow, value: Json): RowReading => {
  const { separator = ' ', list } = helper?.options ?? {}
  const isForm = list === true ? Array.isArray(value) : typeof value === 'string'
  if (!isForm) return unusable
  const parts: readonly Json[] = typeof value === 'string' ? value.split(`${separator}`) : (value as readonly Json[])
  // A space after a comma is common in documentation.
  const names = parts.map((part) => (typeof part === 'string' && list !== true ? part.trim() : part))
  if (names.length === 1 && names[0] === '') return value === '' ? { member: [], written: '' } : unusable
  const strings = names.filter((name) => typeof name === 'string' && isName(name)) as readonly string[]
  if (strings.length < names.length || new Set(strings).size < strings.length) return unusable
  const written = list === true ? strings : strings.join(`${separator}`)
  const isSame = list === true || written === value
  return { member: strings, written, ...(isSame ? {} : { note: ['repaired', 'other-form'] as const }) }
}

const isDetail = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const readDetails = (value: Json): RowReading =>
  Array.isArray(value) && value.length > 0 && value.every(isDetail) ? { member: value, written: value } : unusable

/** Reads a documented value by the plan's row. Values in another form than the documented one have a reason. */
export const readRow = (plan: Plan, row: PlannedRow, value: Json): RowReading => {
  const { type } = memberTable[row.member]
  if (isNever(row, value)) return { isNever: true }
  if (value === null) return { note: ['ignored', 'null-member'] }
  if (type === 'tokenType') return readTokenType(plan, value)
  if (type === 'scope') return readScope(row, value)
  if (value === '' && row.member !== 'accessToken') return { note: ['ignored', 'empty-member'] }
  if (type === 'lifetime' || type === 'instant') return readTime(row, value)
  if (type === 'token') return readToken(value)
  return type === 'authorizationDetails' ? readDetails(value) : readString(value)
}
