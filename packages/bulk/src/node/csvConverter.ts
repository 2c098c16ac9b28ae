import type { Issue, TokenError } from '@token-codecs/core'
import { Tally } from '../lines/Counts.js'
import { failure } from '../lines/failure.js'
import type { LineConverter } from '../lines/lineConverter.js'
import { rejectOf } from '../lines/lineConverter.js'
import type { Sink } from './convertRange.js'
import type { Cell, Cells } from './csvCells.js'
import { bytesOf, cellsOf } from './csvCells.js'
import type { Header } from './csvHeader.js'
import { recordEnds } from './csvRecordEnds.js'
import type { Rows } from './csvRows.js'

/** Converts CSV that arrives in pieces. */
export interface CsvConverter extends LineConverter {
  /** Returns the offset after the last record that has ended. */
  readonly boundary: () => number
}

const refusal = (code: string, expected: string, actual: string): TokenError =>
  failure({ path: [], expected, actual, code } satisfies Issue)

const codes: Readonly<Record<Extract<Cells, string>, TokenError>> = {
  'bad-quote': refusal('bad-quote', 'quotes around whole cells', 'misplaced quote'),
  'unclosed-quote': refusal('unclosed-quote', 'closed quotes', 'quote without an end'),
}

/** Returns the length of a record without its end, LF or CRLF. */
const lengthOf = (raw: Uint8Array): number => {
  if (raw.at(-1) !== 10) return raw.length
  return raw.at(-2) === 13 ? raw.length - 2 : raw.length - 1
}

/**
 * Returns a converter of the records after a header, with memory for the longest record permitted. The first byte has
 * the given offset.
 */
export const csvConverter = (
  header: Header,
  rows: Rows,
  maxBytes: number,
  sink: Sink,
  firstOffset: number,
): CsvConverter => {
  const { delimiter, names } = header
  const endOf = recordEnds(delimiter)
  const blank = new Set([9, 10, 13, 32].filter((byte) => byte !== delimiter.charCodeAt(0)))
  const [tooFew, tooMany] = ['too-few-cells', 'too-many-cells'].map((code) =>
    refusal(code, `${names.length} cells`, 'different number'),
  ) as [TokenError, TokenError]
  const tooLong = refusal('line-too-long', `a record of at most ${maxBytes} bytes`, 'longer one')
  let tally = new Tally()
  let line = 0
  let offset = firstOffset
  // The beginning of a record whose end has not arrived. Only its length, if it is too long to keep.
  let pending: Uint8Array[] = []
  let pendingBytes = 0
  let isTooLong = false

  const reject = (error: TokenError, bytes: number): void => {
    tally.reject(error.code)
    sink.reject?.(rejectOf(error, line, offset), bytes)
  }

  /** Converts one record. Returns its cells, or why it is rejected. */
  const convertOne = (cells: Cells): readonly Cell[] | TokenError => {
    if (typeof cells === 'string') return codes[cells]
    if (cells.length !== names.length) return cells.length < names.length ? tooFew : tooMany
    const result = rows.convert(cells)
    if (result._tag === 'Left') return result.left
    const { cells: written, notes } = result.right
    tally.written += 1
    for (const note of notes) tally.note(note)
    if (notes.length > 0) sink.note?.(line, notes)
    return written
  }

  /** Converts whole records. */
  const convertBlock = (block: Uint8Array, ends: readonly number[]): void => {
    const records = ends.map((end, index) => block.subarray(ends[index - 1] ?? 0, end))
    const written: (readonly Cell[])[] = []
    for (const [index, cells] of cellsOf(block, records, delimiter).entries()) {
      const raw = records[index] ?? block
      line += 1
      const isLong = lengthOf(raw) > maxBytes
      if (!isLong && raw.every((byte) => blank.has(byte))) tally.blank += 1
      else {
        const result = isLong ? tooLong : convertOne(cells)
        if ('_tag' in result) {
          reject(result, raw.length)
          sink.rejectedBytes?.(raw)
        } else written.push(result)
      }
      offset += raw.length
    }
    if (written.length > 0) sink.write(bytesOf(written, header))
  }

  const takePending = (rest: Uint8Array): Uint8Array => {
    const block = pending.length === 0 ? rest : Buffer.concat([...pending, rest])
    pending = []
    pendingBytes = 0
    return block
  }

  const endTooLong = (): void => {
    line += 1
    reject(tooLong, pendingBytes)
    offset += pendingBytes
    pendingBytes = 0
    isTooLong = false
  }

  const keep = (bytes: Uint8Array): void => {
    if (bytes.length === 0) return
    pendingBytes += bytes.length
    // One more byte, because a CR at the end does not count if an LF follows.
    if (!isTooLong && pendingBytes > maxBytes + 1) {
      isTooLong = true
      for (const piece of pending) sink.rejectedBytes?.(piece)
      pending = []
    }
    if (isTooLong) sink.rejectedBytes?.(bytes)
    // Not `slice`, which does not copy a `Buffer`.
    else pending.push(new Uint8Array(bytes))
  }

  const push = (bytes: Uint8Array): void => {
    let start = 0
    if (isTooLong) {
      start = endOf(bytes, 0)
      keep(start === -1 ? bytes : bytes.subarray(0, start))
      if (start === -1) return
      endTooLong()
    }
    const kept = pendingBytes - start
    const ends: number[] = []
    let last = start
    for (let end = endOf(bytes, start); end !== -1; end = endOf(bytes, end)) {
      ends.push(kept + end)
      last = end
    }
    if (ends.length > 0) convertBlock(takePending(bytes.subarray(start, last)), ends)
    keep(bytes.subarray(last))
  }

  return {
    push,
    end: () => {
      if (isTooLong) endTooLong()
      else if (pendingBytes > 0) {
        const size = pendingBytes
        convertBlock(takePending(new Uint8Array(0)), [size])
      }
    },
    takeCounts: () => {
      const counts = tally.counts()
      tally = new Tally()
      line = 0
      return counts
    },
    boundary: () => offset,
  }
}
