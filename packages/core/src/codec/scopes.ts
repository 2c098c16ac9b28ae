import { listedScope } from '../members/listedScope.js'
import { separatedScope } from '../members/separatedScope.js'
import type { Path } from './at.js'
import type { TableRow } from './TableRow.js'

/** Options of {@link scopes}. @since 0.1.0 @category model */
export type ScopesOptions =
  | {
      /** The string between two names. */
      readonly separator: string
    }
  | {
      /** The scope is an array of names. */
      readonly list: true
    }

/**
 * A row for a scope that is not a space-separated string. On reading, white space also separates names, with a note
 * (`repaired`, `other-form`). On writing, a scope is dropped with a note if a name contains the separator.
 *
 * @example
 * import { defineCodec, scopes } from '@token-codecs/core'
 *
 * const AcmeToken = defineCodec<{ access_token?: string; token_type?: string; scope?: string }>()({
 *   id: 'acme',
 *   fields: { accessToken: 'access_token', tokenType: 'token_type', scope: scopes('scope', { separator: ',' }) },
 * })
 * console.log(AcmeToken.parse({ access_token: 'fake-a', token_type: 'Bearer', scope: 'read,write' }).scope)
 * // [ 'read', 'write' ]
 *
 * @since 0.1.0
 * @category constructors
 */
export const scopes = <const Name extends string | Path, const Options extends ScopesOptions>(
  name: Name,
  options: Options,
): TableRow<Name, 'scope', Options extends { readonly list: true } ? readonly string[] : string> => {
  const type = 'list' in options ? listedScope() : separatedScope(options.separator)
  return { name, typeFrom: () => type }
}
