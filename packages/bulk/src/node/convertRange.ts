import { closeSync, openSync } from 'node:fs'
import type { LineOptions } from '../lines/LineOptions.js'
import { lineConverter } from '../lines/lineConverter.js'
import { blocksOf } from './files.js'
import type { Outcome, RejectedLine } from './Outcome.js'
import type { Part } from './Part.js'

/** Collects what a converter of lines returns. */
export const collector = (options: LineOptions, wantsNotes: boolean) => {
  const encoder = new TextEncoder()
  const output: Uint8Array[] = []
  const rejects: RejectedLine[] = []
  const notes: Outcome['notes'][number][] = []
  const converter = lineConverter(options, {
    write: (text) => output.push(encoder.encode(text)),
    reject: (reject, bytes) => rejects.push({ ...reject, bytes }),
    note: wantsNotes ? (line, noted) => notes.push({ line, notes: noted }) : undefined,
  })
  return { converter, output, rejects, notes }
}

/** Converts a part in memory. Offsets are those of the file, numbers of lines those of the part. */
export const convertRange = (part: Part, options: LineOptions, wantsNotes: boolean): Outcome => {
  const { start, end } = part
  const { converter, output, rejects, notes } = collector(options, wantsNotes)
  const file = openSync(part.file, 'r')
  try {
    for (const block of blocksOf(file, start, end)) converter.push(block)
  } finally {
    closeSync(file)
  }
  const counts = converter.end()
  const moved = rejects.map((reject) => ({ ...reject, offset: reject.offset + start }))
  return { end, output, counts, rejects: moved, rejectedBytes: [], notes }
}
