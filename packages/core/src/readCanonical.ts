import { extensionsPlace } from './checkToken.js'
import { isObject, ownMembers, setOwn } from './json.js'
import type { CanonicalParts } from './plan.js'
import type { Token } from './Token.js'
import type { UnsupportedVersion } from './TokenError.js'
import { UnknownMembers } from './unknownMembers.js'

/** The extensions of other codecs, as canonical JSON holds them. */
export const readExtensions: CanonicalParts['readExtensions'] = (value, log, budget) => {
  const expected = 'an object of unknown members for each vendor'
  if (value === undefined) return undefined
  if (value === null) {
    log.note('ignored', 'null-member', extensionsPlace)
    return undefined
  }
  const vendors = isObject(value) ? ownMembers(value) : undefined
  if (vendors === undefined) return log.refuse('not-object', extensionsPlace, expected, value)
  const extensions: NonNullable<Token['extensions']> = {}
  for (const [vendor, members] of vendors) {
    // As everywhere, a member that is undefined is absent.
    if (members === undefined) continue
    const entries = isObject(members) ? ownMembers(members) : undefined
    if (entries === undefined) {
      log.refuse('not-object', extensionsPlace, expected, members)
      continue
    }
    // Its own unknown members stand beside the known ones, never in here.
    if (vendor === log.source) {
      if (entries.length > 0) log.note('ignored', 'reserved-name', extensionsPlace)
      continue
    }
    const unknown = new UnknownMembers()
    unknown.copy(entries, log, budget)
    const extension = unknown.extension()
    if (extension !== undefined) setOwn(extensions, vendor, extension)
  }
  return Object.keys(extensions).length > 0 ? extensions : undefined
}

const unsupportedVersion = (vendor: string): UnsupportedVersion => ({
  _tag: 'UnsupportedVersion',
  code: 'unsupported-version',
  message: `${vendor}: v: expected version 1, got a newer one: a newer release of this package reads it (unsupported-version)`,
  source: vendor,
})

/** Whether canonical JSON is of a version that this release reads; what else it may be is an issue. */
export const checkVersion: CanonicalParts['checkVersion'] = (version, log) => {
  if (version === 1) return undefined
  if (typeof version === 'number' && Number.isInteger(version) && version > 1) return unsupportedVersion(log.source)
  const code = version === undefined ? 'missing' : 'bad-version'
  return log.refuse(code, { member: 'v', name: 'v' }, 'the number 1', version)
}
