import type { DocumentedMember, JsonType } from '../source/Source.js'
import type { RecordedSource } from '../source/SourceFile.js'

const MAX_DEPTH = 50

/** Returns newer documentation with the facts that a sample or a user added to the recorded one. */
export const asRecorded = (
  { members: recorded, settings }: Pick<RecordedSource, 'members' | 'settings'>,
  found: readonly DocumentedMember[],
  path: readonly string[] = [],
): readonly DocumentedMember[] => {
  if (path.length > MAX_DEPTH) return found
  const before = new Map(recorded.map((member) => [member.documentedAs ?? member.name, member]))
  const renamed = found.map((member): DocumentedMember => {
    const old = before.get(member.name)
    if (old === undefined) return member
    const own = [...path, old.name]
    const id = `${own.join('.')}.sent`
    const isInner = old.members !== undefined || member.members !== undefined
    const inner = asRecorded({ members: old.members ?? [], settings }, member.members ?? [], own)
    return {
      ...member,
      name: old.name,
      ...(Object.hasOwn(settings, id) ? { types: [settings[id] as JsonType] } : {}),
      ...(isInner ? { members: inner } : {}),
    }
  })
  const sampled = recorded.filter(({ sampledOnly }) => sampledOnly === true)
  // The first of two members with one name counts, as in a comparison.
  const named = new Map([...renamed, ...sampled].reverse().map((member) => [member.name, member]))
  return [...named.values()].reverse()
}
