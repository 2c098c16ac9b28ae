import { isJsonObject } from '../json.js'
import type { DocumentedMember } from './Source.js'

/** Adds examples to members without one, from examples of the whole object. The first example of a member wins. */
export const withExamples = (
  members: readonly DocumentedMember[],
  examples: readonly unknown[],
): readonly DocumentedMember[] => {
  const given = new Map(examples.filter(isJsonObject).reverse().flatMap(Object.entries))
  if (given.size === 0) return members
  return members.map((member) => {
    const example = given.get(member.name)
    if (member.example !== undefined || example === undefined) return member
    const inner = member.members && { members: withExamples(member.members, [example]) }
    return { ...member, ...inner, example }
  })
}
