import { cellText, tidy } from './cellText.js'
import { literalOf } from './literal.js'
import type { Block } from './page.js'
import type { DocumentedMember } from './Source.js'

type Values = ReadonlyMap<string, readonly (string | number | boolean)[]>

/** The values by property, from the tables below the heading `Enumerated Values` that follows the table. */
const valuesBelow = (table: Block, page: readonly Block[]): Values => {
  const found = new Map<string, readonly (string | number | boolean)[]>()
  for (const { node, headings } of page.slice(page.indexOf(table) + 1)) {
    const isBelow = headings.length > 0 && headings.slice(0, -1).join('\n') === table.headings.join('\n')
    if (node.type === 'table' && !(isBelow && headings.at(-1)?.toLowerCase() === 'enumerated values')) break
    if (node.type !== 'table') continue
    for (const { children } of node.children.slice(1)) {
      const [name = '', value = ''] = children.map((cell) => tidy(cellText(cell.children, 'plain')))
      const property = name.replace(/^[»\s]+/, '')
      found.set(property, [...(found.get(property) ?? []), literalOf(value)])
    }
  }
  return found
}

/** The names of the members, and of their members. */
const namesIn = (members: readonly DocumentedMember[]): readonly string[] =>
  members.flatMap(({ name, members: inner, items }) => [
    name,
    ...namesIn(inner ?? []),
    ...namesIn(items?.members ?? []),
  ])

/**
 * Gives members the values that Widdershins lists in another table. That table does not say which of two members
 * with the same name it means, so both are left alone.
 */
export const withEnumeratedValues = (
  members: readonly DocumentedMember[],
  table: Block,
  page: readonly Block[],
): readonly DocumentedMember[] => {
  const values = valuesBelow(table, page)
  if (values.size === 0) return members
  const names = namesIn(members)
  const given = (member: DocumentedMember): DocumentedMember => {
    const listed = names.filter((name) => name === member.name).length === 1 ? values.get(member.name) : undefined
    const known = listed === undefined || member.values !== undefined || member.types.length !== 1
    return {
      ...member,
      ...(!known && { values: member.types[0] === 'string' ? listed.map(String) : listed }),
      ...(member.members && { members: member.members.map(given) }),
      ...(member.items && {
        items: { ...member.items, ...(member.items.members && { members: member.items.members.map(given) }) },
      }),
    }
  }
  return members.map(given)
}
