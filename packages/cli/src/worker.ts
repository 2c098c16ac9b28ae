// A worker thread of `convert --jobs`.
import { workerData } from 'node:worker_threads'
import type { LineOptions } from '@token-codecs/bulk'
import { serveParts } from '@token-codecs/bulk/node'
import { loadCodec } from './codecs.js'

/** Options of a conversion, with ids in place of codecs, because a thread cannot receive codecs. */
export interface ServedOptions extends Omit<LineOptions, 'from' | 'to'> {
  readonly from: string
  readonly to: string
}

/** Converts the parts that the main thread sends. */
const serve = async (): Promise<void> => {
  const { from, to, ...options }: ServedOptions = workerData
  const [source, target] = await Promise.all([loadCodec(from), loadCodec(to)])
  if (source === undefined || target === undefined) throw new Error('a worker thread does not know a codec')
  serveParts({ ...options, from: source, to: target })
}

serve()
