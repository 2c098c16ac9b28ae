import type { Question, Settings } from '../newVendor/Plan.js'
import { planCodec } from '../newVendor/planCodec.js'
import { standardMember } from '../newVendor/vocabulary.js'
import type { DocumentedMember } from '../source/Source.js'
import { partsOf } from './partsOf.js'
import { withoutEvidence } from './withoutEvidence.js'

/** The value of a fact that documentation contradicts without giving another value that a codec can have. */
export const open = 'open'

type Values = ReadonlyMap<string, string>

const own = (settings: Settings, id: string): string | undefined =>
  Object.hasOwn(settings, id) ? settings[id] : undefined

/** Returns the recorded uses of members that still exist. A wrapper must be an object. */
const usesIn = (members: readonly DocumentedMember[], settings: Settings, path = ''): Settings =>
  Object.fromEntries(
    members.flatMap(({ name, types, members: inner = [] }) => {
      const id = `${path}${name}.use`
      const use = own(settings, id)
      if (use === undefined || (use === 'wrapper' && !types.includes('object'))) return []
      const below = use === 'wrapper' ? Object.entries(usesIn(inner, settings, `${path}${name}.`)) : []
      return [[id, use] as const, ...below]
    }),
  )

const wrappersIn = (uses: Settings): Settings =>
  Object.fromEntries(Object.entries(uses).filter(([, use]) => use === 'wrapper'))

const keyOf = ({ id, assumed }: Question): string => JSON.stringify([id, assumed])

const statedBy = (members: readonly DocumentedMember[], settings: Settings): Values => {
  const { guesses, questions } = planCodec({ members, settings })
  const usual = new Set(planCodec({ members: withoutEvidence(members), settings }).questions.map(keyOf))
  const raised = questions.filter((question) => !usual.has(keyOf(question)))
  return new Map([
    ...guesses.flatMap(({ id, value, from }) => (from === 'documentation' ? [[id, value] as const] : [])),
    ...raised.map(({ id }) => [id, open] as const),
  ])
}

const otherType =
  /\b(?:jwt|dpop|mac|hmac|basic|saml)\b|\balways (?:the (?:string|value|word) )?["'`]?(?!present|set|sent|the\b|an?\b)\w/i

/** Returns the token types whose descriptions name another type than Bearer. */
const otherTypes = (members: readonly DocumentedMember[], uses: Settings, path = ''): Values =>
  new Map(
    members.flatMap(({ name, description = '', members: inner = [] }): readonly (readonly [string, string])[] => {
      const id = `${path}${name}`
      if (own(uses, `${id}.use`) === 'wrapper') return [...otherTypes(inner, uses, `${id}.`)]
      const isType = (own(uses, `${id}.use`) ?? standardMember(name)) === 'tokenType'
      const isOther = isType && !/bearer/i.test(description) && otherType.test(description)
      return isOther ? [[`${id}.bearer`, open] as const] : []
    }),
  )

/**
 * Returns the values that documentation states by descriptions, formats and examples. The recorded uses decide which
 * members have a unit or a form, but the documentation's own uses are compared, too.
 */
export const saidBy = (members: readonly DocumentedMember[], settings: Settings): Values => {
  const uses = usesIn(members, settings)
  const isUse = (id: string): boolean => partsOf(id)?.aspect === 'use'
  const stated = [...statedBy(members, uses)].filter(([id]) => partsOf(id) !== undefined && !isUse(id))
  const statedUses = [...statedBy(members, wrappersIn(uses))].filter(([id]) => isUse(id))
  return new Map([...otherTypes(members, uses), ...stated, ...statedUses])
}
