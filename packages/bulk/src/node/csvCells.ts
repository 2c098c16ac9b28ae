import type { Options as ParseOptions } from 'csv-parse/sync'
import { CsvError, parse } from 'csv-parse/sync'
import type { Options as StringifyOptions } from 'csv-stringify/sync'
import { stringify } from 'csv-stringify/sync'

/**
 * A cell, with a character for each byte, so that bytes that are not UTF-8 stay as they are. `true` is an empty cell in
 * quotes, which databases tell from one without.
 */
export type Cell = string | true

/** A record's cells, or the code of the rule that it breaks. */
export type Cells = readonly Cell[] | 'bad-quote' | 'unclosed-quote'

const cellFrom = (value: string, { quoting }: { readonly quoting: boolean }): Cell =>
  quoting && value === '' ? true : value

const parsed = (bytes: Uint8Array, delimiter: string): readonly (readonly Cell[])[] => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const options: ParseOptions = {
    delimiter,
    encoding: 'latin1',
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
  }
  // Asking for each cell takes twice as long, and very few files have empty cells in quotes.
  const separator = delimiter.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
  const mayHoldEmpty = new RegExp(`(?:^|[\\n${separator}])""(?:[\\r\\n${separator}]|$)`).test(buffer.toString('latin1'))
  return parse(buffer, mayHoldEmpty ? { ...options, cast: cellFrom } : options)
}

const parsedAlone = (record: Uint8Array, delimiter: string): Cells => {
  try {
    return parsed(record, delimiter)[0] ?? ['']
  } catch (thrown) {
    // Its message may contain a cell.
    if (!(thrown instanceof CsvError)) throw thrown
    return thrown.code === 'CSV_QUOTE_NOT_CLOSED' ? 'unclosed-quote' : 'bad-quote'
  }
}

/** Parses a block of whole records. A broken one makes csv-parse give up, so that the block is divided until it is alone. */
export const cellsOf = (block: Uint8Array, records: readonly Uint8Array[], delimiter: string): readonly Cells[] => {
  if (records.length === 1) return [parsedAlone(block, delimiter)]
  try {
    const all = parsed(block, delimiter)
    if (all.length === records.length) return all
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
  }
  const half = Math.floor(records.length / 2)
  const parts = [records.slice(0, half), records.slice(half)] as const
  const middle = parts[0].reduce((size, { length }) => size + length, 0)
  return [block.subarray(0, middle), block.subarray(middle)].flatMap((part, index) =>
    cellsOf(part, parts[index] ?? [], delimiter),
  )
}

/** Returns the bytes of records. */
export const bytesOf = (
  records: readonly (readonly Cell[])[],
  { delimiter, lineEnd }: { readonly delimiter: string; readonly lineEnd: string },
): Uint8Array => {
  const options: StringifyOptions = {
    delimiter,
    record_delimiter: lineEnd,
    // Quotes a lone CR too, which before a line end would be part of it.
    quote_record_delimiter: true,
    eof: true,
    cast: { boolean: () => ({ value: '', quoted_empty: true }) },
  }
  return Buffer.from(stringify([...records], options), 'latin1')
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const ascii = /^\p{ASCII}*$/u

/** Returns a cell as a string, or as bytes if it is not UTF-8. */
export const textOf = (cell: Cell): string | Uint8Array => {
  if (cell === true) return ''
  if (ascii.test(cell)) return cell
  const bytes = Buffer.from(cell, 'latin1')
  try {
    return decoder.decode(bytes)
  } catch {
    return bytes
  }
}

/** Returns the cell that contains a string. */
export const cellOf = (text: string): Cell => (ascii.test(text) ? text : Buffer.from(text).toString('latin1'))
