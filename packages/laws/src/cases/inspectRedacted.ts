import { inspect } from 'node:util'
import type { Token } from '@token-codecs/core'

// The members that a failure shows, because the rest are tokens, or might be.
const plainMembers = /^(?:.*expires_?(?:in|at)|created_?at|issuedAt|.*token_?type|.*scopes?|v|active)$/i
const REDACTED = '<redacted>'

const redacted = (name: string, value: unknown): unknown => {
  if (plainMembers.test(name) || value === null) return value
  if (typeof value === 'string') return value === '' ? '' : REDACTED
  if (Array.isArray(value)) return value.map((element) => redacted('', element))
  // Other objects, such as secrets, print themselves.
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) return withoutSecrets(value)
  return value
}

const withoutSecrets = (value: object): object =>
  // By descriptors, because a getter may throw.
  Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(value)).map(([name, { value: inner, get }]) => [
      name,
      get === undefined ? redacted(name, inner) : '[Getter]',
    ]),
  )

/** Text of a token, a response or any other value for a person, without tokens and other texts. */
export const inspectRedacted = (value: unknown): string => {
  const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value)
  return inspect(isPlain ? withoutSecrets(value as Token) : redacted('', value), { depth: 4, maxArrayLength: 20 })
}
