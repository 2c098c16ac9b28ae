import { placeOf } from '../../report/places.js'
import { Report } from '../../report/Report.js'
import type { OAuthError } from '../../report/TokenError.js'
import { copyJson } from '../../token/copyJson.js'
import type { JsonObject } from '../../token/json.js'
import { isString, noItems, valueAt, withoutPrototype } from '../../token/objects.js'
import { secret } from '../../token/Secret.js'
import type { SplitMembers } from '../containers.js'
import type { ErrorBody, ErrorShape } from '../errorShape.js'
import { partOf, readShape } from '../errorShape.js'
import { keptUnknown, splitAll } from '../keptMembers.js'
import type { Table } from '../table.js'
import { errorIndex } from '../values.js'
import { isErrorCode } from './errorCode.js'

/** Returns a whole number, or `undefined`. A form has only digits. */
const wholeOf = (value: unknown): number | undefined => {
  const number = isString(value) && /^\d+$/.test(value) ? Number(value) : value
  return Number.isSafeInteger(number) && (number as number) >= 0 ? (number as number) : undefined
}

const textOf = (code: unknown): string | undefined => {
  if (typeof code === 'number') return String(code)
  return isString(code) ? code : undefined
}

const oauthError = (
  { id, rows, secretExtras }: Table,
  { known }: SplitMembers,
  body: JsonObject,
  found: ErrorBody,
): OAuthError => {
  const parts = withoutPrototype(found)
  const { standardError, errorDescription, errorUri } = parts
  const [status, retryAfter] = [wholeOf(parts.status), wholeOf(parts.retryAfter)]
  // Not from `body`, which lacks containers with members that JSON cannot represent.
  const clearTokens = rows.flatMap(({ type, index }): readonly unknown[] =>
    type.name === 'token' && known[index] !== undefined ? [copyJson(known[index]).value].flat() : [],
  )
  const text = textOf(found.error)
  const clearExtras = secretExtras.map((name) => valueAt(body, [name]))
  const isCode = text !== undefined && isErrorCode(text, [...clearTokens, ...clearExtras])
  const error = isCode ? text : 'unrecognized_error'
  const description = isString(errorDescription) ? errorDescription : isCode ? undefined : text
  return {
    _tag: 'OAuthError',
    code: 'oauth-error',
    message: `${id}: the server refused: ${error}`,
    source: id,
    error,
    ...(standardError === undefined ? {} : { standardError }),
    ...(description === undefined ? {} : { errorDescription: secret(description) }),
    ...(isString(errorUri) ? { errorUri: secret(errorUri) } : {}),
    ...(status === undefined ? {} : { status }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    body: secret(body),
  }
}

/** Returns the error shapes whose marker is in the response. A constant that means success is not a marker. */
const markedShapes = ({ errors, rows, containers }: Table, { known, unknown }: SplitMembers): readonly ErrorShape[] => {
  // Fast path for most responses. A marker is an unknown member, a constant (constants are the first rows), or a
  // container.
  const mayBeKnown = containers !== undefined || rows[0]?.constant !== undefined
  if (unknown === undefined && !mayBeKnown && known[errorIndex] === undefined) return noItems
  return errors.filter(({ marker }) => {
    const row = rows.find(({ name, constant }) => name === marker && constant !== undefined)
    if (row !== undefined) return !row.type.isDocumented(known[row.index])
    if (marker === 'error') return known[errorIndex] !== undefined
    // The marker may be a container's name, which `readError` looks up in the body.
    return containers !== undefined || (unknown !== undefined && marker in unknown)
  })
}

/** The error body of RFC 6749 §5.2. */
const standardShape: ErrorShape = {
  marker: 'error',
  read: ({ error, error_description, error_uri }) => ({
    error,
    errorDescription: error_description,
    errorUri: error_uri,
  }),
}

/** Returns the error in a body: the vendor's shapes first, then RFC 6749 §5.2. Notes an `error` that means success. */
export const readError = (table: Table, input: object, split: SplitMembers, report: Report): OAuthError | undefined => {
  const hasError = split.known[errorIndex] !== undefined
  const marked = markedShapes(table, split)
  if (!hasError && marked.length === 0) return undefined
  // Omits members that JSON cannot represent, because a server cannot have sent them.
  const members = splitAll(input)
  const body = (members && keptUnknown(members, new Report(table.id, 'read'))) ?? {}
  const unless = marked.flatMap((shape) => (shape.marker === 'error' ? partOf(shape, 'unless') : []))
  for (const shape of hasError ? [...marked, { ...standardShape, unless }] : marked) {
    const found = Object.hasOwn(body, shape.marker) ? readShape(shape, body) : undefined
    if (found !== undefined) return oauthError(table, split, body, found)
  }
  if (!hasError) return undefined
  // An `error` that JSON cannot represent still counts as an error.
  if (!Object.hasOwn(body, 'error')) return oauthError(table, split, body, { error: undefined })
  report.note('ignored', 'no-error', placeOf('error'))
  return undefined
}
