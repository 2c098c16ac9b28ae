import { MAX_SECONDS } from '../members/seconds.js'
import type { JsonObject } from '../token/json.js'
import { CONTROLS, escaped, holding, holdingOther, placeholderPattern, VISIBLE } from './patterns.js'

/** Direction of a schema: responses that a codec writes, or responses that it accepts. */
export type SchemaUse = 'written' | 'accepted'

export const nullType: JsonObject = { type: 'null' }

/** Refers to a schema in `$defs` by name. */
export const referTo = (name: string): JsonObject => ({ $ref: `#/$defs/${name}` })

export const orNull = (...schemas: readonly JsonObject[]): JsonObject => ({ anyOf: [nullType, ...schemas] })

/** Schema of printable ASCII that does not match the excluded patterns. */
export const visibleText = (...excluded: readonly string[]): JsonObject => {
  const outside = holdingOther(VISIBLE)
  const not = excluded.length === 0 ? outside : { anyOf: [outside, ...excluded.map((pattern) => ({ pattern }))] }
  return { type: 'string', minLength: 1, not }
}

const scopeName: JsonObject = { type: 'string', minLength: 1, not: holding(` ${CONTROLS}`) }

/** Schema of scope names with a separator other than a space. */
export const separatedBy = (separator: string): JsonObject => {
  const text = escaped(separator)
  return {
    type: 'string',
    not: {
      anyOf: [holding(` ${CONTROLS}`), { pattern: `^${text}` }, { pattern: text + text }, { pattern: `${text}$` }],
    },
  }
}

/** Shared parts of member schemas, by name. */
export const parts: Readonly<Record<string, JsonObject>> = {
  text: { description: 'Printable ASCII.', ...visibleText() },
  token: {
    description: 'Printable ASCII (VSCHAR, RFC 6749 appendix A), but not a redaction placeholder such as <redacted>.',
    ...visibleText(placeholderPattern),
  },
  seconds: { description: 'Whole seconds, up to the year 5138.', type: 'integer', minimum: 0, maximum: MAX_SECONDS },
  scope: {
    description: 'Scope names separated by spaces (RFC 6749 §3.3); empty if no scope was granted.',
    type: 'string',
    not: { anyOf: [holding(CONTROLS), { pattern: '^ ' }, { pattern: '  ' }, { pattern: ' $' }] },
  },
  scopeNames: { description: 'Distinct scope names.', type: 'array', items: scopeName, uniqueItems: true },
  details: { type: 'array', items: { type: 'object' } },
}
