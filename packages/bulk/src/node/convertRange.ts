import { closeSync, openSync } from 'node:fs'
import type { Note } from '@token-codecs/core'
import type { LineOptions } from '../lines/LineOptions.js'
import type { LineConverter, LineSink, Reject } from '../lines/lineConverter.js'
import { lineConverter } from '../lines/lineConverter.js'
import type { Encoding } from './encoding.js'
import { ownedBytes } from './encoding.js'
import { blocksOf } from './files.js'
import type { Outcome, RejectedLine } from './Outcome.js'
import type { Part } from './Part.js'

/** Receives the results of any converter. */
export interface Sink extends LineSink {
  readonly write: (written: string | Uint8Array) => void
}

/** Collects the results of a converter until they are taken. The next results may use their memory again. */
export const collect = <Converter extends LineConverter>(
  create: (sink: Sink) => Converter,
  wantsNotes: boolean,
  { encode, reuse }: Encoding,
): Converter & { readonly take: (end: number) => Outcome } => {
  let output: Uint8Array[] = []
  let rejects: RejectedLine[] = []
  let rejectedBytes: Uint8Array[] = []
  let notes: Outcome['notes'][number][] = []
  const sink = {
    write: (written: string | Uint8Array) => {
      output.push(typeof written === 'string' ? encode(written) : written)
    },
    reject: (reject: Reject, bytes: number) => rejects.push({ ...reject, bytes }),
    rejectedBytes: (bytes: Uint8Array) => rejectedBytes.push(bytes),
    note: wantsNotes ? (line: number, noted: readonly Note[]) => notes.push({ line, notes: noted }) : undefined,
  }
  const converter = create(sink)
  const take = (end: number): Outcome => {
    const outcome = { end, output, counts: converter.takeCounts(), rejects, rejectedBytes, notes }
    output = []
    rejects = []
    rejectedBytes = []
    notes = []
    reuse()
    return outcome
  }
  return { ...converter, take }
}

/** Converts a part in memory. Offsets are those of the file, numbers of lines those of the part. */
export const convertRange = (
  part: Part,
  options: LineOptions,
  wantsNotes: boolean,
  encoding: Encoding = ownedBytes(),
): Outcome => {
  const { start, end } = part
  const { push, end: finish, take } = collect((sink) => lineConverter(options, sink, start), wantsNotes, encoding)
  const file = openSync(part.file, 'r')
  try {
    for (const block of blocksOf(file, start, end)) push(block)
  } finally {
    closeSync(file)
  }
  finish()
  // The bytes of rejected lines can be read again.
  return { ...take(end), rejectedBytes: [] }
}
