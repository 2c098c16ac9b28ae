import type { AnyTokenCodec, Json, JsonObject, Token } from '@token-codecs/core'
import { CanonicalToken, secret } from '@token-codecs/core'
import { inspectRedacted } from '../cases/inspectRedacted.js'
import type { Breach } from '../Law.js'
import { notesUnknownMembers } from './notes.js'
import { quotedNames } from './quotedNames.js'
import { decode, encode, encodesTo, throughJson } from './throughJson.js'
import { differingMembers, withoutExtensions } from './tokenMembers.js'
import type { WireEntry, WirePath } from './wireMembers.js'
import { differingPaths, knownNames, nameOf, valueAt, withMembers, withValues } from './wireMembers.js'

/** The codec of canonical documents: the given one, where it is for them. */
const canonicalOf = (codec: AnyTokenCodec): AnyTokenCodec => (codec.id === CanonicalToken.id ? codec : CanonicalToken)

/** A token of this version; and the same with a newer one's members, in memory and as a stored document. */
interface Versions {
  readonly canonical: AnyTokenCodec
  readonly current: Token
  readonly newer: Token
  readonly newerDocument: object
  /** The newer document as this version reads it; `undefined` where it refuses it. */
  readonly stored: Token | undefined
  /** True where the newer version has not added a member. */
  readonly isSame: boolean
}

export const versionsOf = (codec: AnyTokenCodec, token: Token, added: JsonObject): Versions => {
  const canonical = canonicalOf(codec)
  const known = knownNames(canonical)
  const members = Object.entries(throughJson(added) as JsonObject).filter(([name]) => !known.has(name))
  const current = withoutExtensions(token)
  // The first member is secret.
  const inMemory = members.map(([name, value], index) => [name, index === 0 ? secret<Json>(value) : value])
  const newerDocument = withMembers(encode(canonical, current), members)
  return {
    canonical,
    current,
    newer: { ...current, ...Object.fromEntries(inMemory) },
    newerDocument,
    stored: decode(canonical, throughJson(newerDocument)),
    isSame: members.length === 0,
  }
}

/** The breach of a codec that refuses a newer document, or writes it back otherwise. */
export const newerDocumentChanges = ({ canonical, newerDocument, stored }: Versions): Breach => {
  if (stored === undefined) return 'it refuses a document with members that a newer version has added'
  return encodesTo(canonical, stored, newerDocument) ? undefined : 'it changes what a newer version has added'
}

/** The breach of a codec whose notes about unknown members are wrong. */
export const newerMembersAreUnnoted = (codec: AnyTokenCodec, { current, newer, isSame }: Versions): Breach =>
  // A codec of an earlier core may not know a member of the current token either.
  notesUnknownMembers(codec, newer) === (!isSame || notesUnknownMembers(codec, current))
    ? undefined
    : 'no note names the members that a newer version has added to a token'

/** The breach of a codec that loses the newer members of a token in memory, or writes otherwise because of them. */
export const newerMembersChangeOutput = (
  codec: AnyTokenCodec,
  { canonical, current, newer, newerDocument, stored }: Versions,
): Breach => {
  if (codec === canonical) {
    return encodesTo(codec, newer, newerDocument) ? undefined : 'it loses what a newer version has added to a token'
  }
  const written = encode(codec, current)
  return [newer, stored].every((token) => token === undefined || encodesTo(codec, token, written))
    ? undefined
    : 'what it writes changes with members that a newer version has added'
}

/** The breach of a codec that refuses a golden document, or writes it back otherwise. */
export const goldenDocumentChanges = (codec: AnyTokenCodec, document: JsonObject): Breach => {
  const canonical = canonicalOf(codec)
  const stored = decode(canonical, document)
  if (stored === undefined) return 'it refuses a golden document'
  return encodesTo(canonical, stored, document) ? undefined : 'it changes a golden document'
}

/** Members by their names, and their values without tokens. */
const shown = <Name extends string | WirePath>(names: readonly Name[], valueFor: (name: Name) => unknown): string => {
  const entries = names.map((name): WireEntry => [typeof name === 'string' ? [name] : name, valueFor(name)])
  return inspectRedacted(withValues({}, entries))
}

/** The breach of a codec that reads or writes the response beside a golden document otherwise. */
export const goldenResponseChanges = (
  codec: AnyTokenCodec,
  document: JsonObject,
  response: JsonObject | undefined,
): Breach => {
  const stored = decode(canonicalOf(codec), document)
  if (stored === undefined || response === undefined) return undefined
  const token = decode(codec, response)
  if (token === undefined) return 'it refuses the sample beside a document'
  const changed = differingMembers(stored, token)
  if (changed.length > 0) {
    const [read, documented] = [token, stored].map((found) => shown(changed, (name) => found[name]))
    return `it reads ${quotedNames(changed)} of a sample otherwise than the document beside it says: ${read}, not ${documented}`
  }
  const written = encode(codec, stored)
  const paths = differingPaths(codec, written, response)
  if (paths.length === 0) return undefined
  const [made, sent] = [written, response].map((object) => shown(paths, (path) => valueAt(object, path)))
  return `it writes ${quotedNames(paths.map(nameOf))} otherwise than the sample beside a document has it: ${made}, not ${sent}`
}
