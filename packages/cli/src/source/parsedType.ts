import type { DocumentedMember } from './Source.js'

/** A type, as far as the documentation names it. */
export interface DocumentedType
  extends Pick<DocumentedMember, 'types' | 'nullable' | 'values' | 'format' | 'items' | 'members'> {
  /** Set if the notation itself says it, as in `string, required`. */
  readonly required?: boolean
}

/** A type during parsing. */
export interface Parsed extends DocumentedType {
  /** False if a name is unknown: then a list of values is not closed. */
  readonly complete: boolean
}

export const untyped: Parsed = { types: [], nullable: false, complete: true }
export const unknown: Parsed = { ...untyped, complete: false }

const distinct = <A>(values: readonly A[]): readonly A[] => [...new Set(values)]

/** The type of a list's items, as a member. */
const itemOf = (type: DocumentedType): DocumentedMember | undefined => {
  if (type.types.length === 0) return undefined
  const { types, nullable, values, format, items, members } = type
  return {
    name: 'items',
    types,
    required: false,
    nullable,
    ...(values && { values }),
    ...(format !== undefined && { format }),
    ...(items && { items }),
    ...(members && { members }),
  }
}

/** The type of a list of such items. */
export const listOf = (type: Parsed): Parsed => {
  const items = itemOf(type)
  return { types: ['array'], nullable: false, complete: true, ...(items && { items }) }
}

/** Joins the alternatives of a union. */
export const union = (parts: readonly Parsed[]): Parsed => {
  const [first = untyped] = parts
  if (parts.length < 2) return first
  const typed = parts.filter(({ types }) => types.length > 0)
  const complete = parts.every((part) => part.complete)
  const closed = complete && typed.every(({ values }) => values !== undefined)
  const formats = distinct(typed.map(({ format }) => format))
  const items = typed.find((part) => part.items)?.items
  const members = typed.find((part) => part.members)?.members
  const required = parts.find((part) => part.required !== undefined)?.required
  const values = closed ? distinct(typed.flatMap((part) => part.values ?? [])) : []
  return {
    types: distinct(typed.flatMap(({ types }) => types)),
    nullable: parts.some(({ nullable }) => nullable),
    complete,
    ...(values.length > 0 && { values }),
    ...(formats.length === 1 && formats[0] !== undefined && { format: formats[0] }),
    ...(items && { items }),
    ...(members && { members }),
    ...(required !== undefined && { required }),
  }
}
