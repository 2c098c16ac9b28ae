import { setOwn, valueAt } from '../token/objects.js'
import type { Secret } from '../token/Secret.js'
import { isSecret, reveal, secret } from '../token/Secret.js'
import type { Token } from '../token/Token.js'
import type { TokenCodec } from './TokenCodec.js'

/** An extra's type: a `Secret` if declared secret, or a union if the secret names are unknown at compile time. */
type Extra<Value, Name, SecretName> = string extends SecretName
  ? Value | Secret<Value>
  : Name extends SecretName
    ? Secret<Value>
    : Value

/** A response's documented extras, by name. @since 0.1.0 @category model */
export type ExtrasOf<Wire, Name extends string, SecretName extends string> = {
  readonly [Member in keyof Wire & Name]?: Extra<Exclude<Wire[Member], undefined>, Member, SecretName>
}

/**
 * Returns the documented response members that are not token members, such as `instance_url` or `team`, unchanged.
 * Extras that the codec declares secret are wrapped in a `Secret`. A container omits the members that have rows. Types
 * come from the vendor's documentation and are not checked.
 *
 * @example
 * import { defineCodec, extrasOf } from '@token-codecs/core'
 *
 * const AcmeToken = defineCodec<{ access_token?: string; token_type?: string; instance_url?: string }>()({
 *   id: 'acme',
 *   fields: { accessToken: 'access_token', tokenType: 'token_type' },
 *   extras: ['instance_url'],
 * })
 * const response = { access_token: 'fake-a', token_type: 'Bearer', instance_url: 'https://api.example' }
 * console.log(extrasOf(AcmeToken, AcmeToken.parse(response)).instance_url) // https://api.example
 *
 * @since 0.1.0
 * @category destructors
 */
export const extrasOf = <Wire, Name extends string, SecretName extends string>(
  { id, extras, secretExtras }: Pick<TokenCodec<Wire, Name, SecretName>, 'id' | 'extras' | 'secretExtras' | 'wire'>,
  token: Pick<Token, 'extensions'>,
): ExtrasOf<Wire, Name, SecretName> => {
  const wrapped = valueAt(token, ['extensions', id])
  const kept = (isSecret(wrapped) ? reveal(wrapped) : undefined) ?? {}
  const found = {}
  const secretNames: readonly string[] = secretExtras
  for (const name of extras) {
    const value = valueAt(kept, [name])
    if (value !== undefined) setOwn(found, name, secretNames.includes(name) ? secret(value) : value)
  }
  return found
}
