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

// A codec's extension holds unknown members; its `#moved` extension holds values that could not be used.

const MOVED = '#moved'

/** Tells whether an extension belongs to the answer in which it came, and says nothing about a later one. */
export const isOfOneAnswer = (id: string): boolean => id === 'canonical' || id.endsWith(MOVED)

/** Tells whether an extension has this codec's data. */
export const isExtensionOf = (id: string, name: string): boolean => name === id || name === id + MOVED

/** A copy of a value, to be kept as data; notes a value that JSON cannot hold, for which there is no copy. */
export const keptCopy = (value: unknown, report: Report, place: Place): Json | undefined => {
  const { value: copy, problem } = copyJson(value, report.budget)
  if (problem !== undefined) report.note('ignored', problem, place)
  return copy
}

/** The extensions that a response gives to its token; `undefined` where there are none. */
export const extensionsOf = (
  { id }: Table,
  foreign: Token['extensions'],
  unknown: JsonObject | undefined,
  moved: JsonObject | undefined,
): Token['extensions'] => {
  if (unknown === undefined && moved === undefined) return foreign
  // Not copied, because canonical JSON may hold many.
  const extensions = foreign ?? {}
  if (unknown !== undefined) setOwn(extensions, id, secret(unknown))
  if (moved !== undefined) setOwn(extensions, id + MOVED, secret(moved))
  return extensions
}

const notSecret = { value: undefined, problem: 'not-secret' }

/** The extensions of a token in the clear. */
export const checkExtensions = (value: unknown, report: Report): RevealedExtensions => {
  const expected = 'a record of codec ids and secret JSON objects'
  const extensions = new Map<string, JsonObject>()
  const entries = isObject(value) ? ownMembers(value) : undefined
  if (entries === undefined) report.refuse('not-object', extensionsPlace, expected, value)
  for (const [id, wrapped] of entries ?? []) {
    // The limits are those of the members, as in a response: the object itself does not count.
    report.budget.left++
    const revealed: unknown = isSecret(wrapped) ? reveal(wrapped) : wrapped
    const { value: members, problem } = revealed === wrapped ? notSecret : copyJson(revealed, report.budget, -1)
    if (!isObject(members)) report.refuse(problem ?? 'not-object', extensionsPlace, expected, revealed)
    // An empty extension equals an absent one.
    else if (Object.keys(members).length > 0) extensions.set(id, members as JsonObject)
  }
  return extensions
}

/** The id of the extension for values that could not be used. */
export const movedIdOf = ({ id }: Table): string => id + MOVED
