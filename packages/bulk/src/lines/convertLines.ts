import type { Note } from '@token-codecs/core'
import type { Counts } from './Counts.js'
import type { LineOptions } from './LineOptions.js'
import type { Reject } from './lineConverter.js'
import { lineConverter } from './lineConverter.js'

/**
 * Options of `convertLines`.
 *
 * @since 0.1.0
 * @category model
 */
export interface ConvertLinesOptions extends LineOptions {
  /** Called for each rejected line. */
  readonly onReject?: (reject: Reject) => void
  /** Receives the bytes of rejected lines, with their ends, so that they can be converted again. They hold tokens. */
  readonly onRejectedBytes?: (bytes: Uint8Array) => void
  /** Called for each written line that has notes. */
  readonly onNotes?: (line: number, notes: readonly Note[]) => void
}

/**
 * A stream that converts lines.
 *
 * @since 0.1.0
 * @category conversion
 */
export interface LineStream {
  readonly readable: ReadableStream<Uint8Array>
  readonly writable: WritableStream<Uint8Array>
  /** Resolves with the counts after the last line. Rejects if the stream fails. */
  readonly counts: Promise<Counts>
}

/**
 * Returns a Web stream that converts lines of responses, in order: bytes in, bytes out. Memory is bounded by the longest
 * permitted line. Lines end in LF or CRLF; the last may have no end. Blank lines are counted and not written. A byte
 * order mark is removed. Rejected lines are reported, and the others go on.
 *
 * @example
 * import { convertLines } from '@token-codecs/bulk'
 * import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
 *
 * const lines = '{"access_token":"fake-a"}\n{"access_token":""}\n'
 * const conversion = convertLines({
 *   from: Rfc6749Token,
 *   to: CanonicalToken,
 *   onReject: ({ line, member, code }) => console.log(line, member, code),
 * })
 * console.log(await new Response(new Blob([lines]).stream().pipeThrough(conversion)).text())
 * // 2 access_token empty
 * // {"v":1,"accessToken":"fake-a","tokenType":"Bearer"}
 * //
 * const { written, rejected } = await conversion.counts
 * console.log(written, rejected)
 * // 1 1
 *
 * @since 0.1.0
 * @category conversion
 */
export const convertLines = (options: ConvertLinesOptions): LineStream => {
  const { onReject, onRejectedBytes, onNotes, ...rest } = options
  const encoder = new TextEncoder()
  let written: string[] = []
  const converter = lineConverter(rest, {
    write: (text) => written.push(text),
    reject: onReject,
    rejectedBytes: onRejectedBytes,
    note: onNotes,
  })
  const flush = (controller: TransformStreamDefaultController<Uint8Array>): void => {
    for (const text of written) controller.enqueue(encoder.encode(text))
    written = []
  }
  const { readable, writable: inner } = new TransformStream<Uint8Array, Uint8Array>({
    transform: (bytes, controller) => {
      converter.push(bytes)
      flush(controller)
    },
    flush: (controller) => {
      converter.end()
      flush(controller)
    },
  })
  // A transformer does not learn of a cancelled or aborted stream everywhere, but this writer does.
  const writer = inner.getWriter()
  const counts = writer.closed.then(() => converter.takeCounts())
  const writable = new WritableStream<Uint8Array>({
    start: (controller) => {
      // A caller who ignores the counts learns of a failure from the stream.
      counts.catch((reason: unknown) => controller.error(reason))
    },
    write: async (bytes) => {
      await writer.ready
      await writer.write(bytes)
    },
    close: () => writer.close(),
    abort: (reason) => writer.abort(reason),
  })
  return { readable, writable, counts }
}
