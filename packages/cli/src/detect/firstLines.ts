import { createReadStream } from 'node:fs'
import { askForInput, unreadable } from '../readInput.js'
import type { Streams } from '../Streams.js'
import { UsageError } from '../Streams.js'

const MAX_LINES = 1000
const MAX_BYTES = 67_108_864
const LINE_FEED = 0x0a
// Space, tab and carriage return.
const blanks: readonly number[] = [0x20, 0x09, 0x0d]

/** The first lines of a file that are not blank, without their ends. */
export interface FirstLines {
  readonly lines: readonly Uint8Array[]
  /** True if more lines follow. */
  readonly isTruncated: boolean
}

/** Splits chunks into lines, and stops reading after 1,000 of them or 64 MiB. */
export const linesIn = async (chunks: AsyncIterable<Uint8Array>): Promise<FirstLines> => {
  const lines: Uint8Array[] = []
  let begun: Uint8Array[] = []
  let bytes = 0
  const end = (): boolean => {
    const line = Buffer.concat(begun)
    begun = []
    if (line.every((byte) => blanks.includes(byte))) return true
    return lines.length < MAX_LINES && lines.push(line) > 0
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, start)) {
      begun.push(chunk.subarray(start, at))
      start = at + 1
      if (!end()) return { lines, isTruncated: true }
    }
    begun.push(chunk.subarray(start))
    bytes += chunk.length
    if (bytes > MAX_BYTES) return { lines, isTruncated: true }
  }
  return { lines, isTruncated: !end() }
}

/** Reads the first lines of a file, or of standard input for `-`. Throws a `UsageError` if that fails. */
export const firstLines = async (file: string, streams: Streams): Promise<FirstLines> => {
  const isStandardInput = file === '-'
  const what = isStandardInput ? 'standard input' : 'FILE'
  if (isStandardInput) askForInput(streams)
  const found = await linesIn(isStandardInput ? streams.stdin : createReadStream(file)).catch((thrown) =>
    unreadable(what, thrown),
  )
  if (found.lines.length > 0 || found.isTruncated) return found
  throw new UsageError(`${what} has no lines: pass the path of a file, or pipe it to standard input`)
}
