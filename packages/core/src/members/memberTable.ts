import type { TokenMember } from '../token/Token.js'
import { members, tokenMembers } from './index.js'
import type { MemberTypeName } from './MemberType.js'

/** A member of a `Token`, as schemas, documentation and laws need it. @since 0.1.0 @category authoring */
export interface MemberInfo {
  readonly type: Exclude<MemberTypeName, 'scopeList' | 'version' | 'extensions'>
  readonly isRequired: boolean
  /** True where a token holds it in a `Secret`. */
  readonly isSealed: boolean
  readonly description: string
}

const infoOf = (name: TokenMember): MemberInfo => {
  const { type, isRequired = false, description } = members[name]
  return { type: type.name as MemberInfo['type'], isRequired, isSealed: type.isSealed, description }
}

/**
 * The members of a `Token` in their order, by name.
 *
 * @example
 * import { memberTable } from '@token-codecs/core/authoring'
 *
 * console.log(memberTable.idToken)
 * // {
 * //   type: 'token',
 * //   isRequired: false,
 * //   isSealed: true,
 * //   description: 'The ID token (OpenID Connect Core §3.1.3.3).'
 * // }
 *
 * @since 0.1.0
 * @category authoring
 */
export const memberTable: Readonly<Record<TokenMember, MemberInfo>> = Object.fromEntries(
  tokenMembers.map((name) => [name, infoOf(name)]),
) as Record<TokenMember, MemberInfo>
