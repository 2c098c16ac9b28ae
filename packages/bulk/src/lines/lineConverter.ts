import type { Either, Note, TokenError } from '@token-codecs/core'
import { formatError } from '@token-codecs/core'
import type { Counts } from './Counts.js'
import { Tally } from './Counts.js'
import { failure } from './failure.js'
import type { LineOptions } from './LineOptions.js'
import { MAX_LINE_BYTES } from './LineOptions.js'
import type { Translated } from './translate.js'
import { translate } from './translate.js'

/**
 * One rejected line. It never contains anything of the line.
 *
 * @since 0.1.0
 * @category model
 */
export interface Reject {
  /** From 1. */
  readonly line: number
  /** Bytes before the line. */
  readonly offset: number
  /** Code of the error, such as `not-json`. */
  readonly code: string
  /** Name or path of the first member that the error is about, as the vendor documents it. */
  readonly member?: string
  readonly message: string
}

/** Receives the results of a line converter, in order. */
export interface LineSink {
  /** Converted lines, each with its end. */
  readonly write: (text: string) => void
  /** `bytes` is the length of the line with its end. */
  readonly reject?: ((reject: Reject, bytes: number) => void) | undefined
  /** The bytes of rejected lines, with their ends; a long line in pieces. */
  readonly rejectedBytes?: ((bytes: Uint8Array) => void) | undefined
  readonly note?: ((line: number, notes: readonly Note[]) => void) | undefined
}

/** Converts lines that arrive in pieces. */
export interface LineConverter {
  readonly push: (bytes: Uint8Array) => void
  /** Converts a last line without an end. */
  readonly end: () => void
  /** Returns the counts since the last call. Numbers of lines begin with 1 again. */
  readonly takeCounts: () => Counts
}

const NEWLINE = 10
const RETURN = 13
const MARK_BYTES = 3

const isBlank = (text: string): boolean => text.charCodeAt(0) <= 32 && /^[\t\n\r ]*$/.test(text)

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** Returns the length of a line without its end, LF or CRLF. */
const lengthOf = (raw: Uint8Array): number => {
  if (raw.at(-1) !== NEWLINE) return raw.length
  return raw.at(-2) === RETURN ? raw.length - 2 : raw.length - 1
}

/** Removes a byte order mark. */
const withoutMark = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(MARK_BYTES) : bytes

const memberOf = (error: TokenError): string | undefined =>
  error._tag === 'Malformed'
    ? error.issues[0]?.path.join('.')
    : error._tag === 'Lossy'
      ? error.notes[0]?.member
      : undefined

/** Describes a rejected line. */
export const rejectOf = (error: TokenError, line: number, offset: number): Reject => {
  const member = memberOf(error)
  const message = formatError(error).replaceAll('\n', '; ')
  return { line, offset, code: error.code, ...(member ? { member } : {}), message }
}

/**
 * Returns a converter for bytes in pieces of any size, with memory for the longest line permitted. The first byte has
 * the given offset.
 */
