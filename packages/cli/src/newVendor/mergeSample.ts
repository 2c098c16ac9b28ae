import { isJsonObject, ownValue } from '../json.js'
import type { DocumentedMember } from '../source/Source.js'
import { typeOfValue } from './Located.js'
import type { Guess } from './Plan.js'
import { standardMember } from './vocabulary.js'
import { wordsOf } from './wordsOf.js'

// A wrapper of a token is not deeper than this.
const MAX_DEPTH = 5

// Usual names of a token, which are not standard.
const tokenNames = /^(?:(?:api|auth|bearer|bot|jwt|session|user)_)?(?:token|jwt)$/

const namesToken = (name: string): boolean =>
  standardMember(name) === 'accessToken' || tokenNames.test(wordsOf(name).join('_'))

const containsToken = (value: unknown, depth: number): boolean => {
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return containsToken(value[0], depth + 1)
  return Object.entries(value).some(([name, inner]) => namesToken(name) || containsToken(inner, depth + 1))
}

/** True if an object may wrap the token. The names in other objects may be tokens or accounts. */
const mayWrap = (object: object, depth: number): boolean =>
  Object.keys(object).some((name) => standardMember(name) !== undefined) || containsToken(object, depth)

/** Describes a member that only the sample has. */
const sampledMember = (name: string, value: unknown, depth: number): DocumentedMember => {
  const type = typeOfValue(value)
  const base = {
    name,
    types: type === undefined ? [] : [type],
    required: false,
    nullable: value === null,
    sampledOnly: true,
  } as const
  if (depth > MAX_DEPTH) return base
  if (isJsonObject(value)) {
    if (!mayWrap(value, depth)) return base
    return { ...base, members: Object.entries(value).map(([inner, one]) => sampledMember(inner, one, depth + 1)) }
  }
  const [first] = Array.isArray(value) ? value : []
  return first === undefined ? base : { ...base, items: sampledMember('', first, depth + 1) }
}

const withSample = (documented: DocumentedMember, value: unknown, depth: number): DocumentedMember => {
  const { members = [] } = documented
  if (!isJsonObject(value) || depth > MAX_DEPTH || (members.length === 0 && !mayWrap(value, depth))) return documented
  return { ...documented, members: merged(members, value, depth).members }
}

interface Merged {
  readonly members: readonly DocumentedMember[]
  readonly guesses: readonly Guess[]
}

/** Adds the documented members that the sample lacks. Each follows its predecessors in the documentation. */
const ordered = (
  documented: readonly DocumentedMember[],
  sent: readonly DocumentedMember[],
): readonly DocumentedMember[] => {
  const positions = new Map(sent.map(({ name }, index) => [name, index]))
  const following = new Map<number, DocumentedMember[]>()
  const missingAfter = (position: number): DocumentedMember[] => {
    const missing = following.get(position) ?? []
    following.set(position, missing)
    return missing
  }
  let last = -1
  for (const member of documented) {
    const position = positions.get(member.name)
    if (position === undefined) missingAfter(last).push(member)
    else last = Math.max(last, position)
  }
  return [...(following.get(-1) ?? []), ...sent.flatMap((member, index) => [member, ...(following.get(index) ?? [])])]
}

const merged = (
  members: readonly DocumentedMember[],
  sample: { readonly [name: string]: unknown },
  depth: number,
): Merged => {
  const guesses: Guess[] = []
  const isRecorded = depth === 0 || mayWrap(sample, depth)
  const documentedNames = new Set(members.map(({ name }) => name))
  const names = Object.keys(sample)
  const sampledNames = new Set(names)
  const byWords = new Map(
    names.filter((name) => !documentedNames.has(name)).map((name) => [wordsOf(name).join('_'), name] as const),
  )
  const spelled = members.map((member) => {
    const other = sampledNames.has(member.name) ? undefined : byWords.get(wordsOf(member.name).join('_'))
    if (other === undefined) return member
    guesses.push({
      id: other,
      value: other,
      reason: `the sample's spelling of the documented \`${member.name}\``,
      from: 'sample',
    })
    return { ...member, name: other, documentedAs: member.name }
  })
  const byName = new Map(spelled.map((member) => [member.name, member]))
  const sent = names.flatMap((name) => {
    const documented = byName.get(name)
    if (documented !== undefined) return [withSample(documented, ownValue(sample, name), depth + 1)]
    if (!isRecorded) return []
    guesses.push({
      id: name,
      value: 'sent by servers',
      reason: 'in the sample, but not in the documentation',
      from: 'sample',
    })
    return [sampledMember(name, ownValue(sample, name), depth + 1)]
  })
  return { members: ordered(spelled, sent), guesses }
}

/**
 * Adds to the documented members what a sample shows: further members, the spelling of names in a response, and the
 * order in which servers send them.
 */
export const mergeSample = (
  members: readonly DocumentedMember[],
  sample: { readonly [name: string]: unknown },
): Merged => merged(members, sample, 0)
