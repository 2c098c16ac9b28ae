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

/** Worker threads that each convert one part at a time. */
export interface Pool {
  /** Number of parts to have in work or waiting, so that each worker is busy. */
  readonly ahead: number
  readonly convert: (part: Part) => Promise<Outcome>
  readonly close: () => Promise<void>
}

interface Waiting {
  readonly part: Part
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (reason: unknown) => void
}

/** Returns the error that a thread threw. Its class does not pass between threads. */
const restored = (thrown: unknown): unknown =>
  thrown instanceof Error && thrown.name === 'BulkError' && 'code' in thrown
    ? new BulkError(thrown.code as BulkErrorCode)
    : thrown

/** Starts worker threads. */
export const startPool = (start: () => Worker, jobs: number, wantsNotes: boolean): Pool => {
  const queue: Waiting[] = []
  const idle: Worker[] = []
  const busy = new Map<Worker, Waiting>()
  let failure: { readonly reason: unknown } | undefined

  const assign = (): void => {
    while (idle.length > 0 && queue.length > 0) {
      const [worker, waiting] = [idle.pop(), queue.shift()]
      if (worker === undefined || waiting === undefined) return
      busy.set(worker, waiting)
      worker.postMessage({ part: waiting.part, wantsNotes } satisfies Job)
    }
  }
  const fail = (thrown: unknown): void => {
    const reason = restored(thrown)
    failure ??= { reason }
    for (const { reject } of [...busy.values(), ...queue]) reject(reason)
    busy.clear()
    queue.length = 0
  }
  const workers = Array.from({ length: jobs }, () => {
    const worker = start()
    worker.on('message', (outcome: Outcome) => {
      busy.get(worker)?.resolve(outcome)
      busy.delete(worker)
      idle.push(worker)
      assign()
    })
    worker.on('error', fail)
    worker.on('messageerror', fail)
    // Even an idle one, because it would never do the next part.
    worker.on('exit', () => fail(new Error('a worker thread ended before its work was done')))
    idle.push(worker)
    return worker
  })
  return {
    ahead: 2 * jobs,
    convert: (part) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) return reject(failure.reason)
        queue.push({ part, resolve, reject })
        assign()
      }),
    close: async () => {
      busy.clear()
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
