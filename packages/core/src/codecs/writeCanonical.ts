import { isAbsent, readMember } from '../codec/row.js'
import type { CanonicalParts, Plan, PlannedField } from '../codec/table.js'
import { extensionsPlace, Log, unknownPlace } from '../report/Log.js'
import { canonicalNoteCodes } from '../report/Note.js'
import type { Json } from '../token/json.js'
import { copyJson, setOwn } from '../token/json.js'

/** The member that a value is, where reading has nothing to say about it. */
const exactMember = (plan: Plan, row: PlannedField, value: Json): Json | undefined => {
  const attempt = new Log(plan.id, 'read')
  const read = isAbsent(row, value) ? undefined : readMember(row, value, attempt)
  const isExact = read !== undefined && attempt.notes.length === 0
  return isExact ? row.kind.check(read, attempt, row) : undefined
}

/** The token with the members that an older version of this package kept as data, because it did not know them. */
export const takeKnown: CanonicalParts['takeKnown'] = (plan, token, log) => {
  const own = token.extensions.get(plan.id)
  if (own === undefined) return token
  const known = plan.fields.flatMap((row) => {
    const isOpen = row.isOptional && token.values[row.slot] === undefined && Object.hasOwn(own, row.name)
    const member = isOpen ? exactMember(plan, row, own[row.name] as Json) : undefined
    return member === undefined ? [] : [{ row, member }]
  })
  if (known.length === 0) return token
  const values = [...token.values]
  const kept: { [name: string]: Json } = { ...own }
  for (const { row, member } of known) {
    values[row.slot] = member
    delete kept[row.name]
    for (const place of [row, extensionsPlace]) {
      log.explain('moved', 'known-member', place, canonicalNoteCodes['known-member'])
    }
  }
  return { ...token, values, extensions: new Map(token.extensions).set(plan.id, kept) }
}

/** Writes the members that only a newer version knows, with their secrets in the clear: canonical JSON keeps them. */
export const writeNewer: CanonicalParts['writeNewer'] = (plan, token, wire, log) => {
  const budget = { ...token.budget, opensSecrets: true }
  for (const [name, value] of token.unknown) {
    if (value === undefined) continue
    const copied = plan.slots.has(name) ? undefined : copyJson(value, budget).value
    if (copied !== undefined) setOwn(wire, name, copied)
    log.note(copied === undefined ? 'dropped' : 'moved', 'unknown-member', unknownPlace)
  }
}

/** Writes the extensions of the other codecs. */
export const writeForeign: CanonicalParts['writeForeign'] = (foreign, wire) => {
  const extensions = {}
  for (const [id, members] of foreign) setOwn(extensions, id, members)
  setOwn(wire, 'extensions', extensions)
}
