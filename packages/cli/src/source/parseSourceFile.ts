import { UsageError } from '../Streams.js'
import type { DocumentedMember, JsonType, Place } from './Source.js'
import type { RecordedSource, SourceFile } from './SourceFile.js'

const MAX_DEPTH = 50

const types: readonly JsonType[] = ['string', 'integer', 'number', 'boolean', 'object', 'array']

/** A position in the file, for messages. Holds only names of the format, and indexes. */
type At = string

type Entries = ReadonlyMap<string, unknown>

const refuse = (at: At, expected: string): never => {
  throw new UsageError(`source.json: ${at}: expected ${expected}`)
}

const objectAt = (at: At, value: unknown): Entries => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(at, 'an object')
  return new Map(Object.entries(value))
}

/** Returns an object's entries. Refuses other names, because a misspelled one would hide a change. */
const namedAt = (at: At, value: unknown, names: readonly string[]): Entries => {
  const entries = objectAt(at, value)
  for (const name of entries.keys()) if (!names.includes(name)) refuse(at, `only ${names.join(', ')}`)
  return entries
}

const listAt = <Item>(at: At, value: unknown, itemAt: (at: At, item: unknown) => Item): readonly Item[] => {
  if (!Array.isArray(value)) return refuse(at, 'an array')
  return value.map((item, index) => itemAt(`${at}[${index}]`, item))
}

const stringAt = (at: At, value: unknown): string => (typeof value === 'string' ? value : refuse(at, 'a string'))

const flagAt = (at: At, value: unknown): boolean =>
  value === undefined ? false : typeof value === 'boolean' ? value : refuse(at, 'true or false')

const typeAt = (at: At, value: unknown): JsonType =>
  types.find((type) => type === value) ?? refuse(at, types.join(', '))

const valueAt = (at: At, value: unknown): string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : refuse(at, 'a string, a number or a boolean')

const typesAt = (at: At, entries: Entries): readonly JsonType[] => {
  const [type, several] = [entries.get('type'), entries.get('types')]
  if (type !== undefined && several !== undefined) return refuse(at, 'either type or types')
  if (type !== undefined) return [typeAt(`${at}.type`, type)]
  return several === undefined ? [] : listAt(`${at}.types`, several, typeAt)
}

const memberNames = [
  'name',
  'documentedAs',
  'type',
  'types',
  'required',
  'nullable',
  'values',
  'format',
  'items',
  'members',
  'sampledOnly',
]

const memberAt =
  (depth: number, isItem = false) =>
  (at: At, value: unknown): DocumentedMember => {
    if (depth > MAX_DEPTH) return refuse('the file', `at most ${MAX_DEPTH} levels of members`)
    const entries = namedAt(at, value, memberNames)
    const name = entries.get('name')
    const [values, format] = [entries.get('values'), entries.get('format')]
    const [items, members] = [entries.get('items'), entries.get('members')]
    const documentedAs = entries.get('documentedAs')
    const sampledOnly = flagAt(`${at}.sampledOnly`, entries.get('sampledOnly'))
    return {
      name: isItem && name === undefined ? '' : stringAt(`${at}.name`, name),
      ...(documentedAs === undefined ? {} : { documentedAs: stringAt(`${at}.documentedAs`, documentedAs) }),
      types: typesAt(at, entries),
      required: flagAt(`${at}.required`, entries.get('required')),
      nullable: flagAt(`${at}.nullable`, entries.get('nullable')),
      ...(values === undefined ? {} : { values: listAt(`${at}.values`, values, valueAt) }),
      ...(format === undefined ? {} : { format: stringAt(`${at}.format`, format) }),
      ...(items === undefined ? {} : { items: memberAt(depth + 1, true)(`${at}.items`, items) }),
      ...(members === undefined ? {} : { members: listAt(`${at}.members`, members, memberAt(depth + 1)) }),
      ...(sampledOnly ? { sampledOnly } : {}),
    }
  }

const placeAt = (at: At, value: unknown): Place => {
  const entries = namedAt(at, value, ['headings', 'operation'])
  if (entries.size !== 1) return refuse(at, 'either headings or operation')
  const operation = entries.get('operation')
  return operation === undefined
    ? { headings: listAt(`${at}.headings`, entries.get('headings'), stringAt) }
    : { operation: stringAt(`${at}.operation`, operation) }
}

const settingsAt = (at: At, value: unknown): Readonly<Record<string, string>> => {
  if (value === undefined) return {}
  return Object.fromEntries([...objectAt(at, value)].map(([id, setting]) => [id, stringAt(at, setting)]))
}

const sourceAt = (at: At, value: unknown): RecordedSource => {
  const entries = namedAt(at, value, ['from', 'seen', 'place', 'members', 'settings', 'described'])
  const described = entries.get('described')
  const seen = stringAt(`${at}.seen`, entries.get('seen'))
  return {
    from: stringAt(`${at}.from`, entries.get('from')),
    seen: /^\d{4}-\d\d-\d\d$/.test(seen) ? seen : refuse(`${at}.seen`, 'a day such as 2026-11-29'),
    place: placeAt(`${at}.place`, entries.get('place')),
    members: listAt(`${at}.members`, entries.get('members'), memberAt(1)),
    settings: settingsAt(`${at}.settings`, entries.get('settings')),
    ...(described === undefined ? {} : { described: settingsAt(`${at}.described`, described) }),
  }
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's message would quote the file.
    throw new UsageError('source.json: expected JSON')
  }
}

const idPattern = /^[a-z0-9][a-z0-9-]*$/

/** Parses the content of `source.json`. Throws a `UsageError` that names a member and what is expected there. */
export const parseSourceFile = (text: string): SourceFile => {
  const entries = objectAt('the file', jsonOf(text))
  const sources = [...entries].map(([id, source]) => {
    if (!idPattern.test(id)) refuse('the file', 'codec ids in lower case as names')
    return [id, sourceAt(id, source)] as const
  })
  return Object.fromEntries(sources)
}
