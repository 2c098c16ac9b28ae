import type { DocumentedName } from './documentedName.js'
import type { DocumentedMember } from './Source.js'

/** A row of a table: a member, and its place in the response. */
export interface Row {
  readonly name: DocumentedName
  /** The member under its written name. */
  readonly member: DocumentedMember
}

interface Node {
  readonly name: string
  member: DocumentedMember | undefined
  readonly children: Map<string, Node>
}

const node = (name: string): Node => ({ name, member: undefined, children: new Map() })

/** Says if the documented type rules out members. */
const isScalar = ({ types }: DocumentedMember): boolean =>
  types.length > 0 && !types.includes('object') && !types.includes('array')

const key = (path: readonly string[]): string => path.join('\n')

/** The paths of the rows, with the parents of indented ones. An indented row without a parent is left out. */
const placed = (rows: readonly Row[]): readonly { readonly path: readonly string[]; readonly row: Row }[] => {
  const parents: { readonly indent: number; readonly path: readonly string[]; readonly member: DocumentedMember }[] = []
  // Widdershins indents every row of a response.
  const least = rows.reduce((found, { name }) => Math.min(found, name.indent), Number.POSITIVE_INFINITY)
  return rows.flatMap((row) => {
    const indent = row.name.indent - least
    const own = row.name.path
    while ((parents.at(-1)?.indent ?? -1) >= indent) parents.pop()
    const parent = parents.at(-1)
    if (indent > 0 && (parent === undefined || isScalar(parent.member))) return []
    const path = [...(parent?.path ?? []), ...own]
    if (path.length > 32) return []
    parents.push({ indent, path, member: row.member })
    return [{ path, row }]
  })
}

const merged = (
  documented: readonly DocumentedMember[],
  found: readonly DocumentedMember[],
): readonly DocumentedMember[] => {
  const names = new Set(found.map(({ name }) => name))
  return [...documented.filter(({ name }) => !names.has(name)), ...found]
}

const finished = ({ name, member, children }: Node): DocumentedMember => {
  const base: DocumentedMember = member ?? { name, types: [], required: false, nullable: false }
  if (children.size === 0) return { ...base, name }
  const item = children.get('[]')
  const isList = item !== undefined || (base.types.includes('array') && !base.types.includes('object'))
  if (!isList) {
    const members = merged(base.members ?? [], [...children.values()].map(finished))
    return { ...base, name, types: base.types.length === 0 ? ['object'] : base.types, members }
  }
  const inner: Node = {
    name: 'items',
    member: item?.member ?? base.items,
    children: new Map([...children, ...(item?.children ?? [])].filter(([step]) => step !== '[]')),
  }
  return { ...base, name, types: base.types.length === 0 ? ['array'] : base.types, items: finished(inner) }
}

/**
 * Puts the members of objects into them: rows with a path, and rows indented below an object's. A path through a member
 * of another type is ambiguous, so it stays a name. The first of two rows for one member counts.
 */
export const nested = (rows: readonly Row[]): readonly DocumentedMember[] => {
  const found = placed(rows)
  const scalars = new Set(found.flatMap(({ path, row }) => (isScalar(row.member) ? [key(path)] : [])))
  const isThrough = (path: readonly string[]): boolean =>
    path.some((_, index) => index > 0 && scalars.has(key(path.slice(0, index))))
  const root = node('')
  for (const { path, row } of found) {
    const steps = isThrough(path) ? [row.name.name] : path
    const end = steps.reduce((above, step) => {
      const below = above.children.get(step) ?? node(step)
      above.children.set(step, below)
      return below
    }, root)
    end.member ??= row.member
  }
  return [...root.children.values()].map(finished)
}
