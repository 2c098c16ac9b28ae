import type { Place } from '../report/places.js'
import { extensionsPlace } from '../report/places.js'
import type { Report } from '../report/Report.js'
import { copyJson } from '../token/copyJson.js'
import type { Json, JsonObject } from '../token/json.js'
import { isObject, ownMembers, setOwn } from '../token/objects.js'
import { isSecret, reveal, secret } from '../token/Secret.js'
import type { Token } from '../token/Token.js'
import type { RevealedExtensions } from './RevealedToken.js'
import type { Table } from './table.js'

// A codec's extension contains unknown members; its `#moved` extension contains unusable values.

const MOVED = '#moved'

/** True if an extension applies only to the response that contained it, not to a later one. */
export const isOfOneResponse = (id: string): boolean => id === 'canonical' || id.endsWith(MOVED)

/** True if the extension `name` belongs to the codec `id`. */
export const isExtensionOf = (id: string, name: string): boolean => name === id || name === id + MOVED

/** Copies a value to keep it as data. If JSON cannot represent it, adds a note and returns `undefined`. */
export const keptCopy = (value: unknown, report: Report, place: Place): Json | undefined => {
  const { value: copy, problem } = copyJson(value, report.budget)
  if (problem !== undefined) report.note('ignored', problem, place)
  return copy
}

/** Returns the extensions of the token read from a response; `undefined` if it has no extension. */
export const extensionsOf = (
  { id }: Table,
  foreign: Token['extensions'],
  unknown: JsonObject | undefined,
  moved: JsonObject | undefined,
): Token['extensions'] => {
  if (unknown === undefined && moved === undefined) return foreign
  // Not copied, because canonical JSON may contain many extensions.
  const extensions = foreign ?? {}
  if (unknown !== undefined) setOwn(extensions, id, secret(unknown))
  if (moved !== undefined) setOwn(extensions, id + MOVED, secret(moved))
  return extensions
}

const notSecret = { value: undefined, problem: 'not-secret' }

/** Checks and reveals a token's extensions; problems go into the report. */
export const checkExtensions = (value: unknown, report: Report): RevealedExtensions => {
  const expected = 'a record of codec ids and secret JSON objects'
  const extensions = new Map<string, JsonObject>()
  const entries = isObject(value) ? ownMembers(value) : undefined
  if (entries === undefined) report.refuse('not-object', extensionsPlace, expected, value)
  for (const [id, wrapped] of entries ?? []) {
    // The extension object itself does not count: limits apply to its members, as in a response.
    report.budget.left++
    const revealed: unknown = isSecret(wrapped) ? reveal(wrapped) : wrapped
    const { value: members, problem } = revealed === wrapped ? notSecret : copyJson(revealed, report.budget, -1)
    if (!isObject(members)) report.refuse(problem ?? 'not-object', extensionsPlace, expected, revealed)
    // An empty extension equals an absent one.
    else if (Object.keys(members).length > 0) extensions.set(id, members as JsonObject)
  }
  return extensions
}

/** Returns the id of a codec's extension for unusable values. */
export const movedIdOf = ({ id }: Table): string => id + MOVED
