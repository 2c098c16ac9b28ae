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

/** The given codec if it is a version of `CanonicalToken`; otherwise `CanonicalToken`. */
const canonicalOf = (codec: AnyTokenCodec): AnyTokenCodec => (codec.id === CanonicalToken.id ? codec : CanonicalToken)

/** A token of this version, and the same token with a newer version's members. */
interface Versions {
  readonly canonical: AnyTokenCodec
  readonly current: Token
  /** The token with newer members in memory. */
  readonly newer: Token
  readonly newerDocument: object
  /** The token that this version reads from the newer document; `undefined` if rejected. */
  readonly stored: Token | undefined
  /** True if the newer version adds no members. */
  readonly isSame: boolean
}

export const versionsOf = (codec: AnyTokenCodec, token: Token, added: JsonObject): Versions => {
  const canonical = canonicalOf(codec)
  const known = knownNames(canonical)
  const members = Object.entries(throughJson(added) as JsonObject).filter(([name]) => !known.has(name))
  const current = withoutExtensions(token)
  // One member is secret, so that both kinds occur.
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

/** Finds a newer document that is rejected, or written back changed. */
export const newerDocumentChanges = ({ canonical, newerDocument, stored }: Versions): Breach => {
  if (stored === undefined) return 'it rejects a document with members added by a newer version'
  return encodesTo(canonical, stored, newerDocument)
    ? undefined
    : 'it changes a document with members added by a newer version'
}

/** Finds wrong notes about unknown members. */
export const newerMembersAreUnnoted = (codec: AnyTokenCodec, { current, newer, isSame }: Versions): Breach =>
  // A codec built with an older core may not know every current member either.
  notesUnknownMembers(codec, newer) === (!isSame || notesUnknownMembers(codec, current))
    ? undefined
    : 'no note of `write` reports token members added by a newer version'

/** Finds newer members that canonical JSON loses, or that change another codec's output. */
export const newerMembersChangeOutput = (
  codec: AnyTokenCodec,
  { canonical, current, newer, newerDocument, stored }: Versions,
): Breach => {
  if (codec === canonical) {
    return encodesTo(codec, newer, newerDocument) ? undefined : 'it loses token members added by a newer version'
  }
  const written = encode(codec, current)
  return [newer, stored].every((token) => token === undefined || encodesTo(codec, token, written))
    ? undefined
    : 'its output changes if a newer version adds members to the token'
}

/** Finds a golden document that is rejected, or written back changed. */
export const goldenDocumentChanges = (codec: AnyTokenCodec, document: JsonObject): Breach => {
  const canonical = canonicalOf(codec)
  const stored = decode(canonical, document)
  if (stored === undefined) return 'it rejects a golden document'
  return encodesTo(canonical, stored, document) ? undefined : 'it changes a golden document'
}

/** Prints members with their values, tokens redacted. */
const shown = <Name extends string | WirePath>(names: readonly Name[], valueFor: (name: Name) => unknown): string => {
  const entries = names.map((name): WireEntry => [typeof name === 'string' ? [name] : name, valueFor(name)])
  return inspectRedacted(withValues({}, entries))
}

/** Finds a golden document's response that is read or written differently. */
export const goldenResponseChanges = (
  codec: AnyTokenCodec,
  document: JsonObject,
  response: JsonObject | undefined,
): Breach => {
  const stored = decode(canonicalOf(codec), document)
  if (stored === undefined || response === undefined) return undefined
  const token = decode(codec, response)
  if (token === undefined) return 'it rejects the response of a golden document'
  const changed = differingMembers(stored, token)
  if (changed.length > 0) {
    const [read, documented] = [token, stored].map((found) => shown(changed, (name) => found[name]))
    return `it reads ${quotedNames(changed)} of a golden response differently: expected ${documented}, got ${read}`
  }
  const written = encode(codec, stored)
  const paths = differingPaths(codec, written, response)
  if (paths.length === 0) return undefined
  const [actual, expected] = [written, response].map((object) => shown(paths, (path) => valueAt(object, path)))
  return `it writes ${quotedNames(paths.map(nameOf))} of a golden response differently: expected ${expected}, got ${actual}`
}
