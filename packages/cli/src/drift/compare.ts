import type { AnyTokenCodec, JsonObject } from '@token-codecs/core'
import { standardMember } from '../newVendor/vocabulary.js'
import { shownName } from '../shown.js'
import type { DocumentedMember, JsonType } from '../source/Source.js'
import type { Aspect } from './changesOf.js'
import { byName, changesOf, changeWords } from './changesOf.js'
import type { Finding } from './Finding.js'
import { bySeverity } from './Finding.js'
import { mayBeSecret, seenByName } from './mayBeSecret.js'
import type { Measured, Trial } from './measure.js'
import { measure } from './measure.js'
import { hasRowsBelow, ownValueAt, rowAt, smallestResponse } from './ownValue.js'
import type { Sample } from './samplesOf.js'
import { absent, nothing, samplesOf } from './samplesOf.js'

interface Context {
  readonly codec: AnyTokenCodec
  readonly response: JsonObject
}

type Path = readonly string[]

const unchanged: Measured = { meaning: 'read as before', how: 'the codec reads and writes it as before' }

const worst = (measured: readonly Measured[]): Measured =>
  measured.reduce((a, b) => (bySeverity(b.meaning, a.meaning) < 0 ? b : a), measured[0] ?? unchanged)

const findingOf = (path: Path, change: string, { meaning, how }: Measured): Finding => {
  const member = path.join('.')
  return { member, meaning, message: `${shownName(member)}: ${meaning}: ${change}; ${how}` }
}

/** Returns the part of the documentation that permits values which it did not permit before. */
const newlyDocumented = (old: DocumentedMember, found: DocumentedMember, changes: readonly Aspect[]) => {
  const { values, ...open } = found
  const newValues = values?.filter((value) => old.values?.includes(value) !== true) ?? []
  if (newValues.length > 0) return { ...found, values: newValues }
  const newTypes = found.types.filter((type) => !old.types.includes(type))
  const isOtherwise = changes.some((aspect) => ['format', 'items', 'members'].includes(aspect))
  const isOpened = old.values !== undefined && values === undefined
  const isUntyped = found.types.length === 0 && old.types.length > 0
  const types: readonly JsonType[] = isOtherwise || isOpened ? found.types : newTypes
  return types.length > 0 || isUntyped ? { ...open, types } : undefined
}

const samplesOfChange = (context: Context, path: Path, old: DocumentedMember, found: DocumentedMember) => {
  const { codec } = context
  const changes = changesOf(old, found).filter((aspect) => aspect !== 'members' || rowAt(codec, path) !== undefined)
  const documented = newlyDocumented(old, found, changes)
  const samples: readonly Sample[] = documented === undefined ? [] : samplesOf(documented, ownValueAt(codec, path))
  const isNull = found.nullable && (!old.nullable || (found.required && !old.required))
  const isAbsent = old.required && !found.required
  return [...samples, ...(isNull ? [nothing] : []), ...(isAbsent ? [absent] : [])]
}

const secretWords = 'its value may be a secret: run new-vendor again'

/** True for a value that the codec returns in the open: an extra that is not secret, or a member of such an extra. */
const isOpen = ({ codec }: Context, path: Path): boolean => {
  const [top = ''] = path
  return codec.extras.includes(top) && !codec.secretExtras.includes(top)
}

/** Adds to a behaviour that a secret is lost or in the open. */
const exposed = ({ meaning, how }: Measured): Measured => {
  if (meaning === 'read as before')
    return { meaning: 'read but lost', how: `the codec keeps it as an extra in the open, and ${secretWords}` }
  return {
    meaning: bySeverity(meaning, 'read but lost') < 0 ? meaning : 'read but lost',
    how: `${how}; ${secretWords}`,
  }
}

const changed = (context: Context, path: Path, old: DocumentedMember, found: DocumentedMember): readonly Finding[] => {
  const isContainer =
    hasRowsBelow(context.codec, path) && old.types.includes('object') && found.types.includes('object')
  const inner = isContainer ? compareMembers(context, path, old.members ?? [], found.members ?? []) : []
  const changes = changesOf(old, found).filter((aspect) => !isContainer || aspect !== 'members')
  if (changes.length === 0) return inner
  const trial: Trial = { ...context, path, isNew: false, isStandard: false, isRequired: found.required }
  const measured = worst(samplesOfChange(context, path, old, found).map((sample) => measure(trial, sample)))
  const isExposed = !isContainer && isOpen(context, path) && mayBeSecret(context.codec, path, old, found)
  return [findingOf(path, changeWords(changes, found), isExposed ? exposed(measured) : measured), ...inner]
}

/** Measures a member that is new in the documentation. `seen` is the same member of the sample, if it has one. */
const added = (context: Context, path: Path, seen: DocumentedMember | undefined, found: DocumentedMember): Finding => {
  const names = [found, ...(found.members ?? [])].map(({ name }) => name)
  const isStandard = names.some((name) => standardMember(name) !== undefined)
  const trial: Trial = { ...context, path, isNew: true, isStandard, isRequired: found.required }
  const samples = [...samplesOf(found, ownValueAt(context.codec, path)), ...(found.nullable ? [nothing] : [])]
  const measured = worst(samples.map((sample) => measure(trial, sample)))
  const isSecret = mayBeSecret(context.codec, path, seen, found)
  const isExposed = isSecret && (isOpen(context, path) || measured.meaning === 'read but lost')
  return findingOf(path, 'newly documented', isExposed ? exposed(measured) : measured)
}

const removed = (context: Context, path: Path): Finding => {
  const trial: Trial = { ...context, path, isNew: false, isStandard: false, isRequired: false }
  const measured = measure(trial, absent)
  if (measured.meaning === 'refused') return findingOf(path, 'no longer documented', measured)
  return findingOf(path, 'no longer documented', { meaning: 'gone', how: 'the codec still reads and writes it' })
}

const compareMembers = (
  context: Context,
  path: Path,
  recorded: readonly DocumentedMember[],
  found: readonly DocumentedMember[],
): readonly Finding[] => {
  const [before, after] = [byName(recorded), byName(found)]
  const seen = seenByName(recorded)
  const names = new Set([...after.keys(), ...before.keys()])
  return [...names].flatMap((name) => {
    const [old, member] = [before.get(name), after.get(name)]
    const place = [...path, old?.name ?? name]
    if (member === undefined) return [removed(context, place)]
    return old === undefined ? [added(context, place, seen.get(name), member)] : changed(context, place, old, member)
  })
}

// Every codec reads the errors of RFC 6749, so that new-vendor leaves these members out.
const errorMembers: readonly string[] = ['error', 'error_description', 'error_uri']

const withoutErrors = (members: readonly DocumentedMember[]): readonly DocumentedMember[] =>
  members.filter(({ name }) => !errorMembers.includes(name))

/**
 * Compares newer documentation with the recorded one and measures each change with the codec: reads a response with
 * newly documented values, and writes it back. One finding for each changed member, in the newer order.
 */
export const compare = (
  codec: AnyTokenCodec,
  recorded: readonly DocumentedMember[],
  found: readonly DocumentedMember[],
): readonly Finding[] =>
  compareMembers({ codec, response: smallestResponse(codec) }, [], withoutErrors(recorded), withoutErrors(found))
