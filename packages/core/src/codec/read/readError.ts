import { isString } from '../../members/MemberType.js'
import { errorSlot } from '../../members/slots.js'
import type { Log } from '../../report/Log.js'
import type { OAuthError } from '../../report/TokenError.js'
import type { Json, JsonObject } from '../../token/json.js'
import { bare, copyJson, newBudget, setOwn } from '../../token/json.js'
import { secret } from '../../token/Secret.js'
import type { ErrorBody } from '../errorShape.js'
import { isNoError, readShape } from '../errorShape.js'
import type { Plan } from '../table.js'
import { isErrorCode } from './errorCode.js'
import type { Gathered } from './sortMembers.js'

const own = (body: JsonObject, name: string): Json | undefined => (Object.hasOwn(body, name) ? body[name] : undefined)

/** A copy of a body, without the members that JSON cannot hold. */
const bodyOf = (plan: Plan, { values, others }: Gathered): JsonObject => {
  const body: { [name: string]: Json } = {}
  const budget = newBudget()
  const known = [...plan.slots].map(([name, slot]) => [name, values[slot]] as const)
  for (const [name, value] of [...known, ...others]) {
    const copied = value === undefined ? undefined : copyJson(value, budget).value
    if (copied !== undefined) setOwn(body, name, copied)
  }
  return body
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

const textOf = (code: unknown): string | undefined => {
  if (typeof code === 'number') return String(code)
  return isString(code) ? code : undefined
}

const build = (plan: Plan, body: JsonObject, found: ErrorBody): OAuthError => {
  const { errorDescription, errorUri, status, retryAfter } = bare(found)
  const tokens = plan.fields.flatMap(({ kind, name }): readonly unknown[] =>
    kind.isToken ? [own(body, name)].flat() : [],
  )
  const text = textOf(found.error)
  const isCode = text !== undefined && isErrorCode(text, tokens)
  const error = isCode ? text : 'unrecognized_error'
  const description = isString(errorDescription) ? errorDescription : isCode ? undefined : text
  return {
    _tag: 'OAuthError',
    code: 'oauth-error',
    message: `${plan.id}: the server refused: ${error}`,
    source: plan.id,
    error,
    ...(description === undefined ? {} : { errorDescription: secret(description) }),
    ...(isString(errorUri) ? { errorUri: secret(errorUri) } : {}),
    ...(isWhole(status) ? { status } : {}),
    ...(isWhole(retryAfter) ? { retryAfter } : {}),
    body: secret(body),
  }
}

/** The error in a body: a shape of the vendor's, else RFC 6749 §5.2's. Notes an `error` that says nothing. */
export const findError = (plan: Plan, gathered: Gathered, log: Log): OAuthError | undefined => {
  const { values, others } = gathered
  const error = values[errorSlot]
  const isMarked = others.length > 0 && plan.errors.some(({ marker }) => others.some(([name]) => name === marker))
  if (error === undefined && !isMarked) return undefined
  const body = bodyOf(plan, gathered)
  for (const shape of plan.errors) {
    const found = Object.hasOwn(body, shape.marker) ? readShape(shape, body) : undefined
    if (found !== undefined) return build(plan, body, found)
  }
  if (error === undefined) return undefined
  // An error that JSON cannot hold comes from a program, and says something.
  if (Object.hasOwn(body, 'error') && isNoError(body.error)) {
    log.note('ignored', 'no-error', { member: 'error', name: 'error' })
    return undefined
  }
  return build(plan, body, {
    error: own(body, 'error'),
    errorDescription: own(body, 'error_description'),
    errorUri: own(body, 'error_uri'),
  })
}
