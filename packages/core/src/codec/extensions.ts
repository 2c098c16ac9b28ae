import { extensionsPlace } from '../report/places.js'
import type { Report } from '../report/Report.js'
import { copyJson } from '../token/copyJson.js'
import type { JsonObject } from '../token/json.js'
import { isObject, ownMembers, setOwn } from '../token/objects.js'
import { isSecret, reveal } from '../token/Secret.js'

// A codec's extension contains unknown members; its `#moved` extension contains unusable values.

/** Extensions without their secrets, by codec id. */
export type ClearExtensions = { [id: string]: JsonObject }

/** Returns the id of a codec's extension for unusable values. */
export const movedIdOf = (id: string): string => `${id}#moved`

/** True if an extension applies only to the response that contained it, not to a later one. */
export const isOfOneResponse = (id: string): boolean => id === 'canonical' || id.endsWith(movedIdOf(''))

/** True if the extension `name` belongs to the codec `id`. */
export const isExtensionOf = (id: string, name: string): boolean => name === id || name === movedIdOf(id)

const notSecret = { value: undefined, problem: 'not-secret' }

/** Copies a token's extensions without their secrets; problems go into the report. */
export const checkExtensions = (value: unknown, report: Report): ClearExtensions | undefined => {
  const expected = 'a record of codec ids and secret JSON objects'
  let extensions: ClearExtensions | undefined
  const entries = isObject(value) ? ownMembers(value) : undefined
  if (entries === undefined) report.refuse('not-object', extensionsPlace, expected, value)
  for (const [id, wrapped] of entries ?? []) {
    // The extension object itself does not count: limits apply to its members, as in a response.
    report.left++
    const revealed: unknown = isSecret(wrapped) ? reveal(wrapped) : wrapped
    const { value: members, problem } = revealed === wrapped ? notSecret : copyJson(revealed, report, -1)
    if (!isObject(members)) report.refuse(problem ?? 'not-object', extensionsPlace, expected, revealed)
    // An empty extension equals an absent one.
    else if (Object.keys(members).length > 0) {
      extensions ??= {}
      setOwn(extensions, id, members)
    }
  }
  return extensions
}
