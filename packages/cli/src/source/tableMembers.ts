import type { Nodes, PhrasingContent, Table } from 'mdast'
import { cellText, tidy } from './cellText.js'
import type { Columns, Role } from './columns.js'
import { columnsOf } from './columns.js'
import { documentedName } from './documentedName.js'
import { documentedType } from './documentedType.js'
import { inlineValues } from './inlineValues.js'
import { literalOf } from './literal.js'
import type { Row } from './nested.js'
import { nested } from './nested.js'
import { notesOf } from './notes.js'
import type { DocumentedType } from './parsedType.js'
import type { DocumentedMember } from './Source.js'
import { yesOrNo } from './yesOrNo.js'

/** Finds the model that a link in a type cell refers to. */
export type FollowLink = (url: string) => DocumentedType | undefined

type Cells = readonly (readonly PhrasingContent[])[]

/** A table whose rows are members. */
interface MemberTable {
  readonly columns: Columns
  readonly titles: readonly string[]
  readonly rows: readonly Cells[]
  /** True for the dress of OpenAPI generator, where a member without the remark `[optional]` is required. */
  readonly generated: boolean
}

const titlesOf = (table: Table): readonly string[] =>
  (table.children[0]?.children ?? []).map(({ children }) => tidy(cellText(children, 'plain')))

