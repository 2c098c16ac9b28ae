import type { TokenMember } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'

const plain = (name: string): string => name.replaceAll(/[_-]/g, '').toLowerCase()

const members: ReadonlyMap<string, TokenMember> = new Map(
  Object.keys(memberTable).map((member) => [plain(member), member as TokenMember]),
)

/** Returns the token member with the same name in another spelling, such as `refreshToken` for `refresh_token`. */
export const standardMember = (name: string): TokenMember | undefined => members.get(plain(name))
