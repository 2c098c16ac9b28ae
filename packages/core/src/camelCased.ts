import { buildCodec, planOf } from './buildCodec.js'
import type { ErrorShape } from './errorShape.js'
import type { Json } from './json.js'
import type { TokenCodec } from './TokenCodec.js'

/** `refresh_token_scope` as `refreshTokenScope`. @since 0.1.0 @category model */
export type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name

/** A response with its members' names in camel case. @since 0.1.0 @category model */
export type CamelCased<Wire> = {
  [Name in keyof Wire as Name extends string ? CamelCase<Name> : Name]: Wire[Name]
}

type Body = Parameters<ErrorShape['read']>[0]

const camelCase = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** A body with each member under its wire name too, as the vendor's forms know it. */
const asOnTheWire = (body: Body): Body => {
  const both: { [name: string]: Json | undefined } = Object.assign(Object.create(null), body)
  for (const [name, value] of Object.entries(body)) both[snakeCase(name)] ??= value
  return both
}

// RFC 6749 §5.2's, in camel case.
const standardErrors: ErrorShape = {
  marker: 'error',
  read: ({ error, error_description, error_uri }) =>
    typeof error === 'string' ? { error, errorDescription: error_description, errorUri: error_uri } : undefined,
}

/**
 * The codec for the camel-case shape that a vendor's SDK makes of its responses: the same table, repairs and errors, the
 * members' names in camel case. Its `vendor` is the other's with `-sdk` behind it.
 *
 * Takes a codec that `defineCodec` of the same installed copy of this package made, and throws a `TypeError` for others.
 *
 * @example
 * import { camelCased, Rfc6749Token } from '@token-codecs/core'
 *
 * const Rfc6749SdkToken = camelCased(Rfc6749Token)
 * const result = Rfc6749SdkToken.decode({ accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 3600 })
 * assert.strictEqual(result._tag === 'Right' && result.right.expiresIn, 3600)
 *
 * @since 0.1.0
 * @category constructors
 */
export const camelCased = <Wire>(codec: TokenCodec<Wire>): TokenCodec<CamelCased<Wire>> => {
  const plan = planOf(codec)
  if (plan === undefined || plan.canonical !== undefined)
    throw new TypeError('camelCased: expected a codec that defineCodec made')
  const fields = plan.fields.map((field) => ({ ...field, name: camelCase(field.name) }))
  return buildCodec({
    ...plan,
    id: `${plan.id}-sdk`,
    fields,
    required: plan.required.map(camelCase),
    errors: [...plan.errors, standardErrors].map(({ marker, read }) => ({
      marker: camelCase(marker),
      read: (body) => read(asOnTheWire(body)),
    })),
  })
}
