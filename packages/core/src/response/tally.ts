import type { AnyTokenCodec, ReadResult } from '../codec/TokenCodec.js'
import type { OAuthError } from '../report/TokenError.js'
import type { Token } from '../token/Token.js'
import type { Evidence } from './evidence.js'
import { evidenceFor } from './evidence.js'

/** One codec's result for one response: a token, or the server's error. */
export interface Reading {
  readonly token?: Token
  readonly evidence?: Evidence
  readonly error?: OAuthError
}

/** One codec's results so far. */
export interface Tally {
  readonly codec: AnyTokenCodec
  readonly evidenceIn: (response: unknown, result: ReadResult) => Evidence
  /** Names of the documented members found. */
  readonly documented: Set<string>
  /** Codes of the notes. */
  readonly codes: Set<string>
  /** Number of responses read. */
  read: number
  /** Number of documented members found. A member of the token counts twice, because an extra explains less. */
  found: number
  undocumented: number
  /** Number of notes. */
  noted: number
  otherSpellings: number
  /** Number of error responses. */
  errors: number
  /** Number of error responses whose code is recognized. */
  recognized: number
}

export const newTally = (codec: AnyTokenCodec): Tally => ({
  codec,
  evidenceIn: evidenceFor(codec),
  documented: new Set(),
  codes: new Set(),
  read: 0,
  found: 0,
  undocumented: 0,
  noted: 0,
  otherSpellings: 0,
  errors: 0,
  recognized: 0,
})

/** Adds a codec's result. Its error does not count if another codec reads a token in the same response. */
export const addReading = (tally: Tally, { evidence, error }: Reading, isErrorResponse: boolean): void => {
  if (error !== undefined && isErrorResponse) {
    tally.errors++
    if (error.error !== 'unrecognized_error') tally.recognized++
  }
  if (evidence === undefined) return
  for (const name of evidence.documented) tally.documented.add(name)
  for (const code of evidence.notes) tally.codes.add(code)
  tally.read++
  tally.found += evidence.documented.length + evidence.members
  tally.undocumented += evidence.undocumented
  tally.noted += evidence.notes.length
  if (evidence.isSpelledOtherwise) tally.otherSpellings++
}

/** Sorts better codecs first. The spelling of a token type is weak evidence, because RFC 6749 ignores its case. */
export const byEvidence = (first: Tally, second: Tally): number =>
  first.undocumented + first.noted - second.undocumented - second.noted || first.otherSpellings - second.otherSpellings
