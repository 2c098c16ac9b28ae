import { secret } from '../token/Secret.js'
import type { TokenMember } from '../token/Token.js'
import { descriptions } from './descriptions.js'
import { members, tokenMembers } from './index.js'
import type { MemberTypeName } from './MemberType.js'

/** Facts about a `Token` member, for schemas, documentation and laws. @since 0.1.0 @category authoring */
export interface MemberInfo {
  readonly type: Exclude<MemberTypeName, 'scopeList' | 'constant' | 'version' | 'extensions'>
  readonly isRequired: boolean
  /** True if the token's value is a `Secret`. */
  readonly isSealed: boolean
  readonly description: string
  /** A valid value. */
  readonly example: unknown
}

const examples: Readonly<Record<MemberInfo['type'], (name: TokenMember) => unknown>> = {
  token: (name) => secret(`fake-${name}`),
  tokenType: () => 'Bearer',
  lifetime: () => 3600,
  instant: () => 1_700_000_000,
  scope: () => ['openid', 'offline_access'],
  uri: () => 'urn:ietf:params:oauth:token-type:access_token',
  authorizationDetails: () => secret([{ type: 'fake' }]),
}

const infoOf = (name: TokenMember): MemberInfo => {
  const { isRequired = false } = members[name]
  const { name: type, isSealed } = members[name].type as {
    readonly name: MemberInfo['type']
    readonly isSealed: boolean
  }
  return { type, isRequired, isSealed, description: descriptions[name], example: examples[type](name) }
}

/**
 * The members of a `Token` by name, in order.
 *
 * @example
 * import { memberTable } from '@token-codecs/core/authoring'
 *
 * console.log(memberTable.idToken)
 * // {
 * //   type: 'token',
 * //   isRequired: false,
 * //   isSealed: true,
 * //   description: 'The ID token (OpenID Connect Core §3.1.3.3).',
 * //   example: <redacted>
 * // }
 *
 * @since 0.1.0
 * @category authoring
 */
export const memberTable: Readonly<Record<TokenMember, MemberInfo>> = Object.fromEntries(
  tokenMembers.map((name) => [name, infoOf(name)]),
) as Record<TokenMember, MemberInfo>
