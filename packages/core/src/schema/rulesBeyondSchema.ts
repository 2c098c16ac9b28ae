import type { Table } from '../codec/table.js'
import type { SchemaUse } from './parts.js'

/** The rules that JSON Schema cannot express. */
export const rulesBeyondSchema = ({ rows, errors }: Table, use: SchemaUse): readonly string[] => {
  const isWritten = use === 'written'
  const scopes = isWritten ? rows.filter(({ type }) => type.name === 'scope') : []
  const markers = new Set(errors.map(({ marker }) => marker).filter((marker) => marker !== 'error'))
  const byFunctions = isWritten ? rows.filter(({ type }) => type.options.isOpaque) : []
  const size = 'nothing nests deeper than 500 levels or has more than a million members'
  return [
    ...scopes.map(({ name }) => `each name stands once in ${name}`),
    ...[...markers].map((name) => `${name} does not make it an error response`),
    ...byFunctions.map(({ name }) => `${name} is written by functions of the codec`),
    ...(isWritten ? [size] : ['an optional member that cannot be used is kept as data']),
  ]
}
