import type { Worker } from 'node:worker_threads'
import { parentPort } from 'node:worker_threads'
import type { LineOptions } from '../lines/LineOptions.js'
import type { BulkErrorCode } from './BulkError.js'
import { BulkError } from './BulkError.js'
import { convertRange } from './convertRange.js'
import type { Outcome } from './Outcome.js'
import type { Part } from './Part.js'

interface Job {
  readonly part: Part
  readonly wantsNotes: boolean
}

/**
 * Converts the parts that `convertFile` hands to a worker thread. Call it in the worker's module, because codecs cannot
 * be sent to a thread. The options must be those of `convertFile`.
 *
 * @since 0.1.0
 * @category files
 */
export const serveParts = (options: LineOptions): void => {
  if (parentPort === null) throw new Error('serveParts: expected a worker thread')
  const port = parentPort
  port.on('message', ({ part, wantsNotes }: Job) => {
    const outcome = convertRange(part, options, wantsNotes)
    port.postMessage(
      outcome,
      outcome.output.map(({ buffer }) => buffer as ArrayBuffer),
    )
  })
}

/** Worker threads that convert parts. */
export interface Pool {
  readonly threads: number
  readonly convert: (part: Part) => Promise<Outcome>
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (reason: unknown) => void
}

/** A thread, and the promises of its parts in the order in which it converts them. */
interface Thread {
  readonly worker: Worker
  readonly waiting: Waiting[]
}

/** Returns the error that a thread threw. Its class does not pass between threads. */
const restored = (thrown: unknown): unknown =>
  thrown instanceof Error && thrown.name === 'BulkError' && 'code' in thrown
    ? new BulkError(thrown.code as BulkErrorCode)
    : thrown

/** Starts worker threads. */
export const startPool = (start: () => Worker, threadCount: number, wantsNotes: boolean): Pool => {
  const threads: Thread[] = []
  let failure: { readonly reason: unknown } | undefined

  const fail = (thrown: unknown): void => {
    failure ??= { reason: restored(thrown) }
    for (const { reject } of threads.flatMap(({ waiting }) => waiting.splice(0))) reject(failure.reason)
  }
  const leastBusy = (): Thread | undefined =>
    [...threads].sort((one, other) => one.waiting.length - other.waiting.length)[0]
  while (threads.length < threadCount) {
    const thread: Thread = { worker: start(), waiting: [] }
    thread.worker.on('message', (outcome: Outcome) => thread.waiting.shift()?.resolve(outcome))
    thread.worker.on('error', fail)
    thread.worker.on('messageerror', fail)
    // Even an idle one, because it would never do the next part.
    thread.worker.on('exit', () => fail(new Error('a worker thread ended before its work was done')))
    threads.push(thread)
  }
  return {
    threads: threadCount,
    convert: (part) =>
      new Promise((resolve, reject) => {
        const thread = leastBusy()
        if (failure !== undefined || thread === undefined) return reject(failure?.reason)
        thread.waiting.push({ resolve, reject })
        thread.worker.postMessage({ part, wantsNotes } satisfies Job)
      }),
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}
