import type { WorkerListener, WorkerOptions } from 'bullmq'
import { ErrorCode, Worker } from 'bullmq'
import type { PartOptions } from '../node/convertPart.js'
import type { Part } from '../node/Part.js'
import type { PartResult } from '../node/partFiles.js'
import { partProcessor } from './partProcessor.js'

/** BullMQ's codes for a job that another worker has taken, and perhaps finished. */
const takenCodes: readonly unknown[] = [
  ErrorCode.JobNotExist,
  ErrorCode.JobLockNotExist,
  ErrorCode.JobNotInState,
  ErrorCode.JobLockMismatch,
]

const isTaken = (error: unknown): boolean =>
  error instanceof Error &&
  ('code' in error ? takenCodes.includes(error.code) : error.message.startsWith('could not renew lock'))

type Listeners = WorkerListener<Part, PartResult>

class PartWorker extends Worker<Part, PartResult> {
  /** Leaves out the errors of a worker that was away while another took its job, because that harms nothing. */
  override emit<Event extends keyof Listeners>(event: Event, ...args: Parameters<Listeners[Event]>): boolean {
    return event === 'error' && isTaken(args[0]) ? false : super.emit(event, ...args)
  }
}

/**
 * Starts a BullMQ worker that converts the parts of a queue, one at a time. A job that a dead worker left goes to
 * another worker, at most five times. A failed job says why in words without a secret; the worker's `failed` event has
 * the original error as the `cause`.
 *
 * @since 0.1.0
 * @category queue
 */
export const partWorker = (
  queueName: string,
  options: PartOptions,
  workerOptions: WorkerOptions,
): Worker<Part, PartResult> =>
  new PartWorker(queueName, partProcessor(options), { maxStalledCount: 5, ...workerOptions })
