import { movedId } from '../codec/moved.js'
import type { CanonicalParts } from '../codec/table.js'
import { UnknownMembers } from '../codec/unknownMembers.js'
import type { Log } from '../report/Log.js'
import { extensionsPlace } from '../report/Log.js'
import { canonicalNoteCodes } from '../report/Note.js'
import type { UnsupportedVersion } from '../report/TokenError.js'
import type { Budget, JsonObject } from '../token/json.js'
import { copyJson, isObject, ownMembers, setOwn } from '../token/json.js'
import type { Secret } from '../token/Secret.js'
import { secret } from '../token/Secret.js'

/** The members of one codec, without those that JSON cannot hold. */
const readExtension = (members: object, log: Log, budget: Budget): Secret<JsonObject> | undefined => {
  const { left } = budget
  // Copied whole where that is possible, because there may be many.
  const whole = copyJson(members, budget, -1).value
  if (isObject(whole)) return Object.keys(whole).length === 0 ? undefined : secret(whole as JsonObject)
  budget.left = left
  const named = ownMembers(members)
  if (named === undefined) log.explain('ignored', 'not-object', extensionsPlace, canonicalNoteCodes['not-object'])
  const unknown = new UnknownMembers()
  unknown.copyAll(named ?? [], log, budget)
  return unknown.extension()
}

/** The extensions of other codecs, as canonical JSON holds them. */
export const readExtensions: CanonicalParts['readExtensions'] = (value, log, budget) => {
  if (value === null || value === '') {
    log.note('ignored', value === null ? 'null-member' : 'empty-member', extensionsPlace)
    return undefined
  }
  const entries = isObject(value) ? ownMembers(value) : undefined
  if (entries === undefined) {
    return log.refuse('not-object', extensionsPlace, 'an object of unknown members for each codec', value)
  }
  let extensions: { [id: string]: Secret<JsonObject> } | undefined
  for (const [id, members] of entries) {
    // An undefined member is absent.
    if (members === undefined) continue
    if (!isObject(members)) {
      log.explain('ignored', 'not-object', extensionsPlace, canonicalNoteCodes['not-object'])
      continue
    }
    const extension = readExtension(members, log, budget)
    if (extension === undefined) continue
    if (id === log.source || id === movedId(log.source)) {
      // Canonical JSON's own unknown members stand beside the known ones, never in here.
      log.note('ignored', 'reserved-name', extensionsPlace)
    } else {
      extensions ??= {}
      setOwn(extensions, id, extension)
    }
  }
  return extensions
}

const unsupportedVersion = (source: string): UnsupportedVersion => ({
  _tag: 'UnsupportedVersion',
  code: 'unsupported-version',
  message: `${source}: v: expected version 1, got a newer one: a newer release of this package reads it (unsupported-version)`,
  source,
})

/** Checks the version of canonical JSON: a newer one is an error, anything else but 1 an issue. */
export const checkVersion: CanonicalParts['checkVersion'] = (version, log) => {
  if (version === 1) return undefined
  if (typeof version === 'number' && Number.isInteger(version) && version > 1) return unsupportedVersion(log.source)
  const code = version === undefined ? 'missing' : 'bad-version'
  return log.refuse(code, { member: 'v', name: 'v' }, 'the number 1', version)
}
