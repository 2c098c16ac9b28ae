import type { Json, JsonObject } from '@token-codecs/core'
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

const madeUpValue = (plan: Plan, path: readonly string[], member: DocumentedMember): Json => {
  const row = rowAt(plan, path)
  if (row?.member === 'tokenType') return exampleType(plan)
  if (row !== undefined && /xpiresIn$/.test(row.member)) return exampleTime(row, LIFETIME)
  if (row?.member === 'issuedAt') return exampleTime(row, ISSUED)
  if (row !== undefined && /At$/.test(row.member)) return exampleTime(row, ISSUED + LIFETIME)
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
