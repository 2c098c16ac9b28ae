import * as t from 'io-ts'
import { readToken } from '../codec/read/readToken.js'
import type { StandardIssue } from '../codec/standardSchema.js'
import type { ReadOptions, TokenCodec, WriteOptions } from '../codec/TokenCodec.js'
import type { TableDefinition } from '../codec/table.js'
import { buildTable, keepTable } from '../codec/table.js'
import { extensionsIndex, tokenOf } from '../codec/values.js'
import { wireType } from '../codec/wireType.js'
import { checkToken } from '../codec/write/checkToken.js'
import { writeToken } from '../codec/write/writeToken.js'
import { left, right } from '../report/either.js'
import { ioTsErrors } from '../report/ioTsErrors.js'
import { describeIssue } from '../report/issues.js'
import { orThrow } from '../report/orThrow.js'
import { Report } from '../report/Report.js'
import { REDACTED } from '../token/Secret.js'
import type { Token } from '../token/Token.js'

/** Returns the codec's io-ts name: `AcmeEuToken` for `acme-eu`. */
const nameOf = (id: string): string =>
  `${id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Token`

const standardIssues = ({ failure, issues }: Report): readonly StandardIssue[] =>
  failure === undefined
    ? issues.map((issue) => ({ message: describeIssue({ ...issue, path: [] }), path: issue.path }))
    : [{ message: failure.message }]

/** Builds a codec from its table. */
export const buildCodec = <Wire, Extra extends string = string, SecretExtra extends string = string>(
  definition: TableDefinition,
): TokenCodec<Wire, Extra, SecretExtra> => {
  const table = buildTable(definition)
  const { id } = table
  const read: TokenCodec<Wire>['read'] = (input, options?: ReadOptions) => {
    const report = new Report(id, 'read')
    const values = readToken(table, input, report, options)
    return values === undefined ? left(report.error()) : right({ token: tokenOf(values), notes: report.notes })
  }
  const write = ((token: Token, options?: WriteOptions) =>
    writeToken(table, token, options)) as TokenCodec<Wire>['write']
  const validate = (input: unknown, context?: t.Context): t.Validation<Token> => {
    const report = new Report(id, 'read')
    const values = readToken(table, input, report)
    if (values !== undefined) return t.success(tokenOf(values))
    return t.failures(ioTsErrors(report, context ?? [{ key: '', type, actual: REDACTED }], type))
  }
  const type: t.Type<Token, Wire, unknown> = new t.Type(
    nameOf(id),
    (value): value is Token => checkToken(value, new Report(id, 'write')) !== undefined,
    validate,
    (token) => orThrow(write(token)).value,
  )
  const carried = table.documentedRows.filter(({ index }) => index < extensionsIndex)
  const codec = Object.assign(type, {
    // Replaces io-ts's own `decode`, which builds a context for every input although only errors use it.
    decode: (input: unknown) => validate(input),
    id,
    fields: Object.freeze(
      Object.fromEntries(carried.map(({ member, name, path }) => [member, path.length === 1 ? name : path])),
    ),
    extras: Object.freeze(table.extras) as readonly Extra[],
    secretExtras: Object.freeze(table.secretExtras) as readonly SecretExtra[],
    wire: wireType<Wire>(table, `${type.name}Response`),
    read,
    write,
    parse: (input: unknown, options?: ReadOptions) => orThrow(read(input, options)).token,
    '~standard': {
      version: 1 as const,
      vendor: 'token-codecs',
      validate: (input: unknown) => {
        const report = new Report(id, 'read')
        const values = readToken(table, input, report)
        return values === undefined ? { issues: standardIssues(report) } : { value: tokenOf(values) }
      },
    },
  })
  keepTable(codec, table)
  return codec
}
