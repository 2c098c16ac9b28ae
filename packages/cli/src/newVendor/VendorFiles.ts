import type { JsonObject } from '@token-codecs/core'
import type { RecordedSource } from '../source/SourceFile.js'
import type { Plan } from './Plan.js'

/** The input of the functions that write a codec's files. */
export interface VendorFiles {
  /** The codec's id: lowercase words joined by hyphens. */
  readonly id: string
  readonly plan: Plan
  readonly source: RecordedSource
  /** A complete response, with fake secrets. */
  readonly sample: JsonObject
  /** False if the sample was made up from the documented types. */
  readonly isDocumented: boolean
}

const wordsOf = (id: string): readonly string[] =>
  id.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1))

/** Returns the codec's name: `BoltSdkToken` for `bolt-sdk`. */
export const codecNameOf = (id: string): string => `${wordsOf(id).join('')}Token`

/** Returns the name of the response interface. */
export const responseNameOf = (id: string): string => `${codecNameOf(id)}Response`

/** Returns the vendor's name for prose: `Bolt Sdk` for `bolt-sdk`. */
export const titleOf = (id: string): string => wordsOf(id).join(' ')

/** Returns the vendor's name in the possessive. */
export const ownerOf = (id: string): string => `${titleOf(id)}${titleOf(id).endsWith('s') ? "'" : "'s"}`
