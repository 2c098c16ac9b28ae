// Converts the lines of a file with the built package, into a folder. Serves parts if it runs as a worker thread.
import { join } from 'node:path'
import { isMainThread, Worker } from 'node:worker_threads'
import { BoltToken } from '@token-codecs/bolt'
import { convertFile, serveParts } from '@token-codecs/bulk/node'
import { CanonicalToken } from '@token-codecs/core'

const options = { from: BoltToken, to: CanonicalToken, receivedAt: 1_700_000_000 }

if (isMainThread) {
  const [input, folder, jobs] = process.argv.slice(2)
  await convertFile(input, {
    ...options,
    output: join(folder, 'output'),
    rejects: join(folder, 'rejects'),
    summary: join(folder, 'summary'),
    jobs: Number(jobs),
    startWorker: () => new Worker(new URL(import.meta.url)),
  })
} else serveParts(options)
