import { closeSync, fstatSync, openSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { LineOptions } from '../lines/LineOptions.js'
import { MAX_LINE_BYTES } from '../lines/LineOptions.js'
import { collect } from './convertRange.js'
import { bytesOf } from './csvCells.js'
import { csvConverter } from './csvConverter.js'
import type { Header } from './csvHeader.js'
import { readHeader } from './csvHeader.js'
import type { Rows } from './csvRows.js'
import { rowsOf } from './csvRows.js'
import { sharedBytes } from './encoding.js'
import { blocksOf } from './files.js'
import type { Outcome } from './Outcome.js'
import { PART_BYTES } from './outcomes.js'

/** Yields the results of CSV from an offset on: that of a record, or 0. */
export type CsvOutcomes = (offset: number, wantsNotes: boolean) => AsyncGenerator<Outcome>

/** The input's header, and how to read on. */
interface Source {
  readonly header: Header
  readonly rest: (offset: number) => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** True if rejected records can be read again. */
  readonly isFile: boolean
}

const headerOfFile = async (path: string, delimiter: string, maxBytes: number): Promise<Header> => {
  const file = openSync(path, 'r')
  async function* blocks(): AsyncGenerator<Uint8Array> {
    yield* blocksOf(file, 0, fstatSync(file).size)
  }
  try {
    const { header } = await readHeader(blocks(), delimiter, maxBytes)
    return header
  } finally {
    closeSync(file)
  }
}

function* fileFrom(path: string, offset: number): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    yield* blocksOf(file, offset, fstatSync(file).size)
  } finally {
    closeSync(file)
  }
}

const sourceOf = async (
  input: string | AsyncIterable<Uint8Array>,
  delimiter: string,
  maxBytes: number,
): Promise<Source> => {
  if (typeof input === 'string') {
    const header = await headerOfFile(input, delimiter, maxBytes)
    return { header, rest: (offset) => fileFrom(input, offset), isFile: true }
  }
  const { header, rest } = await readHeader(input, delimiter, maxBytes)
  return { header, rest: () => rest, isFile: false }
}

/** The header, which is written once, also before the rejected records. */
const headerOutcome = (header: Header, rows: Rows): Outcome => {
  const { raw } = header
  const isEnded = raw.at(-1) === 10
  return {
    end: raw.length,
    output: [bytesOf([rows.header], header)],
    counts: { lines: 0, written: 0, rejected: 0, blank: 0, codes: {}, notes: [] },
    rejects: [],
    rejectedBytes: isEnded ? [raw] : [raw, Buffer.from(header.lineEnd)],
    notes: [],
  }
}

/** Reads the header. Throws a `BulkError` if it does not fit the options. */
export const openCsv = async (
  input: string | AsyncIterable<Uint8Array>,
  options: LineOptions,
  delimiter: string,
): Promise<CsvOutcomes> => {
  const { maxLineBytes = MAX_LINE_BYTES } = options
  if (!(maxLineBytes >= 1)) throw new RangeError('maxLineBytes: expected a number of bytes, 1 or more')
  const { header, rest, isFile } = await sourceOf(input, delimiter, maxLineBytes)
  const rows = rowsOf(header, options)
  return async function* (offset, wantsNotes) {
    if (offset === 0) yield headerOutcome(header, rows)
    const start = Math.max(offset, header.raw.length)
    const { push, end, take, boundary } = collect(
      (sink) => csvConverter(header, rows, maxLineBytes, isFile ? { ...sink, rejectedBytes: undefined } : sink, start),
      wantsNotes,
      sharedBytes(),
    )
    let passed = 0
    for await (const bytes of rest(start)) {
      push(bytes)
      passed += bytes.length
      if (isFile && passed < PART_BYTES) continue
      passed = 0
      yield take(boundary())
      // Lets signals arrive, also during a record that is too long.
      await setImmediate()
    }
    end()
    yield take(boundary())
  }
}
