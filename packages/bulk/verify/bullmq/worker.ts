// Converts parts until SIGTERM. Reads slowly, as from an object store, and says when a part begins and ends.
import { createReadStream } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { BoltToken } from '@token-codecs/bolt'
import { partWorker } from '@token-codecs/bulk/bullmq'
import type { Part } from '@token-codecs/bulk/node'
import { GoogleToken } from '@token-codecs/google'

const [queueName = '', path = '', dir = ''] = process.argv.slice(2)
const say = (text: string): void => void process.stdout.write(`${text}\n`)

const open = async function* ({ file, index, start, end }: Part): AsyncGenerator<Uint8Array> {
  say(`begins ${index};`)
  for await (const bytes of createReadStream(file, { start, end: end - 1, highWaterMark: 400 })) {
    await sleep(50)
    yield bytes
  }
  say(`read ${index};`)
}

const options = { dir, from: GoogleToken, to: BoltToken, receivedAt: 1700000000, rejectedLines: true, open }
// Short, so that the test is.
const worker = partWorker(queueName, options, { connection: { path }, lockDuration: 1_000, stalledInterval: 500 })
worker.on('error', (error) => process.stderr.write(`${error}\n`))
process.once('SIGTERM', () => void worker.close())
