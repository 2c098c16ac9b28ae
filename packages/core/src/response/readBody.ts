import { isString } from '../token/objects.js'
import type { BodyProblem } from './refusedBody.js'

/** The used part of an `AbortSignal` of any platform. @since 0.1.0 @category interop */
export interface AbortSignalLike {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/**
 * The used part of a Fetch `Response` of any platform. The body may be a web stream, a Node stream (node-fetch 2) or
 * missing (React Native), where `text` is called.
 *
 * @since 0.1.0
 * @category interop
 */
export interface ResponseLike {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly bodyUsed?: boolean
  readonly body?: unknown
  text(): Promise<string>
}

type ReadBody =
  | { readonly body: string | Uint8Array; readonly problem?: undefined }
  | { readonly body?: Uint8Array; readonly problem: BodyProblem | 'body-too-large' }

interface Piece {
  readonly done?: boolean | undefined
  readonly value?: unknown
}

/** A body that comes in pieces. */
interface Pieces {
  readonly next: () => Promise<Piece>
  /** Lets go of the stream, without waiting for the server, which may never notice. */
  readonly release: (ended: boolean) => unknown
}

interface Streams {
  getReader?(): { read(): Promise<Piece>; cancel(): Promise<void>; releaseLock(): void }
  [Symbol.asyncIterator]?(): AsyncIterator<unknown>
  destroy?(): unknown
}

const ignore = (): void => undefined

/** The pieces of a web stream or a Node stream; throws where somebody else reads it. */
const piecesOf = (body: Streams): Pieces | undefined => {
  const reader = body.getReader?.()
  if (reader !== undefined) {
    const release = (ended: boolean): void => {
      if (!ended) Promise.resolve(reader.cancel()).catch(ignore)
      reader.releaseLock()
    }
    return { next: () => reader.read(), release }
  }
  const iterator = body[Symbol.asyncIterator]?.()
  return iterator && { next: () => iterator.next(), release: (ended) => ended || body.destroy?.() }
}

/** Bytes that come in pieces. Copied, because each piece of a body that comes byte by byte takes a hundred bytes more. */
class Bytes {
  #bytes = new Uint8Array(1024)
  #length = 0

  add({ buffer, byteOffset, byteLength }: ArrayBufferView): void {
    const length = this.#length + byteLength
    if (length > this.#bytes.byteLength) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#bytes.byteLength))
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes.set(new Uint8Array(buffer, byteOffset, byteLength), this.#length)
    this.#length = length
  }

  all(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }
}

const wholeText = async (response: ResponseLike): Promise<Piece> => ({
  done: true,
  value: await response.text(),
})

/** The body of a response, as long as it is not longer than `limit`, nobody aborts, and the end comes. */
export const readBody = async (
  response: ResponseLike,
  limit: number,
  signal: AbortSignalLike | undefined,
): Promise<ReadBody> => {
  if (response.bodyUsed === true) return { problem: 'already-read' }
  let pieces: Pieces | undefined
  try {
    pieces = piecesOf((response.body ?? {}) as Streams)
  } catch {
    return { problem: 'already-read' }
  }
  if (pieces === undefined && typeof response.text !== 'function') return { problem: 'not-json' }
  const next = pieces?.next ?? (() => wholeText(response))
  let stopWaiting: () => void = ignore
  const abort = (): void => stopWaiting()
  // A new promise for each piece: one that lasts would remember every race against it.
  const nextUnlessAborted = (): Promise<Piece | undefined> =>
    new Promise((resolve, reject) => {
      stopWaiting = () => resolve(undefined)
      Promise.resolve(next()).then(resolve, reject)
    })
  const bytes = new Bytes()
  let ended = false
  try {
    signal?.addEventListener('abort', abort)
    let left = limit
    while (signal?.aborted !== true) {
      const piece = await nextUnlessAborted()
      if (piece === undefined) break
      if (piece.done === true) {
        ended = true
        return { body: isString(piece.value) ? piece.value : bytes.all() }
      }
      if (!ArrayBuffer.isView(piece.value)) return { problem: 'not-json' }
      // An empty piece counts too, or a stream of them would have no end.
      left -= Math.max(1, piece.value.byteLength)
      bytes.add(piece.value)
      if (left < 0) return { problem: 'body-too-large', body: bytes.all() }
    }
    return { problem: 'aborted', body: bytes.all() }
  } catch {
    return { problem: signal?.aborted === true ? 'aborted' : 'interrupted', body: bytes.all() }
  } finally {
    try {
      pieces?.release(ended)
    } catch {
      // A stream that cannot be released belongs to somebody else.
    }
    signal?.removeEventListener('abort', abort)
  }
}
