import type { AnyTokenCodec, ReadResult } from '../codec/TokenCodec.js'
import { tableOf } from '../codec/table.js'
import { isString, valueAt } from '../token/objects.js'
import { reveal } from '../token/Secret.js'

type Path = readonly string[]

/** Evidence in one response for and against a codec that reads it. */
export interface Evidence {
  /** Names of documented members in the response. */
  readonly documented: readonly string[]
  /** Number of members in the token. */
  readonly members: number
  /** Number of members that the codec does not document. */
  readonly undocumented: number
  /** Codes of the notes. */
  readonly notes: readonly string[]
  /** True if the vendor spells the token type differently. */
  readonly isSpelledOtherwise: boolean
}

const documentedPaths = (codec: AnyTokenCodec): readonly Path[] => [
  ...(tableOf(codec)?.documentedRows.map(({ path }) => path) ??
    Object.values(codec.fields).map((place) => (isString(place) ? [place] : place))),
  ...codec.extras.map((name) => [name]),
]

/** Returns a function that finds the evidence in a response, already parsed and read. */
export const evidenceFor = (codec: AnyTokenCodec): ((response: unknown, result: ReadResult) => Evidence) => {
  const { id, extras } = codec
  const paths = documentedPaths(codec)
  const documentedExtras = new Set(extras)
  const { tokenType, tokenTypeRow } = tableOf(codec) ?? {}
  return (response, { token, notes }) => {
    const extension = token.extensions?.[id]
    const kept = extension === undefined ? [] : Object.keys(reveal(extension))
    const type = tokenTypeRow && valueAt(response, tokenTypeRow.path)
    return {
      documented: paths.filter((path) => (valueAt(response, path) ?? null) !== null).map((path) => path.join('.')),
      members: Object.keys(token).filter((member) => member !== 'extensions').length,
      undocumented: kept.filter((name) => !documentedExtras.has(name)).length,
      // A codec that reads an instant as such knows the form, so that note does not speak against it.
      notes: notes.map(({ code }) => code).filter((code) => code !== 'absolute-lifetime'),
      isSpelledOtherwise: isString(type) && type !== tokenType?.bearer,
    }
  }
}
