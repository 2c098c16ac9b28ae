import type { Block } from './page.js'
import type { DocumentedMember } from './Source.js'

const compact = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

const namesIn = (json: string): readonly string[] => {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
  } catch {
    return []
  }
}

/** The names in the example of an APIMatic page, which are the names on the wire. */
export const exampleNames = (blocks: readonly Block[]): readonly string[] => {
  const example = blocks.find(
    ({ headings, node }) => node.type === 'code' && headings.at(-1)?.toLowerCase() === 'example (as json)',
  )
  return example?.node.type === 'code' ? namesIn(example.node.value) : []
}

/** A member that stands for the members which the model does not document. */
const isAdditional = ({ name }: DocumentedMember): boolean => compact(name) === 'additionalproperties'

/** Gives members their names on the wire, if each has exactly one there by its words. */
export const withWireNames = (
  members: readonly DocumentedMember[],
  names: readonly string[],
): readonly DocumentedMember[] => {
  const documented = members.filter((member) => !isAdditional(member))
  const found = documented.map((member) => names.filter((name) => compact(name) === compact(member.name)))
  if (!found.every(({ length }) => length === 1)) return documented
  const renamed = documented.flatMap((member, index) => (found[index] ?? []).map((name) => ({ ...member, name })))
  return new Set(renamed.map(({ name }) => name)).size === renamed.length ? renamed : documented
}
