import { closeSync, openSync } from 'node:fs'
import type { Note } from '@token-codecs/core'
import type { LineOptions } from '../lines/LineOptions.js'
import type { LineConverter, LineSink, Reject } from '../lines/lineConverter.js'
import { lineConverter } from '../lines/lineConverter.js'
import { blocksOf } from './files.js'
import type { Outcome, RejectedLine } from './Outcome.js'
import type { Part } from './Part.js'

/** Receives the results of any converter. */
export interface Sink extends LineSink {
  readonly write: (written: string | Uint8Array) => void
}

/** Collects the results of a converter until they are taken. */
export const collect = <Converter extends LineConverter>(
  create: (sink: Sink) => Converter,
  wantsNotes: boolean,
): Converter & { readonly take: (end: number) => Outcome } => {
  const encoder = new TextEncoder()
  let output: Uint8Array[] = []
  let rejects: RejectedLine[] = []
  let rejectedBytes: Uint8Array[] = []
  let notes: Outcome['notes'][number][] = []
  const sink = {
    write: (written: string | Uint8Array) => {
      output.push(typeof written === 'string' ? encoder.encode(written) : written)
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
    return outcome
  }
  return { ...converter, take }
}

/** Converts a part in memory. Offsets are those of the file, numbers of lines those of the part. */
export const convertRange = (part: Part, options: LineOptions, wantsNotes: boolean): Outcome => {
  const { start, end } = part
  const { push, end: finish, take } = collect((sink) => lineConverter(options, sink, start), wantsNotes)
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
