import { BulkError } from './BulkError.js'
import type { Cell } from './csvCells.js'
import { cellsOf, textOf } from './csvCells.js'
import { recordEnds } from './csvRecordEnds.js'

/** The first record of a CSV input. */
export interface Header {
  /** Its bytes, with the byte order mark and the line end. */
  readonly raw: Uint8Array
  readonly cells: readonly Cell[]
  readonly names: readonly string[]
  readonly delimiter: string
  readonly lineEnd: '\n' | '\r\n'
}

const MARK = [0xef, 0xbb, 0xbf]

const isMark = (bytes: Uint8Array): boolean => MARK.every((byte, index) => bytes[index] === byte)

const nameOf = (cell: Cell): string => {
  const text = textOf(cell)
  return typeof text === 'string' ? text : Buffer.from(text).toString('latin1')
}

const headerOf = (raw: Uint8Array, delimiter: string, maxBytes: number): Header => {
  const record = isMark(raw) ? raw.subarray(MARK.length) : raw
  const [cells] = cellsOf(record, [record], delimiter)
  const columns = typeof cells === 'object' ? cells : []
  const names = columns.map(nameOf)
  if (names.every((name) => name.trim() === '') || record.length > maxBytes) throw new BulkError('no-header')
  // Spreadsheets leave columns without a name.
  const named = names.filter((name) => name !== '')
  if (new Set(named).size < named.length) throw new BulkError('repeated-column')
  return { raw, cells: columns, names, delimiter, lineEnd: raw.at(-2) === 13 && raw.at(-1) === 10 ? '\r\n' : '\n' }
}

/** Reads the header of CSV. Also returns the bytes after it, so that a stream can be read on. */
export const readHeader = async (
  input: AsyncIterable<Uint8Array>,
  delimiter: string,
  maxBytes: number,
): Promise<{ readonly header: Header; readonly rest: AsyncIterable<Uint8Array> }> => {
  const chunks = input[Symbol.asyncIterator]()
  const endOf = recordEnds(delimiter)
  let head = Buffer.alloc(0)
  let passed = 0
  let end = -1
  const close = async (): Promise<void> => {
    await chunks.return?.()
  }
  while (end === -1) {
    const { done, value } = await chunks.next()
    if (done) break
    head = Buffer.concat([head, value])
    // Quotes after a byte order mark begin a cell.
    if (head.length < MARK.length) continue
    if (passed === 0 && isMark(head)) passed = MARK.length
    end = endOf(head, passed)
    passed = head.length
    if (end === -1 && head.length > maxBytes + MARK.length) break
  }
  const size = end === -1 ? head.length : end
  async function* rest(): AsyncGenerator<Uint8Array> {
    try {
      yield head.subarray(size)
      for (let chunk = await chunks.next(); !chunk.done; chunk = await chunks.next()) yield chunk.value
    } finally {
      await close()
    }
  }
  try {
    return { header: headerOf(head.subarray(0, size), delimiter, maxBytes), rest: rest() }
  } catch (thrown) {
    await close()
    throw thrown
  }
}
