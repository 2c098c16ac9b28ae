import type { Plan } from '../codec/table.js'
import type { TokenMember } from '../token/Token.js'
import type { Strength } from './parts.js'

/** The rules that JSON Schema cannot express. */
export const unsaid = (plan: Plan, strength: Strength): readonly string[] => {
  const namesOf = (...members: readonly TokenMember[]): readonly string[] =>
    plan.fields.filter(({ member }) => members.includes(member)).map(({ name }) => name)
  const isWritten = strength === 'written'
  const scopes = plan.canonical || !isWritten ? [] : namesOf('scope', 'refreshTokenScope')
  const markers = new Set(plan.errors.map(({ marker }) => marker).filter((marker) => marker !== 'error'))
  const own = isWritten ? plan.fields.filter((field) => field.own !== undefined) : []
  const size = 'nothing nests deeper than 500 levels or has more than a million members'
  return [
    ...scopes.map((name) => `each name stands once in ${name}`),
    ...[...markers].map((name) => `${name} does not make it an error response`),
    ...own.map(({ name }) => `${name} has the vendor's own form`),
    ...(isWritten ? [size] : ['an optional member that cannot be used is kept as data']),
  ]
}
