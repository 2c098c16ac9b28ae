import type { Json, JsonObject, TokenMember } from '@token-codecs/core'
import type { DocumentedMember } from '../source/Source.js'
import { isJsonObject, ownValue } from './Located.js'
import type { Plan, PlannedRow } from './Plan.js'

/** Token members whose values are not secret: types, scopes and times. */
const isPublic = (member: TokenMember): boolean =>
  !['accessToken', 'refreshToken', 'idToken', 'authorizationDetails'].includes(member)

const fakeString = (name: string): string => `fake-${name.replace(/[^\w.-]/g, '-')}`

/** Replaces every string in a value. The numbers of a secret are replaced too. */
const faked = (name: string, value: unknown, isSecret: boolean): Json => {
  if (typeof value === 'string') return value === '' ? '' : fakeString(name)
  if (typeof value === 'number') return isSecret ? 0 : value
  if (Array.isArray(value)) return value.map((item) => faked(name, item, isSecret))
  if (isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, faked(inner, one, isSecret)]))
  return value === true || value === false ? value : null
}

const rowAt = ({ rows }: Plan, path: readonly string[]): PlannedRow | undefined =>
  rows.find((row) => row.path.length === path.length && row.path.every((name, index) => name === path[index]))

const isWithin = ({ rows }: Plan, path: readonly string[]): boolean =>
  rows.some((row) => row.path.length > path.length && path.every((name, index) => name === row.path[index]))

const hiddenIn = (plan: Plan, path: readonly string[], value: unknown): Json => {
  const [top = ''] = path
  const name = path.at(-1) ?? ''
  if (path.length === 1 && Object.hasOwn(plan.constants, top)) return plan.constants[top] ?? null
  const row = rowAt(plan, path)
  if (row !== undefined && isPublic(row.member) && !isJsonObject(value)) return value as Json
  if (isWithin(plan, path) && isJsonObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([inner, one]) => [inner, hiddenIn(plan, [...path, inner], one)]),
    )
  return faked(name, value, row !== undefined || plan.secretExtras.includes(top))
}

/** Returns a sample with its tokens, and every other string that may be private, replaced by obvious fakes. */
export const fakeResponse = (plan: Plan, sample: { readonly [name: string]: unknown }): JsonObject =>
  Object.fromEntries(Object.keys(sample).map((name) => [name, hiddenIn(plan, [name], ownValue(sample, name))]))

const ISSUED = 1_700_000_000
const LIFETIME = 3600

const dateOf = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')

const timeValue = (seconds: number, { helper }: PlannedRow): Json => {
  const { text = false, unit, form } = helper?.options ?? {}
  if (form === 'iso') return dateOf(seconds)
  const value = unit === 'milliseconds' || form === 'milliseconds' ? seconds * 1000 : seconds
  return text ? `${value}` : value
}

const madeUpType = ({ tokenType }: Plan): string => {
  if (typeof tokenType === 'string') return tokenType
  if (tokenType !== undefined && 'only' in tokenType) return tokenType.only
  return tokenType !== undefined && 'spelled' in tokenType ? tokenType.spelled[0] : 'Bearer'
}

const madeUpScope = ({ helper }: PlannedRow): Json => {
  const names = ['fake-read', 'fake-write']
  if (helper === undefined) return names.join(' ')
  return helper.options.list === true ? names : names.join(`${helper.options.separator}`)
}

const madeUpValue = (plan: Plan, path: readonly string[], member: DocumentedMember): Json => {
  const row = rowAt(plan, path)
  if (row?.member === 'tokenType') return madeUpType(plan)
  if (row !== undefined && /xpiresIn$/.test(row.member)) return timeValue(LIFETIME, row)
  if (row?.member === 'issuedAt') return timeValue(ISSUED, row)
  if (row !== undefined && /At$/.test(row.member)) return timeValue(ISSUED + LIFETIME, row)
  if (row !== undefined && /scope$/i.test(row.member)) return madeUpScope(row)
  if (row?.member === 'authorizationDetails') return [{ type: 'fake-type' }]
  const [value] = member.values ?? []
  if (value !== undefined) return value
  const [type = 'string'] = member.types
  if (type === 'object')
    return Object.fromEntries(
      (member.members ?? []).map((inner) => [inner.name, madeUpValue(plan, [...path, inner.name], inner)]),
    )
  if (type === 'array') return member.items === undefined ? [] : [madeUpValue(plan, path, member.items)]
  if (type === 'boolean') return true
  return type === 'string' ? fakeString(member.name || (path.at(-1) ?? '')) : 1
}

/** Returns a response with every documented member, for a vendor without a published sample. */
export const madeUpResponse = (plan: Plan): JsonObject =>
  Object.fromEntries(
    plan.members.map((member) => [
      member.name,
      Object.hasOwn(plan.constants, member.name)
        ? (plan.constants[member.name] ?? null)
        : madeUpValue(plan, [member.name], member),
    ]),
  )
