import type * as t from 'io-ts'
import { REDACTED } from '../token/Secret.js'
import { typeName, withArticle } from './typeName.js'

const named: readonly unknown[] = [
  ...['InterfaceType', 'PartialType', 'ExactType', 'UnionType', 'IntersectionType'],
  ...['ArrayType', 'ReadonlyArrayType', 'TupleType'],
]
const wrappers: readonly unknown[] = ['ReadonlyType', 'RefinementType', 'RecursiveType']

/**
 * True if the type, not the input, defines the names of members. The keys of a `t.record` come from the input, and may
 * be tokens. So may the keys of a type without a tag, such as a `pipe`.
 */
const namesMembers = (type: unknown): boolean => {
  const { _tag, type: inner } = (type ?? {}) as { readonly _tag?: unknown; readonly type?: unknown }
  return named.includes(_tag) || (wrappers.includes(_tag) && namesMembers(inner))
}

export const redactContext = (context: t.Context): t.Context =>
  context.map(({ key, type }, index) => ({
    key: index === 0 || namesMembers(context[index - 1]?.type) ? String(key) : '*',
    type,
    actual: REDACTED,
  }))

const isClean = ({ value, context, message }: t.ValidationError): boolean =>
  message !== undefined && value === REDACTED && context.every(({ actual }) => actual === REDACTED)

/** Formats the path to a value, such as `user.token: `; empty for the whole value. */
export const pathOf = (context: t.Context): string => {
  const names = redactContext(context)
    .map(({ key }) => key)
    .filter((key) => key !== '')
  return names.length === 0 ? '' : `${names.join('.')}: `
}

/**
 * Removes the input from io-ts errors. Replaces `value` and every `context[].actual`; `message` contains the path and
 * the expected type. Errors from token codecs are already clean. The error of a failing sibling in a `t.type` contains
 * the whole input, tokens included. A member's name becomes `*` if the input may have chosen it: in a
 * `t.record`, a `pipe` or a `new t.Type`.
 *
 * @example
 * import { redactErrors, Rfc6749Token } from '@token-codecs/core'
 * import * as t from 'io-ts'
 *
 * const Session = t.type({ user: t.string, token: Rfc6749Token })
 * const result = Session.decode({ user: 1, token: { access_token: 'fake-a', token_type: 'Bearer' } })
 * if (result._tag === 'Left') console.log(redactErrors(result.left).map(({ message }) => message))
 * // [ 'user: expected string, got a number' ]
 *
 * @since 0.1.0
 * @category errors
 */
export const redactErrors = (errors: t.Errors): t.Errors =>
  errors.map((error) => {
    if (isClean(error)) return error
    const { value, context } = error
    // Replaces any existing message, because another codec's message may quote the value.
    const message = `${pathOf(context)}expected ${context.at(-1)?.type.name ?? 'another value'}, got ${withArticle(typeName(value))}`
    return { value: REDACTED, context: redactContext(context), message }
  })
