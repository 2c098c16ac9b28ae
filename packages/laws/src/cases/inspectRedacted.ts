import { inspect } from 'node:util'
import type { Token } from '@token-codecs/core'

// Members shown in failures; any other may be a token.
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
  // Reads descriptors, because a getter may throw.
  Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(value)).map(([name, { value: inner, get }]) => [
      name,
      get === undefined ? redacted(name, inner) : '[Getter]',
    ]),
  )

/** Prints a token, response or other value with its strings redacted, except those of harmless members. */
export const inspectRedacted = (value: unknown): string => {
  const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value)
  return inspect(isPlain ? withoutSecrets(value as Token) : redacted('', value), { depth: 4, maxArrayLength: 20 })
}
