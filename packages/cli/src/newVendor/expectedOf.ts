import type { Json, JsonObject, TokenMember } from '@token-codecs/core'
import { CanonicalToken } from '@token-codecs/core'
import { valueAt, withValueAt } from '../json.js'
import type { Plan, PlannedRow } from './Plan.js'
import type { RowReading } from './readRow.js'
import { readRow } from './readRow.js'
import { leftovers, merged } from './samplePaths.js'
import type { VendorFiles } from './VendorFiles.js'

/** Action, code and member of a note. */
type NoteTriple = readonly [action: string, code: string, member: string]

/** The result of reading a sample, and of writing the token back. */
export interface Expectation {
  /** The token as canonical JSON. */
  readonly token: JsonObject
  readonly notes: readonly NoteTriple[]
  /** The response written from the token. */
  readonly encoded: JsonObject
}

/** An expectation, or the reason why none can be derived. */
export type Expected = { readonly expectation: Expectation } | { readonly reason: string }

interface Reading {
  readonly row: PlannedRow
  readonly value: Json
  readonly read: RowReading
}

const readRows = (plan: Plan, sample: JsonObject): readonly Reading[] =>
  plan.rows.flatMap((row) => {
    const value = valueAt(sample, row.path)
    return value === undefined ? [] : [{ row, value, read: readRow(plan, row, value) }]
  })

const pairs = [
  ['expiresIn', 'expiresAt'],
  ['refreshTokenExpiresIn', 'refreshTokenExpiresAt'],
] as const

type Members = Partial<Record<TokenMember, Json>>

/** Removes an instant beside a lifetime, whose difference is the issue time; `undefined` if they contradict. */
const settled = (members: Members): Members | undefined => {
  let rest = members
  for (const [lifetime, instant] of pairs) {
    const { [lifetime]: seconds, [instant]: expiry, ...others } = rest
    if (typeof seconds !== 'number' || typeof expiry !== 'number') continue
    const issuedAt = rest.issuedAt ?? expiry - seconds
    if (issuedAt !== expiry - seconds || issuedAt < 0) return undefined
    rest = { ...others, [lifetime]: seconds, issuedAt }
  }
  return rest
}

/** True if a lifetime is sent without its instant although both could be written, from the issue time. */
const isCompleted = (members: Members, read: Members, rows: Plan['rows']): boolean =>
  pairs.some(
    ([lifetime, instant]) =>
      rows.some(({ member }) => member === instant) &&
      members[lifetime] !== undefined &&
      read[instant] === undefined &&
      members.issuedAt !== undefined,
  )

const canonicalOrder = Object.keys(CanonicalToken.fields) as readonly TokenMember[]

// Core keeps at most 500 levels, and no number beyond JSON.
const MAX_DEPTH = 100

/** True for a sample that reading keeps whole. Goes through it by levels, because it may be deep. */
const isKeptWhole = (sample: JsonObject): boolean => {
  let level: readonly Json[] = [sample]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH || level.some((value) => typeof value === 'number' && !Number.isFinite(value))) return false
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return true
}

/** Finds a part of a sample that is an error, or from which no expectation is derived. */
const obstacle = ({ constants, rows, tokenType }: Plan, sample: JsonObject): string | undefined => {
  if (!isKeptWhole(sample)) return 'the sample is nested too deeply, or has a number that is too large'
  if (Object.hasOwn(sample, 'error')) return 'the sample has a member `error`'
  const flag = Object.entries(constants).find(([name, value]) => valueAt(sample, [name]) !== value)
  if (flag !== undefined) return `the sample lacks the constant \`${flag[0]}\``
  const isImplied = typeof tokenType === 'object' && 'implied' in tokenType
  if (isImplied && Object.hasOwn(sample, 'token_type')) return 'the sample has a token type, which is implied'
  const needed = rows.find(
    ({ member, path }) => (member === 'accessToken' || member === 'tokenType') && (valueAt(sample, path) ?? '') === '',
  )
  return needed === undefined ? undefined : `the sample lacks \`${needed.path.join('.')}\``
}

/**
 * Returns the token that reading a sample must give, derived from the plan alone. It is the oracle of the generated
 * test, so it never uses the codec.
 */
export const expectedOf = ({ id, plan, sample }: Pick<VendorFiles, 'id' | 'plan' | 'sample'>): Expected => {
  const reason = obstacle(plan, sample)
  if (reason !== undefined) return { reason }
  const readings = readRows(plan, sample)
  const failed = readings.find(({ read }) => 'reason' in read)
  if (failed !== undefined && 'reason' in failed.read) {
    return { reason: `\`${failed.row.path.join('.')}\` is ${failed.read.reason}` }
  }
  const known = readings.flatMap(({ row, read }) => ('member' in read ? [{ row, ...read }] : []))
  const read: Members = Object.fromEntries(known.map(({ row, member }) => [row.member, member]))
  const settledMembers = settled(read)
  if (settledMembers === undefined) return { reason: 'the lifetime and the instant contradict each other' }
  if (isCompleted(settledMembers, read, plan.rows)) return { reason: 'the instant of a lifetime is missing' }
  const members: Members = { tokenType: 'Bearer', ...settledMembers }

  const paths = [...plan.rows.map(({ path }) => path), ...Object.keys(plan.constants).map((name) => [name])]
  const left = leftovers(sample, paths)
  const moved = readings.flatMap(({ row, value, read: { isNever } }) => (isNever === true ? [{ row, value }] : []))
  const extensions = {
    ...(Object.keys(left).length === 0 ? {} : { [id]: left }),
    ...(moved.length === 0
      ? {}
      : {
          [`${id}#moved`]: moved.reduce((all, { row, value }) => withValueAt(all, row.path, value), {} as JsonObject),
        }),
  }
  const rows = known.reduce(
    (response, { row, written }) => (written === undefined ? response : withValueAt(response, row.path, written)),
    { ...plan.constants } as JsonObject,
  )
  const encoded = merged(
    moved.reduce((response, { row, value }) => withValueAt(response, row.path, value), rows),
    left,
  )
  const ordered = canonicalOrder.flatMap((member) => {
    const value = members[member]
    return value === undefined ? [] : [[member, value] as const]
  })
  return {
    expectation: {
      token: {
        v: 1,
        ...Object.fromEntries(ordered),
        ...(Object.keys(extensions).length === 0 ? {} : { extensions }),
      },
      notes: readings.flatMap(({ row, read: { note } }) =>
        note === undefined ? [] : [[...note, row.member] as const],
      ),
      encoded,
    },
  }
}
