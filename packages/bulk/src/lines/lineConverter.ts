import type { Either, Note, TokenError } from '@token-codecs/core'
import { formatError } from '@token-codecs/core'
import type { Counts } from './Counts.js'
import { Tally } from './Counts.js'
import { failure } from './failure.js'
import type { LineOptions } from './LineOptions.js'
import { MAX_LINE_BYTES } from './LineOptions.js'
import { lengthWithoutEnd, Pending } from './Pending.js'
import type { Translated } from './translate.js'
import { translate } from './translate.js'

/**
 * One rejected line. It contains nothing of the line, except the error code of a server's refusal.
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
  const pending = new Pending(maxLineBytes, sink.rejectedBytes)
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
      if (raw.length > maxLineBytes && lengthWithoutEnd(raw) > maxLineBytes) reject(tooLong, raw.length, raw)
      else if (text !== undefined && isBlank(text)) tally.blank += 1
      else written += convertOne(text ?? raw, raw)
      offset += raw.length
    }
    return written
  }

  const write = (text: string): void => {
    if (text !== '') sink.write(text)
  }

  const endTooLong = (): void => {
    const bytes = pending.endTooLong()
    line += 1
    reject(tooLong, bytes, undefined)
    offset += bytes
  }

  const push = (bytes: Uint8Array): void => {
    if (!(bytes instanceof Uint8Array)) throw new TypeError('expected bytes in a Uint8Array')
    let rest = bytes
    if (!hasBegun) {
      if (pending.bytes + rest.length < MARK_BYTES) {
        pending.add(rest)
        return
      }
      hasBegun = true
      const first = pending.take(rest)
      rest = withoutMark(first)
      offset += first.length - rest.length
    }
    if (pending.isTooLong) {
      const end = rest.indexOf(NEWLINE) + 1
      pending.add(end === 0 ? rest : rest.subarray(0, end))
      if (end === 0) return
      endTooLong()
      rest = rest.subarray(end)
    }
    // Joins only the pending line, because copies of whole blocks add up until they are collected.
    const first = pending.bytes === 0 ? 0 : rest.indexOf(NEWLINE) + 1
    const end = rest.lastIndexOf(NEWLINE) + 1
    const joined = first === 0 ? '' : convertBlock(pending.take(rest.subarray(0, first)))
    write(joined + (first < end ? convertBlock(rest.subarray(first, end)) : ''))
    pending.add(rest.subarray(end))
  }

  return {
    push,
    end: () => {
      if (pending.isTooLong) endTooLong()
      else if (pending.bytes > 0) write(convertBlock(pending.take()))
    },
    takeCounts: () => {
      const counts = tally.counts()
      tally = new Tally()
      line = 0
      return counts
    },
  }
}
