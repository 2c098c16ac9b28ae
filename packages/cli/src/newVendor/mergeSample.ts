import { isJsonObject, ownValue } from '../json.js'
import type { DocumentedMember } from '../source/Source.js'
import { typeOfValue } from './Located.js'
import type { Guess } from './Plan.js'
import { wordsOf } from './wordsOf.js'

/** Describes a member that only the sample has. */
const sampledMember = (name: string, value: unknown): DocumentedMember => {
  const type = typeOfValue(value)
  const base = {
    name,
    types: type === undefined ? [] : [type],
    required: false,
    nullable: value === null,
    sampledOnly: true,
  } as const
  if (isJsonObject(value))
    return { ...base, members: Object.entries(value).map(([inner, one]) => sampledMember(inner, one)) }
  const [first] = Array.isArray(value) ? value : []
  return first === undefined ? base : { ...base, items: sampledMember('', first) }
}

const withSample = (documented: DocumentedMember, value: unknown): DocumentedMember =>
  isJsonObject(value) ? { ...documented, members: mergeSample(documented.members ?? [], value).members } : documented

/**
 * Adds to the documented members what a sample shows: further members, the spelling of names in a response, and the
 * order in which servers send them.
 */
export const mergeSample = (
  members: readonly DocumentedMember[],
  sample: { readonly [name: string]: unknown },
): { readonly members: readonly DocumentedMember[]; readonly guesses: readonly Guess[] } => {
  const guesses: Guess[] = []
  const names = Object.keys(sample)
  const documentedNames = new Set(members.map(({ name }) => name))
  const byWords = new Map(
    names.filter((name) => !documentedNames.has(name)).map((name) => [wordsOf(name).join('_'), name] as const),
  )
  const spelled = members.map((member) => {
    const other = names.includes(member.name) ? undefined : byWords.get(wordsOf(member.name).join('_'))
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
  const sent = names.map((name) => {
    const documented = byName.get(name)
    if (documented !== undefined) return withSample(documented, ownValue(sample, name))
    guesses.push({
      id: name,
      value: 'sent by servers',
      reason: 'in the sample, but not in the documentation',
      from: 'sample',
    })
    return sampledMember(name, ownValue(sample, name))
  })
  // A documented member that the sample lacks follows its predecessor in the documentation.
  spelled.forEach((member, index) => {
    if (names.includes(member.name)) return
    const before = new Set(spelled.slice(0, index).map(({ name }) => name))
    const last = Math.max(-1, ...sent.map(({ name }, position) => (before.has(name) ? position : -1)))
    sent.splice(last + 1, 0, member)
  })
  return { members: sent, guesses }
}
