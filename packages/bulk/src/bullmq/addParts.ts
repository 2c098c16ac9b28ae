import { createHash } from 'node:crypto'
import type { Queue } from 'bullmq'
import type { Part } from '../node/Part.js'
import type { PartResult } from '../node/partFiles.js'

// Bounds the size of a request to Redis.
const BATCH = 1_000

/** Five attempts within half a minute. After that, a failed job waits to be retried by hand. */
const options = { attempts: 5, backoff: { type: 'exponential', delay: 2_000 } }

/** Returns an id without a colon, which BullMQ does not accept. */
const idOf = ({ file, index, start, end }: Part): string =>
  `part-${index}-${createHash('sha256')
    .update(JSON.stringify([file, start, end]))
    .digest('hex')
    .slice(0, 16)}`

/**
 * Adds a job for each part of a plan. A job's id comes from its part, so adding a plan again adds only missing parts.
 * Use a queue for one conversion only, and keep its completed jobs until the parts are joined.
 *
 * @since 0.1.0
 * @category queue
 */
export const addParts = async (queue: Queue<Part, PartResult>, plan: readonly Part[]): Promise<void> => {
  const jobs = plan.map((part) => ({ name: 'part', data: part, opts: { ...options, jobId: idOf(part) } }))
  for (let at = 0; at < jobs.length; at += BATCH) await queue.addBulk(jobs.slice(at, at + BATCH))
}
