import type { BodyProblem } from './refusedBody.js'

/** What is used of a reader of a body. @since 0.1.0 @category interop */
export interface BodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>
  cancel(): Promise<void>
  releaseLock(): void
}

/** What is used of an `AbortSignal`, any platform's. @since 0.1.0 @category interop */
export interface AbortSignalLike {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** What is used of a Fetch `Response`, any platform's. @since 0.1.0 @category interop */
export interface ResponseLike {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly bodyUsed: boolean
  readonly body: { getReader(): BodyReader } | null
}

export type ReadBody = { readonly bytes: Uint8Array } | { readonly problem: BodyProblem | 'body-too-large' }

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

const ignore = (): void => undefined

/** Lets go of the stream. Nobody waits for the server to notice: it may never. */
const release = (reader: BodyReader, ended: boolean): void => {
  try {
    if (!ended) Promise.resolve(reader.cancel()).catch(ignore)
    reader.releaseLock()
  } catch {
    // A stream that cannot be let go of is none of ours.
  }
}

const lockedReader = ({ body, bodyUsed }: ResponseLike): BodyReader | undefined => {
  try {
    return bodyUsed ? undefined : body?.getReader()
  } catch {
    return undefined
  }
}

/** The bytes of a body, as long as there are no more than `limit`, nobody aborts, and the end comes. */
export const readBody = async (
  response: ResponseLike,
  limit: number,
  signal: AbortSignalLike | undefined,
): Promise<ReadBody> => {
  if (response.body === null && !response.bodyUsed) return { bytes: new Uint8Array() }
  const reader = lockedReader(response)
  if (reader === undefined) return { problem: 'already-read' }
  let stopWaiting: () => void = ignore
  const abort = (): void => stopWaiting()
  // Each its own promise: what races against one that lasts is remembered as long as that.
  const next = (): Promise<Awaited<ReturnType<BodyReader['read']>> | undefined> =>
    new Promise((resolve, reject) => {
      stopWaiting = () => resolve(undefined)
      Promise.resolve(reader.read()).then(resolve, reject)
    })
  let ended = false
  try {
    signal?.addEventListener('abort', abort)
    const bytes = new Bytes()
    let left = limit
    while (signal?.aborted !== true) {
      const piece = await next()
      if (piece === undefined) break
      if (piece.done) {
        ended = true
        return { bytes: bytes.all() }
      }
      if (!ArrayBuffer.isView(piece.value)) return { problem: 'not-json' }
      // An empty chunk counts too, or a stream of them would have no end.
      left -= Math.max(1, piece.value.byteLength)
      if (left < 0) return { problem: 'body-too-large' }
      bytes.add(piece.value)
    }
    return { problem: 'aborted' }
  } catch {
    return { problem: signal?.aborted === true ? 'aborted' : 'interrupted' }
  } finally {
    release(reader, ended)
    signal?.removeEventListener('abort', abort)
  }
}
