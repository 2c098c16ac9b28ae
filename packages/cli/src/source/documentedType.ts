import type { DocumentedMember } from './Source.js'
import { formatNamed, isArrayName, namedType } from './typeNames.js'
import type { Token } from './typeTokens.js'
import { typeTokens } from './typeTokens.js'

/** A type, as far as the documentation names it. */
export interface DocumentedType
  extends Pick<DocumentedMember, 'types' | 'nullable' | 'values' | 'format' | 'items' | 'members'> {
  /** Set if the notation itself says it, as in `string, required`. */
  readonly required?: boolean
}

/** The type that a page linked under this name documents. */
type Lookup = (name: string) => DocumentedType | undefined

interface Parsed extends DocumentedType {
  /** False if a name is unknown: then a list of values is not closed. */
  readonly complete: boolean
}

const untyped: Parsed = { types: [], nullable: false, complete: true }
const unknown: Parsed = { ...untyped, complete: false }

/** Names around another type that do not change it. */
const wrappers = new Set([
  'optional',
  'option',
  'maybe',
  'pointer',
  'union',
  'oneof',
  'anyof',
  'literal',
  'readonly',
  'enum',
])
const nullableWrappers = new Set(['nilable', 'nillable', 'nullable', 'optionalnullable', 'jsonnullable'])
const nulls = new Set(['null', 'nil', 'none', 'nonetype', 'none_type'])
const closing: ReadonlyMap<string, string> = new Map([
  ['<', '>'],
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
])
const deepest = 20

const distinct = <A>(values: readonly A[]): readonly A[] => [...new Set(values)]

/** A member without a name: the type of a list's items. */
const itemOf = (type: DocumentedType): DocumentedMember | undefined => {
  if (type.types.length === 0) return undefined
  const { types, nullable, values, format, items, members } = type
  return {
    name: '',
    types,
    required: false,
    nullable,
    ...(values && { values }),
    ...(format !== undefined && { format }),
    ...(items && { items }),
    ...(members && { members }),
  }
}

const listOf = (type: Parsed): Parsed => {
  const items = itemOf(type)
  return { types: ['array'], nullable: false, complete: true, ...(items && { items }) }
}

