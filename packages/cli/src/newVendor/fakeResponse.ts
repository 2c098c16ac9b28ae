import type { Json, JsonObject, TokenMember } from '@token-codecs/core'
import { isJsonObject, ownValue } from '../json.js'
import type { Plan, PlannedRow } from './Plan.js'

/** Token members whose values are not secret: types, scopes and times. */
const isPublic = (member: TokenMember): boolean =>
  !['accessToken', 'refreshToken', 'idToken', 'authorizationDetails'].includes(member)

/** Returns an obvious fake that is a valid token. */
export const fakeString = (name: string): string => `fake-${name.replace(/[^\w.-]/g, '-')}`

/** Replaces every string and number in a value, because a number may be an account's. */
const faked = (name: string, value: unknown): Json => {
  if (typeof value === 'string') return value === '' ? '' : fakeString(name)
  if (typeof value === 'number') return Number.isInteger(value) ? 1 : 1.5
  if (Array.isArray(value)) return value.map((item) => faked(name, item))
  if (isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, faked(inner, one)]))
  return value === true || value === false ? value : null
}

export const rowAt = ({ rows }: Plan, path: readonly string[]): PlannedRow | undefined =>
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
  return faked(name, value)
}

/** Returns a sample with its tokens, and all else that may be private, replaced by obvious fakes. */
export const fakeResponse = (plan: Plan, sample: { readonly [name: string]: unknown }): JsonObject =>
  Object.fromEntries(Object.keys(sample).map((name) => [name, hiddenIn(plan, [name], ownValue(sample, name))]))
