import type { Nodes, Table } from 'mdast'
import { cellText, tidy } from './cellText.js'
import { documentedType } from './documentedType.js'
import { literalOf } from './literal.js'
import type { Block } from './page.js'
import type { DocumentedType } from './parsedType.js'

type Value = string | number | boolean

const titleOf = ({ headings }: Block): string => headings.at(-1)?.toLowerCase() ?? ''

/** Says if the heading above is one of an enumeration: `Values`, `Enum` or `Enum: TokenType`. */
export const isEnumeration = (block: Block): boolean => /^(?:values|enum(?: values)?|enum: .*)$/.test(titleOf(block))

/** Says if the page is an enumeration of APIMatic, which lists the names of constants as fields, without their values. */
export const isNameOnlyEnumeration = (page: readonly Block[]): boolean =>
  page.some((block) => titleOf(block) === 'enumeration')

const cell = (table: Table, row: number, column: number): string =>
  tidy(cellText(table.children[row]?.children[column]?.children ?? [], 'plain'))

/** The values of a table with the columns Name and Value. */
const tableValues = (block: Block, table: Table): readonly Value[] => {
  const titles = (table.children[0]?.children ?? []).map((_, column) => cell(table, 0, column).toLowerCase())
  const column = titles.indexOf('value')
  if (titles[0] !== 'name' || column < 1) return []
  const texts = table.children.slice(1).map((_, index) => cell(table, index + 1, column))
  // OpenAPI generator's Kotlin pages have all values in one row.
  const single = texts.length === 1 && titleOf(block).startsWith('enum')
  return texts
    .flatMap((text) => (single ? text.split(', ') : [text]))
    .filter((text) => text !== '')
    .map(literalOf)
}

/** The value of an item such as `BEARER` (value: `'Bearer'`), or an item that is only a value. */
const itemValues = (nodes: readonly Nodes[]): readonly Value[] => {
  const codes = nodes.flatMap((node) => (node.type === 'inlineCode' ? [node.value] : []))
  const [first, second] = codes
  if (codes.length === 1 && nodes.length === 1 && first !== undefined) return [literalOf(first)]
  const named = codes.length === 2 && tidy(cellText(nodes, 'plain')).startsWith(`${first} (value:`)
  return named && second !== undefined ? [literalOf(second)] : []
}

const valuesOf = (block: Block): readonly Value[] => {
  const { node } = block
  if (node.type === 'table') return tableValues(block, node)
  if (node.type === 'code') return documentedType(node.value, () => undefined).values ?? []
  if (node.type !== 'list') return []
  const items = node.children.map(({ children }) =>
    children[0]?.type === 'paragraph' ? itemValues(children[0].children) : [],
  )
  return items.every(({ length }) => length > 0) ? items.flat() : []
}

const jsonType = (value: Value): 'string' | 'boolean' | 'integer' | 'number' => {
  if (typeof value !== 'number') return typeof value === 'string' ? 'string' : 'boolean'
  return Number.isInteger(value) ? 'integer' : 'number'
}

/** Vendors say that an enumeration may grow. */
const isOpen = ({ node }: Block): boolean => {
  if (node.type === 'paragraph') return cellText(node.children, 'plain').toLowerCase().includes('open enum')
  return node.type === 'code' && node.value.includes('Unrecognized')
}

/** The type of an enumeration that these parts of a page list. The values of an open one are left out. */
export const enumerationIn = (blocks: readonly Block[]): DocumentedType | undefined => {
  const listed = blocks.filter(isEnumeration)
  const values = listed.flatMap(valuesOf)
  const open = blocks.some(isOpen)
  if (values.length === 0) return open && listed.length > 0 ? { types: ['string'], nullable: false } : undefined
  const types = [...new Set(values.map(jsonType))]
  return { types, nullable: false, ...(!open && { values: [...new Set(values)] }) }
}