export const lineConverter = (options: LineOptions, sink: LineSink, firstOffset = 0): LineConverter => {
  const convertLine: (body: string | Uint8Array) => Either<TokenError, Translated> = translate(options)
  const { maxLineBytes = MAX_LINE_BYTES } = options
  if (!(maxLineBytes >= 1)) throw new RangeError('maxLineBytes: expected a number of bytes, 1 or more')
  let tally = new Tally()
  let line = 0
  let offset = firstOffset
  // The beginning of a line whose end has not arrived, or of one too long to keep.
  let pending: Uint8Array[] = []
  let pendingBytes = 0
  let isTooLong = false
  // False until the first bytes, which may be a byte order mark, have arrived.
  let hasBegun = firstOffset > 0

  const tooLong = failure({
    path: [],
    expected: `a line of at most ${maxLineBytes} bytes`,
    actual: 'longer one',
    code: 'line-too-long',
  })

  const reject = (error: TokenError, bytes: number, raw: Uint8Array | undefined): void => {
    tally.reject(error.code)
    sink.reject?.(rejectOf(error, line, offset), bytes)
    if (raw !== undefined) sink.rejectedBytes?.(raw)
  }

  /** Converts a line and its end, and returns the text to write. Bytes are those that are not UTF-8. */
  const convertOne = (body: string | Uint8Array, raw: Uint8Array): string => {
    const result = convertLine(body)
    if (result._tag === 'Left') {
      reject(result.left, raw.length, raw)
      return ''
    }
    const { text, notes } = result.right
    tally.written += 1
    for (const note of notes) tally.note(note)
    if (notes.length > 0) sink.note?.(line, notes)
    return `${text}\n`
  }

  /** Converts whole lines, and returns the text to write. */
  const convertBlock = (block: Uint8Array): string => {
    let written = ''
    const all = decoded(block)
    // Each character is a byte, as in nearly all responses, so that text and bytes have the same offsets.
    const ascii = all?.length === block.length ? all : undefined
    for (let start = 0, end = 0; start < block.length; start = end) {
      const newline = ascii === undefined ? block.indexOf(NEWLINE, start) : ascii.indexOf('\n', start)
      end = newline === -1 ? block.length : newline + 1
      const raw = block.subarray(start, end)
      const text = ascii === undefined ? decoded(raw) : ascii.slice(start, end)
      line += 1
      // Before blank lines, because only the length is known of a long line that arrives in pieces.
      if (raw.length > maxLineBytes && lengthOf(raw) > maxLineBytes) reject(tooLong, raw.length, raw)
      else if (text !== undefined && isBlank(text)) tally.blank += 1
      else written += convertOne(text ?? raw, raw)
      offset += raw.length
    }
    return written
  }

  const write = (text: string): void => {
    if (text !== '') sink.write(text)
  }

  const takePending = (rest: Uint8Array): Uint8Array => {
    const block = new Uint8Array(pendingBytes + rest.length)
    let at = 0
    for (const piece of [...pending, rest]) {
      block.set(piece, at)
      at += piece.length
    }
    pending = []
    pendingBytes = 0
    return block
  }

  const endTooLong = (): void => {
    line += 1
    reject(tooLong, pendingBytes, undefined)
    offset += pendingBytes
    pendingBytes = 0
    isTooLong = false
  }

  const keep = (bytes: Uint8Array): void => {
    if (bytes.length === 0) return
    pendingBytes += bytes.length
    // One more byte, because a CR at the end does not count if an LF follows.
    if (!isTooLong && pendingBytes > maxLineBytes + 1) {
      isTooLong = true
      for (const piece of pending) sink.rejectedBytes?.(piece)
      pending = []
    }
    if (isTooLong) sink.rejectedBytes?.(bytes)
    // Not `slice`, which does not copy a `Buffer`.
    else pending.push(new Uint8Array(bytes))
  }

  const push = (bytes: Uint8Array): void => {
    if (!(bytes instanceof Uint8Array)) throw new TypeError('expected bytes in a Uint8Array')
    let rest = bytes
    if (!hasBegun) {
      if (pendingBytes + rest.length < MARK_BYTES) {
        keep(rest)
        return
      }
      hasBegun = true
      const first = takePending(rest)
      rest = withoutMark(first)
      offset += first.length - rest.length
    }
    if (isTooLong) {
      const end = rest.indexOf(NEWLINE) + 1
      keep(end === 0 ? rest : rest.subarray(0, end))
      if (end === 0) return
      endTooLong()
      rest = rest.subarray(end)
    }
    // Joins only the pending line, because copies of whole blocks add up until they are collected.
    const first = pending.length === 0 ? 0 : rest.indexOf(NEWLINE) + 1
    const end = rest.lastIndexOf(NEWLINE) + 1
    const joined = first === 0 ? '' : convertBlock(takePending(rest.subarray(0, first)))
    write(joined + (first < end ? convertBlock(rest.subarray(first, end)) : ''))
    keep(rest.subarray(end))
  }

  return {
    push,
    end: () => {
      if (isTooLong) endTooLong()
      else if (pending.length > 0) write(convertBlock(takePending(new Uint8Array(0))))
    },
    takeCounts: () => {
      const counts = tally.counts()
      tally = new Tally()
      line = 0
      return counts
    },
  }
}
