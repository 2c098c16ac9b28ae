import * as t from 'io-ts'
import { readToken } from '../codec/read/readToken.js'
import type { StandardIssue } from '../codec/standardSchema.js'
import type { ReadOptions, TokenCodec, WriteOptions } from '../codec/TokenCodec.js'
import type { CodecTable, Plan } from '../codec/table.js'
import { completePlan } from '../codec/table.js'
import { wireType } from '../codec/wireType.js'
import { checkToken } from '../codec/write/checkToken.js'
import { writeToken } from '../codec/write/writeToken.js'
import { left, right } from '../report/either.js'
import { ioTsErrors } from '../report/ioTsErrors.js'
import { describeIssue, Log } from '../report/Log.js'
import { orThrow } from '../report/orThrow.js'
import { REDACTED } from '../token/Secret.js'
import type { Token } from '../token/Token.js'

/** `acme-eu` makes `AcmeEuToken`. */
const nameOf = (id: string): string =>
  `${id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Token`

const standardIssues = ({ failure, issues }: Log): readonly StandardIssue[] =>
  failure === undefined
    ? issues.map((issue) => ({ message: describeIssue({ ...issue, path: [] }), path: issue.path }))
    : [{ message: failure.message }]

// Holds nothing about any input.
const plans = new WeakMap<object, Plan>()

/** The table that a codec of this copy of the package was built from. */
export const planOf = (codec: object): Plan | undefined => plans.get(codec)

/** A codec from its table. */
export const buildCodec = <Wire>(table: CodecTable): TokenCodec<Wire> => {
  const plan = completePlan(table)
  const { id } = plan
  const read: TokenCodec<Wire>['read'] = (input, options?: ReadOptions) => {
    const log = new Log(id, 'read')
    const token = readToken(plan, input, log, options)
    return token === undefined ? left(log.error()) : right({ token, notes: log.notes })
  }
  const write = ((token: Token, options?: WriteOptions) =>
    writeToken(plan, token, options)) as TokenCodec<Wire>['write']
  const validate = (input: unknown, context?: t.Context): t.Validation<Token> => {
    const log = new Log(id, 'read')
    const token = readToken(plan, input, log)
    if (token !== undefined) return t.success(token)
    return t.failures(ioTsErrors(log, context ?? [{ key: '', type, actual: REDACTED }], type))
  }
  const type: t.Type<Token, Wire, unknown> = new t.Type(
    nameOf(id),
    (value): value is Token => checkToken(value, new Log(id, 'write')) !== undefined,
    validate,
    (token) => orThrow(write(token)).value,
  )
  const codec = Object.assign(type, {
    // io-ts's own makes a context for every input, which only errors use.
    decode: (input: unknown) => validate(input),
    id,
    fields: Object.freeze(Object.fromEntries(plan.fields.map(({ member, name }) => [member, name]))),
    wire: wireType<Wire>(plan, `${type.name}Response`),
    read,
    write,
    parse: (input: unknown, options?: ReadOptions) => orThrow(read(input, options)).token,
    '~standard': {
      version: 1 as const,
      vendor: 'token-codecs',
      validate: (input: unknown) => {
        const log = new Log(id, 'read')
        const value = readToken(plan, input, log)
        return value === undefined ? { issues: standardIssues(log) } : { value }
      },
    },
  })
  plans.set(codec, plan)
  return codec
}
