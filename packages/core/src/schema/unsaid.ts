import { LAST_INSTANT } from '../kinds/seconds.js'
import type { Plan } from '../plan.js'
import type { TokenMember } from '../Token.js'
import { lifetimeRepairs } from './members.js'
import type { Strength } from './parts.js'

/** What holds too, and cannot be said in JSON Schema. */
export const unsaid = (plan: Plan, strength: Strength): readonly string[] => {
  const namesOf = (...members: readonly TokenMember[]): readonly string[] =>
    plan.fields.filter(({ member }) => members.includes(member)).map(({ name }) => name)
  const lifetimes = namesOf('expiresIn', 'refreshTokenExpiresIn')
  const scopes = plan.canonical || strength === 'accepted' ? [] : namesOf('scope', 'refreshTokenScope')
  const repairs = strength === 'accepted' ? lifetimeRepairs(plan) : []
  const markers = new Set(plan.errors.map(({ marker }) => marker).filter((marker) => marker !== 'error'))
  const relocations = plan.fields.flatMap(({ name, relocation }) =>
    relocation === undefined ? [] : [{ name, relocation }],
  )
  const own = plan.fields.filter((field) => field.own !== undefined)
  return [
    ...namesOf('issuedAt').flatMap((issued) =>
      lifetimes.map((lifetime) => `${issued} and ${lifetime} together are at most ${LAST_INSTANT}`),
    ),
    ...repairs.map(({ explanation }) => `${explanation}, which is not negative`),
    ...scopes.map((name) => `each name stands once in ${name}`),
    ...[...markers].map((name) => `${name} does not make an error response of it`),
    ...relocations.map(({ name, relocation }) => `${name}: ${relocation.explanation}`),
    ...own.map(({ name }) => `${name} has a form of the vendor's own`),
    'nothing nests deeper than 500 levels or has more than a million members',
  ]
}
