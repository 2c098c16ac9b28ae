import type { AnyTokenCodec } from '@token-codecs/core'
import { memberTable } from '@token-codecs/core/authoring'
import { mayBeToken, standardMember } from '../newVendor/vocabulary.js'
import type { DocumentedMember } from '../source/Source.js'
import { rowAt } from './ownValue.js'

const MAX_DEPTH = 50

const namesSecret = (name: string): boolean => {
  const standard = standardMember(name)
  return standard === undefined ? mayBeToken(name) : memberTable[standard].type === 'token'
}

/** True if a member's value may be a secret. Numbers, flags and documented values are not. */
const isSecretLike = ({ name, types, values }: DocumentedMember): boolean =>
  values === undefined &&
  (types.length === 0 || types.some((type) => !['integer', 'number', 'boolean'].includes(type))) &&
  namesSecret(name)

/** Returns members by their documented names, including those of a sample, because the user has seen them. */
export const seenByName = (members: readonly DocumentedMember[] = []): ReadonlyMap<string, DocumentedMember> =>
  new Map(members.map((member) => [member.documentedAs ?? member.name, member]))

/**
 * True if newer documentation adds a value that may be a secret: the member itself, or one inside it. Token members do
 * not count, because the codec hides them.
 */
export const mayBeSecret = (
  codec: AnyTokenCodec,
  path: readonly string[],
  old: DocumentedMember | undefined,
  found: DocumentedMember,
): boolean => {
  if (rowAt(codec, path) !== undefined || path.length > MAX_DEPTH) return false
  if (isSecretLike(found) && (old === undefined || !isSecretLike({ ...old, name: found.name }))) return true
  if (found.items !== undefined && mayBeSecret(codec, [...path, ''], old?.items, found.items)) return true
  const before = seenByName(old?.members)
  return (found.members ?? []).some((inner) => mayBeSecret(codec, [...path, inner.name], before.get(inner.name), inner))
}
