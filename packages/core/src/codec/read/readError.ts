import { placeOf } from '../../report/places.js'
import type { Report } from '../../report/Report.js'
import type { OAuthError } from '../../report/TokenError.js'
import { copyMembers, newBudget } from '../../token/copyJson.js'
import type { Json, JsonObject } from '../../token/json.js'
import { isString, noItems, valueAt, withoutPrototype } from '../../token/objects.js'
import { secret } from '../../token/Secret.js'
import type { SplitMembers } from '../containers.js'
import type { ErrorBody, ErrorShape } from '../errorShape.js'
import { isNoError, readShape } from '../errorShape.js'
import type { Table } from '../table.js'
import { errorIndex } from '../values.js'
import { isErrorCode } from './errorCode.js'

const memberOf = (body: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(body, name) ? body[name] : undefined

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

const textOf = (code: unknown): string | undefined => {
  if (typeof code === 'number') return String(code)
  return isString(code) ? code : undefined
}

const oauthError = ({ id, rows }: Table, body: JsonObject, found: ErrorBody): OAuthError => {
  const { errorDescription, errorUri, status, retryAfter } = withoutPrototype(found)
  const clearTokens = rows.flatMap(({ type, path }): readonly unknown[] =>
    type.name === 'token' ? [valueAt(body, path)].flat() : [],
  )
  const text = textOf(found.error)
  const isCode = text !== undefined && isErrorCode(text, clearTokens)
  const error = isCode ? text : 'unrecognized_error'
  const description = isString(errorDescription) ? errorDescription : isCode ? undefined : text
  return {
    _tag: 'OAuthError',
    code: 'oauth-error',
    message: `${id}: the server refused: ${error}`,
    source: id,
    error,
    ...(description === undefined ? {} : { errorDescription: secret(description) }),
    ...(isString(errorUri) ? { errorUri: secret(errorUri) } : {}),
    ...(isWhole(status) ? { status } : {}),
    ...(isWhole(retryAfter) ? { retryAfter } : {}),
    body: secret(body),
  }
}

/** Tells whether a response has the marker of a shape, with another value than a constant's success. */
const isMarked = ({ rows }: Table, { marker }: ErrorShape, input: object, known: readonly unknown[]): boolean => {
  const constantRow = rows.find(({ name, constant }) => name === marker && constant !== undefined)
  if (constantRow !== undefined) return !constantRow.type.isDocumented(known[constantRow.index])
  try {
    return Object.hasOwn(input, marker)
  } catch {
    // Only a proxy throws.
    return false
  }
}

/** The error in a body: a shape of the vendor's, else RFC 6749 §5.2's. Notes an `error` that says nothing. */
export const readError = (
  table: Table,
  input: object,
  { known }: SplitMembers,
  report: Report,
): OAuthError | undefined => {
  const error = known[errorIndex]
  const shapes =
    table.errors.length === 0 ? noItems : table.errors.filter((shape) => isMarked(table, shape, input, known))
  if (error === undefined && shapes.length === 0) return undefined
  // Members that JSON cannot hold are left out: they come from a program, not from a server.
  const body = copyMembers(input, newBudget(), () => undefined) ?? {}
  for (const shape of shapes) {
    const found = Object.hasOwn(body, shape.marker) ? readShape(shape, body) : undefined
    if (found !== undefined) return oauthError(table, body, found)
  }
  if (error === undefined) return undefined
  // An error that JSON cannot hold says something too.
  const unless = shapes.flatMap(({ code, unless: values = [] }) => (`${code}` === 'error' ? values : []))
  if (Object.hasOwn(body, 'error') && isNoError(body.error, unless)) {
    report.note('ignored', 'no-error', placeOf('error'))
    return undefined
  }
  return oauthError(table, body, {
    error: memberOf(body, 'error'),
    errorDescription: memberOf(body, 'error_description'),
    errorUri: memberOf(body, 'error_uri'),
  })
}
