import { parseDocument } from 'yaml'
import { UsageError } from '../Streams.js'

/** Real specifications have less than a tenth of these levels. */
const deepest = 500

/** Returns the levels of a value, or Infinity for a cycle or more than the deepest level. */
const levelsOf = (value: unknown, depth: number, known: Map<object, number>): number => {
  if (typeof value !== 'object' || value === null) return 0
  if (depth > deepest) return Number.POSITIVE_INFINITY
  const before = known.get(value)
  if (before !== undefined) return before
  // A value met again inside itself is a cycle.
  known.set(value, Number.POSITIVE_INFINITY)
  let levels = 0
  for (const inner of Object.values(value)) levels = Math.max(levels, levelsOf(inner, depth + 1, known))
  known.set(value, levels + 1)
  return levels + 1
}

const parseYaml = (text: string): unknown => {
  const document = parseDocument(text, {
    // A duplicate name replaces the earlier one as in JSON, because the check for duplicates takes quadratic time.
    uniqueKeys: false,
    // Status codes are strings, and a map as a key is an error.
    stringKeys: true,
    merge: true,
    prettyErrors: false,
    logLevel: 'error',
  })
  // The conversion of a broken document may take exponential time.
  if (document.errors.length > 0) throw new UsageError('the specification is not valid JSON or YAML')
  return document.toJS()
}

const parse = (text: string): unknown => {
  try {
    // JSON is YAML too, but the parser of JSON is faster by far.
    return JSON.parse(text)
  } catch {
    return parseYaml(text)
  }
}

const parseOrRefuse = (text: string): unknown => {
  try {
    return parse(text.replace(/^\uFEFF/, ''))
  } catch (thrown) {
    if (thrown instanceof UsageError) throw thrown
    if (thrown instanceof ReferenceError) {
      throw new UsageError('the specification repeats its YAML aliases too often: convert it to JSON')
    }
    throw new UsageError('the specification is not valid JSON or YAML')
  }
}

/** Parses JSON or YAML. Throws a `UsageError` for anything else, for a cycle of aliases, and for extreme nesting. */
export const parseSpecification = (text: string): unknown => {
  const document = parseOrRefuse(text)
  if (levelsOf(document, 1, new Map()) > deepest) {
    throw new UsageError(`the specification is nested more than ${deepest} levels deep`)
  }
  return document
}
