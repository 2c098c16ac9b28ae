import type { Json, JsonObject, TokenMember } from '@token-codecs/core'
import { withValueAt } from '../json.js'
import type { Plan, PlannedRow } from './Plan.js'

const LIFETIME = 3600
const INSTANT = 1_700_000_000

/** Returns the vendor's word for Bearer. */
export const exampleType = ({ tokenType = 'Bearer' }: Plan): string => {
  if (typeof tokenType === 'string') return tokenType
  if ('only' in tokenType) return tokenType.only
  return 'spelled' in tokenType ? tokenType.spelled[0] : 'Bearer'
}

/** Returns a time or lifetime, given in seconds, in the row's form. */
export const exampleTime = ({ helper }: PlannedRow, seconds: number): Json => {
  const { text = false, unit, form } = helper?.options ?? {}
  if (form === 'iso') return new Date(seconds * 1000).toISOString().replace('.000', '')
  const value = unit === 'milliseconds' || form === 'milliseconds' ? seconds * 1000 : seconds
  return text === true ? `${value}` : value
}

const exampleOf = (plan: Plan, row: PlannedRow): Json => {
  if (row.member === 'accessToken') return 'fake-a'
  if (row.member === 'tokenType') return exampleType(plan)
  if (row.member === 'scope') return row.helper?.options.list === true ? ['read'] : 'read'
  return exampleTime(row, row.member === 'expiresIn' ? LIFETIME : INSTANT)
}

/** Returns a short response in the documented form, for examples: a token with its expiry and scope. */
export const exampleResponse = (plan: Plan): JsonObject => {
  const hasLifetime = plan.rows.some(({ member }) => member === 'expiresIn')
  const shown: readonly TokenMember[] = ['accessToken', 'tokenType', hasLifetime ? 'expiresIn' : 'expiresAt', 'scope']
  return plan.rows
    .filter(({ member }) => shown.includes(member))
    .reduce<JsonObject>((response, row) => withValueAt(response, row.path, exampleOf(plan, row)), { ...plan.constants })
}
