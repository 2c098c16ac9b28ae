import type { Json, JsonObject } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import { isJsonObject, ownValue } from '../json.js'
import type { DocumentedMember } from '../source/Source.js'
import { numberIn } from './Located.js'
import type { Plan, PlannedRow } from './Plan.js'
import { tokenTypes } from './readRow.js'

/** Returns an obvious fake that is a valid token. */
export const fakeString = (name: string): string => `fake-${name.replace(/[^\w.-]/g, '-')}`

export const rowAt = ({ rows }: Plan, path: readonly string[]): PlannedRow | undefined =>
  rows.find((row) => row.path.length === path.length && row.path.every((name, index) => name === path[index]))

const fakedScalar = (name: string, value: unknown): Json => {
  if (typeof value === 'string') return value === '' ? '' : fakeString(name)
  // A number may be an account's.
  if (typeof value === 'number') return Number.isInteger(value) ? 1 : 1.5
  return value === true || value === false ? value : null
}

const fakedScope = ({ helper }: PlannedRow, value: unknown): Json => {
  const { separator = ' ', list } = helper?.options ?? {}
  const fakes = new Map<string, string>()
  const fakeOf = (name: string): string => {
    // A separator such as a hyphen must not divide the fake name.
    const fake = fakes.get(name) ?? `fake-scope-${fakes.size + 1}`.replaceAll(`${separator}`, '_')
    fakes.set(name, fake)
    return fake
  }
  if (Array.isArray(value)) return value.map((name) => (typeof name === 'string' ? fakeOf(name) : null))
  if (typeof value !== 'string') return fakedScalar('scope', value)
  if (list === true) return fakeOf(value)
  // White space beside a separator stays, because it is a part of the form.
  const parts = value.split(`${separator}`).map((part) => {
    const name = part.trim()
    const at = part.indexOf(name)
    return name === '' ? part : `${part.slice(0, at)}${fakeOf(name)}${part.slice(at + name.length)}`
  })
  return parts.join(`${separator}`)
}

const wordsFor = ({ tokenType }: Plan): readonly string[] => {
  if (typeof tokenType === 'string') return [tokenType]
  if (tokenType === undefined || 'implied' in tokenType) return []
  return 'only' in tokenType ? [tokenType.only] : tokenType.spelled
}

const isKnownType = (plan: Plan, value: string): boolean =>
  wordsFor(plan).includes(value) || tokenTypes.some((type) => type.toLowerCase() === value.toLowerCase())

const date = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/

/** True for a value that can only be a time, a lifetime, or the documented word for never. */
const isTime = ({ helper }: PlannedRow, value: unknown): boolean =>
  numberIn(value) !== undefined || (typeof value === 'string' && (date.test(value) || value === helper?.options.never))

const fakedRow = (plan: Plan, row: PlannedRow, name: string, value: unknown): Json => {
  const { type } = memberTable[row.member]
  if (type === 'scope') return fakedScope(row, value)
  if (type === 'authorizationDetails' && Array.isArray(value))
    return value.map((detail) => (isJsonObject(detail) ? { type: 'fake-type' } : fakedScalar(name, detail)))
  const isPublic =
    (type === 'tokenType' && typeof value === 'string' && isKnownType(plan, value)) ||
    (type === 'uri' && typeof value === 'string' && value.startsWith('urn:')) ||
    ((type === 'lifetime' || type === 'instant') && isTime(row, value))
  return isPublic ? (value as Json) : fakedScalar(name, value)
}

const byName = (members: readonly DocumentedMember[]): ReadonlyMap<string, DocumentedMember> =>
  new Map(members.map((member) => [member.name, member]))

/** Replaces a value by a fake. Its shape is the documented one, because the names in an object may be secrets too. */
const faked = (plan: Plan, path: readonly string[], member: DocumentedMember | undefined, value: unknown): Json => {
  const name = path.at(-1) ?? ''
  const row = rowAt(plan, path)
  if (row !== undefined) return fakedRow(plan, row, name, value)
  if (Array.isArray(value)) {
    const items = member?.items
    return items === undefined
      ? value.filter((item) => typeof item !== 'object').map((item) => fakedScalar(name, item))
      : value.map((item) => faked(plan, path, items, item))
  }
  if (!isJsonObject(value)) return fakedScalar(name, value)
  const documented = byName(member?.members ?? [])
  return Object.fromEntries(
    Object.keys(value)
      .filter((inner) => documented.has(inner))
      .map((inner) => [inner, faked(plan, [...path, inner], documented.get(inner), ownValue(value, inner))]),
  )
}

/** Returns a sample with its tokens, and all else that may be private, replaced by obvious fakes. */
export const fakeResponse = (plan: Plan, sample: { readonly [name: string]: unknown }): JsonObject => {
  const documented = byName(plan.members)
  return Object.fromEntries(
    Object.keys(sample).map((name) => [
      name,
      Object.hasOwn(plan.constants, name)
        ? (plan.constants[name] ?? null)
        : faked(plan, [name], documented.get(name), ownValue(sample, name)),
    ]),
  )
}
