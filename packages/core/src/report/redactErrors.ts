import type * as t from 'io-ts'
import { REDACTED } from '../token/Secret.js'
import { typeName, withArticle } from './typeName.js'

const named: readonly unknown[] = [
  ...['InterfaceType', 'PartialType', 'ExactType', 'UnionType', 'IntersectionType'],
  ...['ArrayType', 'ReadonlyArrayType', 'TupleType'],
]
const wrappers: readonly unknown[] = ['ReadonlyType', 'RefinementType', 'RecursiveType']

/**
 * Tells whether a type names its members. Those of a `t.record` are named by the input, which somebody may key by token, and
 * those of a type without a tag, as `pipe` makes one, may come from anywhere.
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

/** `user.token: `, from the names of the members on the way to a value; nothing for the value as a whole. */
export const pathOf = (context: t.Context): string => {
  const names = redactContext(context)
    .map(({ key }) => key)
    .filter((key) => key !== '')
  return names.length === 0 ? '' : `${names.join('.')}: `
}

/**
 * io-ts's errors without the input they hold: `value` and every `context[].actual` are replaced, and `message` says where
 * and what was expected. Errors made by token codecs are clean already; a failing sibling in somebody's `t.type` still
 * holds the whole input, tokens and all. The name of a member becomes `*` where the input may have chosen it: in a `t.record`,
 * and in a type that does not say what it is made of, a `pipe` or a `new t.Type`.
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
    // A message that somebody else's codec has set may quote the value: it is not kept.
    const message = `${pathOf(context)}expected ${context.at(-1)?.type.name ?? 'another value'}, got ${withArticle(typeName(value))}`
    return { value: REDACTED, context: redactContext(context), message }
  })