/** Joins the alternatives of a union. */
const union = (parts: readonly Parsed[]): Parsed => {
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

/** Reads a type from its tokens, by recursive descent. */
const reader = (tokens: readonly Token[], lookup: Lookup) => {
  let next = 0

  const isMark = (text: string): boolean => tokens[next]?.kind === 'mark' && tokens[next]?.text === text

  /** Reads up to the closing bracket; undefined for empty brackets. */
  const group = (depth: number): readonly Parsed[] | undefined => {
    const close = closing.get(tokens[next]?.text ?? '') ?? ''
    next += 1
    const parts = isMark(close) ? undefined : alternatives(close, depth + 1)
    if (isMark(close)) next += 1
    return parts
  }

  const opens = (...marks: readonly string[]): boolean => marks.some(isMark)

  /** Applies a remark in brackets behind a type, such as `(uuid)` or `(nullable)`. */
  const remarked = (type: Parsed, from: number, parts: readonly Parsed[] | undefined): Parsed => {
    const inner = union(parts ?? [])
    // A type in brackets says how an instant or an unnamed type is sent.
    const sent = inner.types.some((name) => name === 'integer' || name === 'number') && type.format === 'date-time'
    if (sent || (type.types.length === 0 && inner.types.length > 0)) return inner
    const word = tokens.slice(from + 1, from + 3).find(({ kind }) => kind === 'word')
    const format = type.types.length === 1 ? formatNamed(word?.text ?? '') : undefined
    return {
      ...type,
      nullable: type.nullable || inner.nullable,
      ...(format !== undefined && { format }),
      ...(inner.required !== undefined && { required: inner.required }),
    }
  }

  const word = (name: string, depth: number): Parsed | undefined => {
    const lower = name.toLowerCase()
    if (nulls.has(lower)) return { ...untyped, nullable: true }
    if (lower === 'undefined') return untyped
    if (lower === 'required' || lower === 'mandatory') return { ...untyped, required: true }
    if (nullableWrappers.has(lower)) {
      const inner = opens('[', '<', '(') ? union(group(depth) ?? []) : untyped
      return { ...inner, nullable: true }
    }
    if (wrappers.has(lower)) return opens('[', '<', '(') ? union(group(depth) ?? []) : untyped
    if (isArrayName(name)) {
      const start = next
      const parts = opens('[', '<') ? group(depth) : undefined
      // PHP's `array<string, T>` is a map.
      const keyed = tokens[start + 2]?.kind === 'mark' && tokens[start + 2]?.text === ','
      return keyed && parts !== undefined ? { ...untyped, types: ['object'] } : listOf(union(parts ?? []))
    }
    const found = namedType(name)
    if (found !== undefined) {
      if (found.type === 'object' && opens('<', '[') && tokens[next + 1]?.text !== ']') group(depth)
      return {
        types: [found.type],
        nullable: false,
        complete: true,
        ...(found.format !== undefined && { format: found.format }),
      }
    }
    // Go's types that allow null.
    const base = /^Nullable([A-Z]\w*)$/.exec(name)?.[1]
    const goType = base === undefined ? undefined : namedType(base)
    if (goType !== undefined) return { ...untyped, types: [goType.type], nullable: true }
    const linked = lookup(name)
    return linked === undefined ? undefined : { ...linked, complete: true }
  }

  /** Reads one alternative: the words up to a separator or the closing bracket. */
  const term = (close: string, depth: number): Parsed => {
    let result: Parsed = unknown
    let started = false
    let nullable = false
    let named = false
    let separated = false
    let epoch = false
    let required: boolean | undefined
    const take = (type: Parsed): void => {
      if (type.types.length > 0 || !started) result = type
      started = started || type.types.length > 0 || type.complete
      nullable = nullable || type.nullable
      required = type.required ?? required
    }
    while (next < tokens.length && !isMark(close) && !opens('|', ',', '/', ';') && !isOr()) {
      const from = next
      const token = tokens[next]
      if (token === undefined) break
      if (token.kind === 'quoted') {
        next += 1
        take({ types: ['string'], nullable: false, complete: true, values: [token.text] })
      } else if (token.kind === 'word') {
        next += 1
        named = true
        const lower = token.text.toLowerCase()
        separated = separated || /separated$|delimited$/.test(lower)
        epoch = epoch || ['unix', 'epoch', 'posix'].includes(lower)
        if (lower === 'of' && result.types[0] === 'array' && result.items === undefined) {
          result = listOf(term(close, depth))
        } else if (lower === 'of' || lower === 'in') {
          // The rest explains the type, as in "number of seconds".
          while (next < tokens.length && !isMark(close) && !opens('|', ',', ';', '(')) next += 1
        } else {
          const found = word(token.text, depth)
          // In "string array" the last word is the list.
          if (found?.types[0] === 'array' && found.items === undefined && result.types.length === 1)
            take(listOf(result))
          else if (found !== undefined) take(found)
        }
      } else if (closing.has(token.text) && depth < deepest) {
        if (started && token.text === '[') {
          const parts = group(depth)
          const length = tokens[from + 1]?.kind === 'word' && /^\d+$/.test(tokens[from + 1]?.text ?? '')
          if (parts === undefined) take(listOf({ ...result, nullable }))
          else if (!length) result = remarked(result, from, parts)
        } else if (started || token.text === '(') {
          const parts = group(depth)
          if (started) take(remarked(result, from, parts))
          else take(union(parts ?? []))
        } else {
          const parts = group(depth)
          // The type arguments of an unknown name say nothing.
          if (token.text === '[' && (parts === undefined || !named)) take(listOf(union(parts ?? [])))
          if (token.text === '{') take({ ...untyped, types: ['object'] })
        }
      } else {
        // PHP writes a question mark before a type for one that may be null; others write it behind an optional one.
        if (token.text === '?' && !started && next === from && tokens[next + 1]?.kind === 'word') nullable = true
        next += 1
      }
    }
    // A separated list is one string, and an epoch's type is not known by that name.
    if (separated) result = { ...untyped, types: ['string'] }
    if (epoch && result.format === 'date-time') result = unknown
    return { ...result, nullable: nullable || result.nullable, ...(required !== undefined && { required }) }
  }

  const isOr = (): boolean => tokens[next]?.kind === 'word' && tokens[next]?.text.toLowerCase() === 'or'

  const alternatives = (close: string, depth: number): readonly Parsed[] => {
    const parts: Parsed[] = []
    while (next < tokens.length && !isMark(close)) {
      const from = next
      parts.push(term(close, depth))
      if (!isMark(close)) next = Math.max(next + 1, from + 1)
    }
    return parts
  }

  return (): Parsed => union(alternatives('', 0))
}

/**
 * Reads the notation of a type, in the language of an SDK or in English. Names that are not JSON types are looked up;
 * unknown ones have no types.
 */
export const documentedType = (text: string, lookup: Lookup): DocumentedType => {
  const { complete: _, ...type } = reader(typeTokens(text), lookup)()
  return type
}
