import type { DocumentedType, Parsed } from './parsedType.js'
import { listOf, union, unknown, untyped } from './parsedType.js'
import { formatNamed, isArrayName, namedType } from './typeNames.js'
import type { Token } from './typeTokens.js'
import { typeTokens } from './typeTokens.js'

/** The type that a page linked under this name documents. */
type Lookup = (name: string) => DocumentedType | undefined

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
    let questioned = false
    let separated = false
    let epoch = false
    let required: boolean | undefined
    const take = (type: Parsed): void => {
      if (type.types.length > 0 || !started) result = type
      started = started || type.types.length > 0
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
          // Go's `map[string]T` names the type of the values last.
          if (found?.types[0] === 'object' && next > from + 1) term(close, depth + 1)
          // In "string array" the last word is the list.
          if (found?.types[0] === 'array' && found.items === undefined && result.types.length === 1)
            take(listOf(result))
          else if (found !== undefined) take(found)
          else named = named || lower !== 'to'
        }
      } else if (closing.has(token.text) && depth < deepest) {
        if (started && token.text === '[') {
          const parts = group(depth)
          const length = tokens[from + 1]?.kind === 'word' && /^\d+$/.test(tokens[from + 1]?.text ?? '')
          if (parts === undefined) {
            const list = listOf({ ...result, nullable })
            nullable = false
            take(list)
          } else if (!length) result = remarked(result, from, parts)
        } else if (started || token.text === '(') {
          const parts = group(depth)
          if (started) take(remarked(result, from, parts))
          else take(union(parts ?? []))
        } else {
          const parts = group(depth)
          // Go writes the brackets before the type; type arguments of an unknown name say nothing.
          if (token.text === '[' && parts === undefined && !named) take(listOf(term(close, depth + 1)))
          else if (token.text === '[' && (parts === undefined || !named)) take(listOf(union(parts ?? [])))
          if (token.text === '{') take({ ...untyped, types: ['object'] })
        }
      } else {
        // PHP writes a question mark before a type for one that may be null; others write it behind an optional one.
        if (token.text === '?' && !started && next === from && tokens[next + 1]?.kind === 'word') questioned = true
        next += 1
      }
    }
    // A separated list is one string, and an epoch's type is not known by that name.
    if (separated) result = { ...untyped, types: ['string'] }
    if (epoch && result.format === 'date-time') result = unknown
    return {
      ...result,
      nullable: nullable || questioned || result.nullable,
      ...(required !== undefined && { required }),
    }
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
