import * as t from 'io-ts'
import { checkToken } from './checkToken.js'
import { left, right } from './either.js'
import { describeIssue, Log } from './Log.js'
import type { CodecTable, Plan } from './plan.js'
import { completePlan } from './plan.js'
import { readToken } from './readToken.js'
import { REDACTED } from './Secret.js'
import { pathOf, redactContext } from './redactErrors.js'
import type { StandardIssue } from './standardSchema.js'
import type { Token } from './Token.js'
import type { ReadOptions, TokenCodec, WriteOptions } from './TokenCodec.js'
import { wireType } from './wireType.js'
import { compose, writeToken } from './writeToken.js'

/** `acme-eu` makes `AcmeEuToken`. */
const nameOf = (vendor: string): string =>
  `${vendor
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Token`

/** io-ts's errors for ours: where and what, and nothing of the input. */
const ioTsErrors = ({ source: vendor, failure, issues }: Log, context: t.Context, codec: t.Mixed): t.Errors => {
  const clean = redactContext(context)
  const where = pathOf(context)
  if (failure !== undefined) return [{ value: REDACTED, context: clean, message: `${where}${failure.message}` }]
  return issues.map((issue) => ({
    value: REDACTED,
    context: [...clean, ...issue.path.map((key) => ({ key, type: codec, actual: REDACTED }))],
    message: `${where}${vendor}: ${describeIssue(issue)}`,
  }))
}

const standardIssues = ({ failure, issues }: Log): readonly StandardIssue[] =>
  failure === undefined
    ? issues.map((issue) => ({ message: describeIssue({ ...issue, path: [] }), path: issue.path }))
    : [{ message: failure.message }]

// For what is derived from a codec. It says nothing of any input.
const plans = new WeakMap<object, Plan>()

/** The table that a codec of this copy of the package was built from. */
export const planOf = (codec: object): Plan | undefined => plans.get(codec)

/** A codec from its table. */
export const buildCodec = <Wire>(table: CodecTable): TokenCodec<Wire> => {
  const plan = completePlan(table)
  const { id: vendor } = plan
  const log = (): Log => new Log(vendor, 'write')
  const read: TokenCodec<Wire>['read'] = (input, options?: ReadOptions) => {
    const heard = new Log(vendor, 'read')
    const token = readToken(plan, input, heard, options)
    return token === undefined ? left(heard.error()) : right({ token, notes: heard.notes })
  }
  const write = ((token: Token, options?: WriteOptions) =>
    writeToken(plan, token, options)) as TokenCodec<Wire>['write']
  const validate = (input: unknown, context?: t.Context): t.Validation<Token> => {
    const heard = new Log(vendor, 'read')
    const token = readToken(plan, input, heard)
    if (token !== undefined) return t.success(token)
    return t.failures(ioTsErrors(heard, context ?? [{ key: '', type, actual: REDACTED }], type))
  }
  const type: t.Type<Token, Wire, unknown> = new t.Type(
    nameOf(vendor),
    (value): value is Token => checkToken(value, log()) !== undefined,
    validate,
    (token) => {
      const quiet = log()
      const plain = checkToken(token, quiet)
      if (plain === undefined) throw new TypeError(quiet.malformed().message)
      return compose(plan, plain, quiet) as Wire
    },
  )
  const codec = Object.assign(type, {
    // io-ts's own makes a context for every input, and only errors have a use for it.
    decode: (input: unknown) => validate(input),
    id: vendor,
    fields: Object.freeze(Object.fromEntries(plan.fields.map(({ member, name }) => [member, name]))),
    repairs: plan.repairs,
    wire: wireType<Wire>(plan, `${type.name}Response`),
    read,
    write,
    '~standard': {
      version: 1 as const,
      vendor: 'token-codecs',
      validate: (input: unknown) => {
        const heard = new Log(vendor, 'read')
        const value = readToken(plan, input, heard)
        return value === undefined ? { issues: standardIssues(heard) } : { value }
      },
    },
  })
  plans.set(codec, plan)
  return codec
}
