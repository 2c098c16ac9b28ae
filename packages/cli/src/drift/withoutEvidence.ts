import type { DocumentedMember } from '../source/Source.js'

/** Returns members without descriptions and examples, as `source.json` records them. */
export const withoutEvidence = (members: readonly DocumentedMember[]): readonly DocumentedMember[] =>
  members.map(({ description: _, example: __, members: inner, ...member }) => ({
    ...member,
    ...(inner === undefined ? {} : { members: withoutEvidence(inner) }),
  }))
