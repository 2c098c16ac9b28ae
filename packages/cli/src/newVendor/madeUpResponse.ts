import type { Json, JsonObject } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import type { DocumentedMember } from '../source/Source.js'
import { exampleTime, exampleType } from './exampleResponse.js'
import { fakeString, rowAt } from './fakeResponse.js'
import type { Plan, PlannedRow } from './Plan.js'

const ISSUED = 1_700_000_000
const LIFETIME = 3600

const madeUpScope = ({ helper }: PlannedRow): Json => {
  const names = ['fake-read', 'fake-write']
  if (helper === undefined) return names.join(' ')
  return helper.options.list === true ? names : names.join(`${helper.options.separator}`)
}

const madeUpRow = (plan: Plan, row: PlannedRow): Json | undefined => {
  const { type } = memberTable[row.member]
  if (type === 'tokenType') return exampleType(plan)
  if (type === 'lifetime') return exampleTime(row, LIFETIME)
  if (type === 'instant') return exampleTime(row, row.member === 'issuedAt' ? ISSUED : ISSUED + LIFETIME)
  if (type === 'scope') return madeUpScope(row)
  return type === 'authorizationDetails' ? [{ type: 'fake-type' }] : undefined
}

const madeUpValue = (plan: Plan, path: readonly string[], member: DocumentedMember): Json => {
  const row = rowAt(plan, path)
  const fixed = row === undefined ? undefined : madeUpRow(plan, row)
  if (fixed !== undefined) return fixed
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
