/** The subject of a column. */
export type Role =
  | 'name'
  | 'type'
  | 'format'
  | 'required'
  | 'optional'
  | 'nullable'
  | 'tags'
  | 'description'
  | 'notes'
  | 'values'
  | 'example'
  | 'default'

const words: Readonly<Record<Role, readonly string[]>> = {
  name: [
    'name',
    'parameter',
    'param',
    'field',
    'key',
    'property',
    'member',
    'attribute',
    'element',
    'argument',
    'claim',
  ],
  type: ['type', 'datatype'],
  format: ['format'],
  required: ['required', 'presence', 'present', 'mandatory'],
  optional: ['optional'],
  nullable: ['nullable'],
  tags: ['tag'],
  description: ['description', 'meaning', 'detail', 'explanation', 'definition', 'purpose', 'summary', 'comment'],
  notes: ['note', 'remark'],
  values: ['enum', 'enumeration'],
  example: ['example', 'sample', 'value'],
  default: ['default'],
}

const roles: ReadonlyMap<string, Role> = new Map(
  (Object.keys(words) as readonly Role[]).flatMap((role) => words[role].map((word) => [word, role] as const)),
)

const singular = (word: string): string => {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.endsWith('s') ? word.slice(0, -1) : word
}

const limiting = new Set(['allowed', 'possible', 'valid', 'accepted', 'permitted', 'enum'])

const roleOf = (title: string): Role | undefined => {
  const parts = (title.toLowerCase().match(/[a-z]+/g) ?? []).slice(0, 8).map(singular)
  const [first = '', second = ''] = parts
  if (limiting.has(first) && second === 'value') return 'values'
  if (first === 'default') return 'default'
  // The last word names the subject: a "field description" is a description.
  return roles.get(parts.at(-1) ?? '') ?? roles.get(first)
}

/** The index of the first column of each role; the name is always there, and so is a type or a description. */
export type Columns = ReadonlyMap<Role, number>

/** Finds the columns of a table that lists members; undefined for another table. */
export const columnsOf = (titles: readonly string[]): Columns | undefined => {
  const found = new Map<Role, number>()
  for (const [index, title] of titles.entries()) {
    const role = roleOf(title)
    if (role !== undefined && !found.has(role)) found.set(role, index)
  }
  const format = found.get('format')
  if (format !== undefined && !found.has('type')) found.set('type', format)
  // Some tables leave the title above the names empty.
  if (!found.has('name') && titles[0]?.trim() === '' && found.has('type')) found.set('name', 0)
  const described = found.has('type') || found.has('description') || found.has('notes')
  return found.has('name') && described ? found : undefined
}
