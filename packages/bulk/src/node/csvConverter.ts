import type { Issue, TokenError } from '@token-codecs/core'
import { Tally } from '../lines/Counts.js'
import { failure } from '../lines/failure.js'
import type { LineConverter } from '../lines/lineConverter.js'
import { rejectOf } from '../lines/lineConverter.js'
import { lengthWithoutEnd, Pending } from '../lines/Pending.js'
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
  const pending = new Pending(maxBytes, sink.rejectedBytes)

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
      const isLong = lengthWithoutEnd(raw) > maxBytes
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

  const endTooLong = (): void => {
    const bytes = pending.endTooLong()
    line += 1
    reject(tooLong, bytes)
    offset += bytes
  }

  const push = (bytes: Uint8Array): void => {
    let start = 0
    if (pending.isTooLong) {
      start = endOf(bytes, 0)
      pending.add(start === -1 ? bytes : bytes.subarray(0, start))
      if (start === -1) return
      endTooLong()
    }
    const kept = pending.bytes - start
    const ends: number[] = []
    let last = start
    for (let end = endOf(bytes, start); end !== -1; end = endOf(bytes, end)) {
      ends.push(kept + end)
      last = end
    }
    if (ends.length > 0) convertBlock(pending.take(bytes.subarray(start, last)), ends)
    pending.add(bytes.subarray(last))
  }

  return {
    push,
    end: () => {
      if (pending.isTooLong) endTooLong()
      else if (pending.bytes > 0) {
        const record = pending.take()
        convertBlock(record, [record.length])
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
