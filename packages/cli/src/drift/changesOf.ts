import { shownName } from '../shown.js'
import type { DocumentedMember } from '../source/Source.js'
import { shownValue, typeWords } from './words.js'

/** The aspects of a member that its documentation may change. */
export type Aspect = 'types' | 'nullable' | 'required' | 'values' | 'format' | 'items' | 'members'

const MAX_DEPTH = 50
const MAX_VALUES = 10

const isSameList = (a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean => {
  if (a === undefined || b === undefined) return a === b
  const [first, second] = [new Set(a), new Set(b)]
  return first.size === second.size && a.every((value) => second.has(value))
}

/** Returns members by their documented names, in order, without those of a sample. The first of two with one name wins. */
export const byName = (members: readonly DocumentedMember[]): ReadonlyMap<string, DocumentedMember> => {
  const named = new Map<string, DocumentedMember>()
  for (const member of members) {
    const name = member.documentedAs ?? member.name
    if (member.sampledOnly !== true && !named.has(name)) named.set(name, member)
  }
  return named
}

/** Returns an object's members, or `undefined` if only a sample shows any. */
const documentedMembers = ({ members }: DocumentedMember) =>
  members?.every(({ sampledOnly }) => sampledOnly === true) && members.length > 0 ? undefined : members

const isSameMember = (a: DocumentedMember | undefined, b: DocumentedMember | undefined, depth: number): boolean => {
  if (a === undefined || b === undefined || a === b) return a === b
  return depth > MAX_DEPTH || aspectsOf(a, b, depth).length === 0
}

const isSameObject = (old: DocumentedMember, found: DocumentedMember, depth: number): boolean => {
  const [a, b] = [documentedMembers(old), documentedMembers(found)]
  if (a === undefined || b === undefined || a === b) return a === b
  const [first, second] = [byName(a), byName(b)]
  return first.size === second.size && [...first].every(([name, old]) => isSameMember(old, second.get(name), depth + 1))
}

const aspectsOf = (old: DocumentedMember, found: DocumentedMember, depth: number): readonly Aspect[] => {
  const isSame: Readonly<Record<Aspect, boolean>> = {
    types: isSameList(old.types, found.types),
    nullable: old.nullable === found.nullable,
    required: old.required === found.required,
    values: isSameList(old.values, found.values),
    format: old.format === found.format,
    items: isSameMember(old.items, found.items, depth + 1),
    members: isSameObject(old, found, depth),
  }
  return (Object.keys(isSame) as readonly Aspect[]).filter((aspect) => !isSame[aspect])
}

/** Returns the aspects in which a member's documentation changed. Descriptions and examples do not count. */
export const changesOf = (old: DocumentedMember, found: DocumentedMember): readonly Aspect[] => aspectsOf(old, found, 0)

const valueWords = (values: DocumentedMember['values']): string => {
  if (values === undefined) return 'without a list of values'
  const shown = values.slice(0, MAX_VALUES).map(shownValue)
  return `with the ${shown.length === 1 ? 'value' : 'values'} ${shown.join(', ')}${values.length > MAX_VALUES ? ' and others' : ''}`
}

const texts: Readonly<Record<Aspect, (found: DocumentedMember) => string>> = {
  types: ({ types }) => `as ${typeWords(types)}`,
  nullable: ({ nullable }) => (nullable ? 'as nullable' : 'as never null'),
  required: ({ required }) => (required ? 'as required' : 'as optional'),
  values: ({ values }) => valueWords(values),
  format: ({ format }) => (format === undefined ? 'without a format' : `with the format ${shownName(format)}`),
  items: () => 'with other items',
  members: () => 'with other inner members',
}

/** Returns changes as words, such as `now documented as a string and as nullable`. */
export const changeWords = (changes: readonly Aspect[], found: DocumentedMember): string => {
  // The new type already says that the old items or inner members are gone.
  const isInner = (aspect: Aspect): boolean => aspect === 'items' || aspect === 'members'
  const said = changes.filter((aspect) => !isInner(aspect) || !changes.includes('types'))
  return `now documented ${said.map((aspect) => texts[aspect](found)).join(' and ')}`
}
