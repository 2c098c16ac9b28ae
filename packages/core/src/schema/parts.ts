import type { JsonObject } from '../json.js'
import { LAST_INSTANT } from '../kinds/seconds.js'
import { CONTROLS, digitsUpTo, holding, holdingOther, placeholderPattern, STRAY_CONTROLS, VISIBLE } from './patterns.js'

/** What a codec writes, or what it reads. */
export type Strength = 'written' | 'accepted'

export const nothing: JsonObject = { type: 'null' }

/** By its name in `$defs`. */
export const referTo = (name: string): JsonObject => ({ $ref: `#/$defs/${name}` })

export const orNothing = (...schemas: readonly JsonObject[]): JsonObject => ({ anyOf: [nothing, ...schemas] })

/** Lifetimes and instants up to a limit. */
export const secondsUpTo = (maximum: number): JsonObject => ({ type: 'integer', minimum: 0, maximum })

/** Printable ASCII that matches none of some patterns. */
export const visibleText = (...others: readonly string[]): JsonObject => {
  const outside = holdingOther(VISIBLE)
  const not = others.length === 0 ? outside : { anyOf: [outside, ...others.map((pattern) => ({ pattern }))] }
  return { type: 'string', minLength: 1, not }
}

const scopeText: JsonObject = { type: 'string', not: holding(STRAY_CONTROLS) }
const scopeName: JsonObject = { type: 'string', minLength: 1, not: holding(` ${CONTROLS}`) }

/** What members are made of: what is written under its name, what is accepted with `Accepted` behind it. */
export const parts: Readonly<Record<string, JsonObject>> = {
  text: { description: 'Printable ASCII.', ...visibleText() },
  textAccepted: orNothing({ const: '' }, referTo('text')),
  token: {
    description:
      'Printable ASCII (VSCHAR, RFC 6749 appendix A), but not what is printed in the place of a secret, such as <redacted>.',
    ...visibleText(placeholderPattern),
  },
  tokenAccepted: orNothing({ const: '' }, referTo('token')),
  seconds: {
    description: 'Whole seconds, up to the last instant that an ECMAScript Date holds.',
    ...secondsUpTo(LAST_INSTANT),
  },
  secondsAccepted: {
    description: 'Seconds, of which a fraction is cut off, or whole seconds in digits.',
    ...orNothing(
      { type: 'number', minimum: 0, maximum: LAST_INSTANT },
      { type: 'string', pattern: digitsUpTo(LAST_INSTANT), not: holdingOther('0-9') },
    ),
  },
  scope: {
    description: 'Scope names with a space between them (RFC 6749 §3.3); empty where none is granted.',
    type: 'string',
    not: { anyOf: [holding(CONTROLS), { pattern: '^ ' }, { pattern: '  ' }, { pattern: ' $' }] },
  },
  scopeAccepted: {
    description: 'Scope names with white space between them, or an array of such.',
    ...orNothing(scopeText, { type: 'array', items: scopeText }),
  },
  scopeNames: { description: 'Scope names, each once.', type: 'array', items: scopeName, uniqueItems: true },
  scopeNamesAccepted: orNothing({ type: 'array', items: scopeName }),
  details: { type: 'array', items: { type: 'object' } },
  detailsAccepted: orNothing(referTo('details')),
}