/** Joins the cells into which a vertical bar within code split one. */
const rejoined = (cells: Cells, width: number): Cells => {
  const result: (readonly PhrasingContent[])[] = []
  let surplus = cells.length - width
  for (const cell of cells) {
    const before = result.at(-1)
    const ticks = before === undefined ? 0 : (cellText(before, 'plain').match(/`/g)?.length ?? 0)
    if (before !== undefined && surplus > 0 && ticks % 2 === 1) {
      result[result.length - 1] = [...before, { type: 'text', value: '|' }, ...cell]
      surplus -= 1
    } else result.push(cell)
  }
  return result
}

const isGenerated = (titles: readonly string[], rows: readonly Cells[]): boolean =>
  titles.join('|').toLowerCase() === 'name|type|description|notes' &&
  rows.length > 0 &&
  rows.every((cells) => notesOf(cellText(cells[3] ?? [], 'plain')) !== undefined)

const memberTable = (table: Table): MemberTable | undefined => {
  const titles = titlesOf(table)
  const columns = columnsOf(titles)
  if (columns === undefined) return undefined
  const rows = table.children.slice(1).map((row) =>
    rejoined(
      row.children.map(({ children }) => children),
      titles.length,
    ),
  )
  return { columns, titles, rows, generated: isGenerated(titles, rows) }
}

const linksIn = (nodes: readonly Nodes[], depth = 0): readonly { readonly url: string; readonly text: string }[] =>
  nodes.flatMap((node) => {
    if (node.type === 'link') return [{ url: node.url, text: cellText(node.children, 'type') }]
    return 'children' in node && depth < 20 ? linksIn(node.children, depth + 1) : []
  })

/** Reads a type cell. A name that is not a JSON type is looked for behind the cell's links. */
const cellType = (nodes: readonly PhrasingContent[], follow: FollowLink): DocumentedType => {
  const links = linksIn(nodes).flatMap(({ url, text }) => {
    const names: string[] = []
    documentedType(text, (name) => {
      names.push(name)
      return undefined
    })
    return names.map((name) => ({ name, url }))
  })
  return documentedType(cellText(nodes, 'type'), (name) => {
    const link = links.find((candidate) => candidate.name === name)
    return link === undefined ? undefined : follow(link.url)
  })
}

/** Phrases by which a description says that a member may be null. */
const saysNullable = (text: string): boolean =>
  (/\bnullable\b/i.test(text) && !/\b(?:not |non-?)nullable\b/i.test(text)) ||
  /\b(?:may|can|could|might) (?:also )?be null\b|\bnull (?:if|when|unless)\b/i.test(text)

const blank = new Set(['', '-', '—', '–', 'N/A', 'n/a', 'none', 'No description'])

const text = (nodes: readonly PhrasingContent[]): string | undefined => {
  const found = tidy(cellText(nodes, 'plain'))
  return blank.has(found) ? undefined : found
}

/** Reads an example in the member's type. */
const exampleOf = (written: string, types: DocumentedMember['types']): unknown => {
  const unquoted = /^(`+)(.+)\1$/.exec(written)?.[2] ?? written
  if (/^[[{]/.test(unquoted) && !types.includes('string')) {
    try {
      return JSON.parse(unquoted)
    } catch {
      return unquoted
    }
  }
  const literal = literalOf(unquoted)
  const name = typeof literal === 'number' ? (Number.isInteger(literal) ? 'integer' : 'number') : 'boolean'
  if (typeof literal === 'string') return literal
  return types.includes(name) || (name === 'integer' && types.includes('number')) ? literal : unquoted
}

/** The values in the member's type: digits are a string's if the type says so. */
const typed = (values: readonly (string | number | boolean)[], types: DocumentedMember['types']) =>
  types.includes('string') && types.length === 1 ? values.map(String) : values

const jsonTypeOf = (value: string | number | boolean): DocumentedMember['types'][number] =>
  typeof value === 'number'
    ? Number.isInteger(value)
      ? 'integer'
      : 'number'
    : typeof value === 'string'
      ? 'string'
      : 'boolean'

/** The value of a constant in APIMatic's pages, which stands in the description in bold: `**Value**: 'Bearer'`. */
const constantOf = (marked: string): string | undefined =>
  /(?:^|\n|\s)(?:Value|Default): `([^`]*)`\s*(?:$|\n)/.exec(marked)?.[1]

const memberOf = (table: MemberTable, cells: Cells, follow: FollowLink): Row | undefined => {
  const cell = (role: Role): readonly PhrasingContent[] => cells[table.columns.get(role) ?? -1] ?? []
  const name = documentedName(cell('name'))
  if (name === undefined) return undefined

  const says = (role: Role): boolean | undefined => yesOrNo(cellText(cell(role), 'plain'))
  const documented = cellType(cell('type'), follow)
  const beside = documented.types.length === 0 ? documentedType(name.remark, () => undefined) : documented
  const type = beside.types.length > 0 ? { ...documented, ...beside } : documented

  const notes = table.generated ? notesOf(cellText(cell('notes'), 'plain')) : undefined
  const described = (['description', 'notes'] as const).flatMap((role) =>
    role === 'notes' && notes !== undefined ? [] : (text(cell(role)) ?? []),
  )
  const description = described.join(' ')
  const marked = (['type', 'values', 'description', 'notes'] as const).map((role) => cellText(cell(role), 'marked'))
  const tags = cellText(cell('tags'), 'plain')
    .toLowerCase()
    .split(/[,\s]+/)
  const constant = tags.includes('constant') ? constantOf(marked[2] ?? '') : undefined

  const column = marked[1]?.trim() ?? ''
  const listed = [
    ...(constant === undefined ? [] : [[literalOf(constant)]]),
    // A single word in this column is prose, such as "any".
    inlineValues(/[`"',]/.test(column) ? `enum: ${column}` : ''),
    ...[marked[0] ?? '', marked[2] ?? '', marked[3] ?? ''].map(inlineValues),
  ].find(({ length }) => length > 0)
  // The values of a list's items are not those of the list.
  const single = !type.types.includes('array') && !type.types.includes('object')
  const values = type.values ?? (listed === undefined || !single ? undefined : typed(listed, type.types))
  const types = type.types.length === 0 && values ? [...new Set(values.map(jsonTypeOf))] : type.types

  const required =
    says('required') ??
    (table.generated ? notes?.optional === false : undefined) ??
    (tags.includes('required') || type.required === true || /^\(?required\b|\brequired\)?$/.test(name.remark))
  const written = text(cell('example')) ?? text(cell('default')) ?? notes?.fallback
  const format = type.format ?? documentedType(cellText(cell('format'), 'type'), () => undefined).format
  return {
    name,
    member: {
      name: name.name,
      types,
      required: required && says('optional') !== true,
      nullable:
        type.nullable ||
        says('nullable') === true ||
        notes?.nullable === true ||
        name.remark.includes('nullable') ||
        saysNullable(description),
      ...(values && { values }),
      ...(format !== undefined && types.length === 1 && { format }),
      ...(type.items && { items: type.items }),
      ...(type.members && { members: type.members }),
      ...(description !== '' && { description }),
      ...(written !== undefined && { example: exampleOf(written, types) }),
    },
  }
}

/** Says if the row repeats the header, or is the title of a group of rows. */
const isTitle = ({ titles, columns }: MemberTable, cells: Cells): boolean => {
  const texts = titles.map((_, index) => tidy(cellText(cells[index] ?? [], 'plain')))
  if (texts.every((found, index) => found === titles[index])) return true
  const name = columns.get('name') ?? 0
  const others = texts.some((found, index) => index !== name && found !== '')
  return !others && cells[name]?.[0]?.type !== 'inlineCode' && /^[^a-z]/.test(texts[name] ?? '')
}

/** The members that a table lists; undefined for a table of something else. */
export const tableMembers = (table: Table, follow: FollowLink): readonly DocumentedMember[] | undefined => {
  const found = memberTable(table)
  if (found === undefined) return undefined
  const rows = found.rows
    .filter((cells) => !isTitle(found, cells))
    .flatMap((cells) => memberOf(found, cells, follow) ?? [])
  return nested(rows)
}
