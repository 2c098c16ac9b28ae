import type { ClearExtensions } from '../codec/extensions.js'
import { isExtensionOf } from '../codec/extensions.js'
import { keptUnknown, splitAll } from '../codec/keptMembers.js'
import type { Row } from '../codec/row.js'
import { readRow } from '../codec/row.js'
import type { Envelope, Table } from '../codec/table.js'
import type { Values } from '../codec/values.js'
import { extensionsIndex, versionIndex } from '../codec/values.js'
import type { MemberType } from '../members/MemberType.js'
import { memberType } from '../members/MemberType.js'
import { canonicalNoteCodes } from '../report/Note.js'
import { extensionsPlace, unknownPlace } from '../report/places.js'
import { Report } from '../report/Report.js'
import type { UnsupportedVersion } from '../report/TokenError.js'
import { copyJson } from '../token/copyJson.js'
import type { Json, JsonObject } from '../token/json.js'
import { isObject, ownMembers, setOwn } from '../token/objects.js'

// The parts of canonical JSON besides the token's members: the version, all codecs' extensions, and members of other
// versions.

const unsupportedVersion = (source: string): UnsupportedVersion => ({
  _tag: 'UnsupportedVersion',
  code: 'unsupported-version',
  message: `${source}: v: expected version 1, got a newer one: upgrade to a newer release (unsupported-version)`,
  source,
})

const version: MemberType = memberType({
  name: 'version',
  expected: 'the number 1',
  isDocumented: (value) => value === 1,
  read: (value, report, place) => {
    if (value === 1) return value
    const isNewer = typeof value === 'number' && Number.isInteger(value) && value > 1
    return isNewer
      ? report.fail(unsupportedVersion(report.source))
      : report.refuse('bad-version', place, version.expected, value)
  },
  readMissing: (value, report, place) =>
    report.refuse(value === undefined ? 'missing' : 'bad-version', place, version.expected, value),
  check: () => 1,
})

/** Reads one codec's extension, without members that JSON cannot represent. */
const readExtension = (value: unknown, report: Report): JsonObject | undefined => {
  const members = splitAll(value)
  if (members !== undefined) return keptUnknown(members, report)
  report.explain('ignored', 'not-object', extensionsPlace, canonicalNoteCodes['not-object'])
  return undefined
}

/** The type of the `extensions` member of canonical JSON. */
const extensions: MemberType = memberType({
  name: 'extensions',
  expected: 'an object of codec ids and their unknown members',
  isDocumented: (value) => isObject(value) && (ownMembers(value)?.every(([, members]) => isObject(members)) ?? false),
  read: (value, report, place) => {
    const entries = isObject(value) ? ownMembers(value) : undefined
    if (entries === undefined) return report.refuse('not-object', place, extensions.expected, value)
    let read: ClearExtensions | undefined
    for (const [id, members] of entries) {
      // An undefined member is absent.
      const extension = members === undefined ? undefined : readExtension(members, report)
      if (extension === undefined) continue
      if (isExtensionOf(report.source, id)) {
        // Canonical JSON keeps its own unknown members at the top level, never here.
        report.note('ignored', 'reserved-name', place)
      } else {
        read ??= {}
        setOwn(read, id, extension)
      }
    }
    return read
  },
  // `writeExtensions` writes this member, because it needs the rest of the response.
  check: () => undefined,
})

const envelopeRow = (member: 'v' | 'extensions', type: MemberType, index: number): Row => ({
  member,
  name: member,
  path: [member],
  type,
  index,
  isRequired: member === 'v',
  constant: member === 'v' ? 1 : undefined,
})

export const versionRow: Row = envelopeRow('v', version, versionIndex)
export const extensionsRow: Row = envelopeRow('extensions', extensions, extensionsIndex)

/** Returns the value read by a row, or `undefined` if reading adds a note or an issue. */
const exactMember = (table: Table, row: Row, value: Json): Json | undefined => {
  const attempt = new Report(table.id, 'read')
  const read = readRow(row, value, attempt)
  return attempt.notes.length > 0 ? undefined : read
}

/** True if the token already contains the other member of the expiry pair. */
const hasOtherExpiry = ({ expiries }: Table, values: Values, index: number): boolean =>
  expiries.some(
    ({ lifetimeIndex, instantIndex }) =>
      (index === lifetimeIndex && values[instantIndex] !== undefined) ||
      (index === instantIndex && values[lifetimeIndex] !== undefined),
  )

/** Restores the members that an older version of this package kept as data. */
export const readKnown: Envelope['readKnown'] = (table, clear, report) => {
  const extensions = (clear[extensionsIndex] ?? {}) as ClearExtensions
  const unknown = Object.hasOwn(extensions, table.id) ? extensions[table.id] : undefined
  if (unknown === undefined) return clear
  const values = [...clear]
  const kept: { [name: string]: Json } = { ...unknown }
  for (const row of table.rows) {
    const { name, index, isRequired } = row
    const isOpen = !isRequired && values[index] === undefined && !hasOtherExpiry(table, values, index)
    const member = isOpen && Object.hasOwn(unknown, name) ? exactMember(table, row, unknown[name] as Json) : undefined
    if (member === undefined) continue
    values[index] = member
    delete kept[name]
    for (const place of [row, extensionsPlace]) {
      report.explain('moved', 'known-member', place, canonicalNoteCodes['known-member'])
    }
  }
  values[extensionsIndex] = { ...extensions, [table.id]: kept }
  return values
}

/** Writes the members that only a newer version defines, with their secrets revealed. */
export const writeNewer: Envelope['writeNewer'] = (table, unknown, wire, report) => {
  const budget = { left: report.left, opensSecrets: true }
  for (const [name, value] of Object.entries(unknown ?? {})) {
    if (value === undefined) continue
    const copied = table.indexes.has(name) ? undefined : copyJson(value, budget).value
    if (copied !== undefined) setOwn(wire, name, copied)
    report.note(copied === undefined ? 'dropped' : 'moved', 'unknown-member', unknownPlace)
  }
}
