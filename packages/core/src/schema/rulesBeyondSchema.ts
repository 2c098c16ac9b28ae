import type { Table } from '../codec/table.js'
import type { SchemaUse } from './parts.js'

/** Lists the rules that JSON Schema cannot express. */
export const rulesBeyondSchema = (
  { rows, errors, derivesExpiry, expiries }: Table,
  use: SchemaUse,
): readonly string[] => {
  const isWritten = use === 'written'
  const scopes = isWritten ? rows.filter(({ type }) => type.name === 'scope') : []
  const markers = new Set(errors.map(({ marker }) => marker).filter((marker) => marker !== 'error'))
  const byFunctions = isWritten ? rows.filter(({ type }) => type.options.isOpaque) : []
  const dates = isWritten ? rows.filter(({ type }) => type.options.isDateTime) : []
  const doubles = expiries.filter(({ lifetime, instant }) => isWritten && derivesExpiry && lifetime && instant)
  const size = 'at most 500 levels and a million values'
  return [
    ...scopes.map(({ name }) => `${name} does not repeat a name`),
    ...[...markers].map((name) => `${name} is not an error`),
    ...dates.map(({ name }) => `${name} is a calendar date up to 5138-11-16`),
    ...doubles.map(
      ({ places: [lifetime, instant] }) =>
        `${instant.name} is the issue time plus ${lifetime.name}, if both are present`,
    ),
    ...byFunctions.map(({ name }) => `${name} is converted by a function`),
    ...(isWritten ? [size] : ['an optional member with an unusable value is kept in extensions']),
  ]
}
