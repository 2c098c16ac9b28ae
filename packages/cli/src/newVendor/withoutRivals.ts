import type { TokenMember } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import { UsageError } from '../Streams.js'
import type { Decisions } from './Decisions.js'
import type { Located } from './Located.js'
import type { Used } from './useOf.js'
import { givenUse, isTokenMember } from './useOf.js'

/** Chooses one of several members for the same token member. Undefined while that is open. */
const chosen = (member: TokenMember, rivals: readonly Located[], decisions: Decisions): Located | undefined => {
  const given = rivals.filter((rival) => givenUse(rival, decisions) === member)
  if (given.length > 1) throw new UsageError(`${given[1]?.id}.use: expected only one member with ${member}`)
  if (given[0] !== undefined) return given[0]
  const [first, ...others] = rivals
  if (first === undefined || others.length === 0) return first
  const names = rivals.map(({ id }) => `\`${id}\``).join(' and ')
  const use = decisions.decide({
    id: `${first.id}.use`,
    ask: `${names} may both be the ${member}. Is \`${first.id}\` the one that servers send, or only an extra?`,
    choices: [member, 'extra'],
  })
  if (use === undefined) return undefined
  return use === 'extra' ? chosen(member, others, decisions) : first
}

/** Leaves each token member to one response member, at any depth. The others become extras. */
export const withoutRivals = (used: readonly Used[], decisions: Decisions): readonly Used[] => {
  const byMember = new Map<TokenMember, Located[]>()
  for (const [located, use] of used) {
    if (isTokenMember(use)) byMember.set(use, [...(byMember.get(use) ?? []), located])
  }
  const winners = new Map([...byMember].map(([member, rivals]) => [member, chosen(member, rivals, decisions)] as const))
  return used.map(([located, use]): Used => {
    if (!isTokenMember(use) || winners.get(use) === located) return [located, use]
    if (winners.get(use) === undefined) return [located, undefined]
    const isSecret = ['token', 'authorizationDetails'].includes(memberTable[use].type)
    const other = isSecret ? 'secret' : 'extra'
    decisions.guess({
      id: `${located.id}.use`,
      value: other,
      reason: `another member is the ${use}`,
      from: 'convention',
    })
    return [located, other]
  })
}
