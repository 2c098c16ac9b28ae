import { isString } from '../token/objects.js'
import type { BodyProblem } from './refusedBody.js'

/** The members of an `AbortSignal` that are used here. @since 0.1.0 @category interop */
export interface AbortSignalLike {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/**
 * The members of a Fetch `Response` that are used here. The body may be a web stream or a Node stream (node-fetch 2).
 * If it is missing (React Native), `text()` is called.
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

interface Chunk {
  readonly done?: boolean | undefined
  readonly value?: unknown
}

/** A body's chunks. */
interface Chunks {
  readonly next: () => Promise<Chunk>
  /** Releases the stream. Does not wait for the cancellation, which may never settle. */
  readonly release: (ended: boolean) => unknown
}

interface Streams {
  getReader?(): { read(): Promise<Chunk>; cancel(): Promise<void>; releaseLock(): void }
  [Symbol.asyncIterator]?(): AsyncIterator<unknown>
  destroy?(): unknown
}

const ignore = (): void => undefined

/** The chunks of a web stream or a Node stream. Throws if the stream is locked. */
const chunksOf = (body: Streams): Chunks | undefined => {
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

/** A growing byte buffer. Copies each chunk, because kept one-byte chunks cost a hundred bytes each. */
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

const wholeText = async (response: ResponseLike): Promise<Chunk> => ({
  done: true,
  value: await response.text(),
})

/** Reads a body to its end, up to `limit` bytes, unless the signal aborts. */
export const readBody = async (
  response: ResponseLike,
  limit: number,
  signal: AbortSignalLike | undefined,
): Promise<ReadBody> => {
  if (response.bodyUsed === true) return { problem: 'already-read' }
  let chunks: Chunks | undefined
  try {
    chunks = chunksOf((response.body ?? {}) as Streams)
  } catch {
    return { problem: 'already-read' }
  }
  if (chunks === undefined && typeof response.text !== 'function') return { problem: 'not-json' }
  const next = chunks?.next ?? (() => wholeText(response))
  let stopWaiting: () => void = ignore
  const abort = (): void => stopWaiting()
  // Each chunk gets a new promise, because `Promise.race` with a long-lived one leaks its reactions.
  const nextUnlessAborted = (): Promise<Chunk | undefined> =>
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
      const chunk = await nextUnlessAborted()
      if (chunk === undefined) break
      if (chunk.done === true) {
        ended = true
        return { body: isString(chunk.value) ? chunk.value : bytes.all() }
      }
      if (!ArrayBuffer.isView(chunk.value)) return { problem: 'not-json' }
      // An empty chunk counts as one byte, so that an endless stream of them ends.
      left -= Math.max(1, chunk.value.byteLength)
      bytes.add(chunk.value)
      if (left < 0) return { problem: 'body-too-large', body: bytes.all() }
    }
    return { problem: 'aborted', body: bytes.all() }
  } catch {
    return { problem: signal?.aborted === true ? 'aborted' : 'interrupted', body: bytes.all() }
  } finally {
    try {
      chunks?.release(ended)
    } catch {
      // Releasing a foreign stream may throw; the result is already decided.
    }
    signal?.removeEventListener('abort', abort)
  }
}
