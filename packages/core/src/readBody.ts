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

const joined = (chunks: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.byteLength, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

const ignore = (): void => undefined

/** Lets go of the stream. Nobody waits for the server to notice: it may never. */
const release = (reader: BodyReader, ended: boolean): void => {
  try {
    if (!ended) reader.cancel().catch(ignore)
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
  let abort: () => void = ignore
  const aborted = new Promise<undefined>((resolve) => {
    abort = () => resolve(undefined)
  })
  let ended = false
  try {
    signal?.addEventListener('abort', abort)
    const chunks: Uint8Array[] = []
    let left = limit
    while (signal?.aborted !== true) {
      const next = await Promise.race([reader.read(), aborted])
      if (next === undefined) break
      if (next.done) {
        ended = true
        return { bytes: joined(chunks) }
      }
      if (!ArrayBuffer.isView(next.value)) return { problem: 'not-json' }
      // An empty chunk counts too, or a stream of them would have no end.
      left -= Math.max(1, next.value.byteLength)
      if (left < 0) return { problem: 'body-too-large' }
      chunks.push(next.value)
    }
    return { problem: 'aborted' }
  } catch {
    return { problem: signal?.aborted === true ? 'aborted' : 'interrupted' }
  } finally {
    signal?.removeEventListener('abort', abort)
    release(reader, ended)
  }
}
