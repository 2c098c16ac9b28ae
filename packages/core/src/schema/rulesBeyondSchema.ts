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
  const size = 'nothing nests deeper than 500 levels or has more than a million members'
  return [
    ...scopes.map(({ name }) => `each name stands once in ${name}`),
    ...[...markers].map((name) => `${name} does not make it an error response`),
    ...dates.map(({ name }) => `${name} is a day of the calendar, up to 5138-11-16`),
    ...doubles.map(
      ({ places: [lifetime, instant] }) =>
        `${instant.name} is the issue time and ${lifetime.name}, where both are there`,
    ),
    ...byFunctions.map(({ name }) => `${name} is written by functions of the codec`),
    ...(isWritten ? [size] : ['an optional member that cannot be used is kept as data']),
  ]
}
