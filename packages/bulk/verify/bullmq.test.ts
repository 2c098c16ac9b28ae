// Runs worker processes with a real Redis, kills one, freezes one, and cuts the connection of one.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { BoltToken } from '@token-codecs/bolt'
import { GoogleToken } from '@token-codecs/google'
import type { Worker } from 'bullmq'
import { Queue } from 'bullmq'
import { afterAll, expect, test } from 'vitest'
import { addParts, partWorker } from '../src/bullmq.js'
import type { Part, PartResult } from '../src/node.js'
import { convertFile, joinParts, planParts } from '../src/node.js'
import { temporaryFolder } from './page.js'
import type { Program } from './startProgram.js'
import { startProgram } from './startProgram.js'
import { startRedis } from './startRedis.js'

const folder = temporaryFolder()
const { server: redis, socket, data } = await startRedis(folder)
const connection = { path: socket }
const opened: { readonly close: () => Promise<void> }[] = []
afterAll(async () => {
  for (const one of opened) await one.close()
  expect(await redis.stop()).toBe(0)
})

const newQueue = (name: string): Queue<Part, PartResult> => {
  const queue = new Queue<Part, PartResult>(name, { connection })
  opened.push(queue)
  return queue
}

/** Returns everything that Redis was ever given to keep: it appends each command that writes to a file. */
const written = (): string => {
  const paths = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return paths.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')).join('')
}

/** A proxy whose connections can be cut. */
const startProxy = async (path: string) => {
  const sockets = new Set<Socket>()
  const server = createServer((from) => {
    const to = connect(socket)
    for (const [one, other] of [[from, to] as const, [to, from] as const]) {
      sockets.add(one)
      one.once('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      one.on('error', () => other.destroy())
      one.pipe(other)
    }
  })
  const listen = () => new Promise<void>((resolve) => server.listen(path, resolve))
  const cut = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const one of sockets) one.destroy()
    await closed
  }
  await listen()
  return { cut, listen }
}

const root = fileURLToPath(new URL('../../..', import.meta.url))
const program = fileURLToPath(new URL('bullmq/worker.ts', import.meta.url))

const startWorker = (queue: string, path: string, dir: string): Program =>
  startProgram(process.execPath, ['--import', 'tsx', program, queue, path, dir], { cwd: root })

/** Waits for the next part that a worker begins from now on. */
const nextPart = async ({ printed, child }: Program): Promise<number> => {
  const begun = (): readonly string[] => [...printed.stdout.matchAll(/begins (\d+);/g)].map(([, index = '']) => index)
  const { length } = begun()
  while (begun().length === length && child.exitCode === null) await sleep(5)
  expect(child.exitCode, printed.stderr).toBeNull()
  return Number(begun()[length])
}

const kinds = ['output.jsonl', 'rejects.jsonl', 'rejected', 'summary.json']
const contentsIn = (dir: string): readonly Buffer[] => kinds.map((name) => readFileSync(join(dir, name)))

const lines = Array.from({ length: 800 }, (_, line) => {
  if (line % 50 === 7) return '\r'
  if (line % 40 === 9) return `{"access_token":"","refresh_token":"fake-rejected-${line}"}`
  return `{"access_token":"fake-${line}","token_type":"bearer","expires_in":${line},"scope":"a b","fake-name":"é"}`
})
const file = join(folder, 'tokens.jsonl')
writeFileSync(file, `\ufeff${lines.join('\n')}`)
const plan = planParts(file, { bytes: 2_000 })

test('parts survive a killed worker, a frozen one and one that was cut off', async () => {
  const dir = join(folder, 'parts')
  const queue = newQueue('conversion')
  await addParts(queue, plan)
  await addParts(queue, plan)
  expect(plan.length).toBeGreaterThan(30)
  expect(await queue.getJobCounts('wait', 'completed', 'failed')).toEqual({
    wait: plan.length,
    completed: 0,
    failed: 0,
  })

  const killed = startWorker(queue.name, socket, dir)
  await nextPart(killed)
  const lost = await nextPart(killed)
  expect(await killed.stop('SIGKILL')).toBeNull()

  const frozen = startWorker(queue.name, socket, dir)
  const late = await nextPart(frozen)
  frozen.child.kill('SIGSTOP')

  const proxy = await startProxy(join(folder, 'proxy.sock'))
  const remote = startWorker(queue.name, join(folder, 'proxy.sock'), dir)
  const unreported = await nextPart(remote)
  await proxy.cut()

  const steady = startWorker(queue.name, socket, dir)
  for (const index of [lost, late, unreported]) await steady.prints(`read ${index};`)
  await remote.prints(`read ${unreported};`)
  await proxy.listen()
  frozen.child.kill('SIGCONT')
  await frozen.prints(`read ${late};`)
  // Both work on.
  await Promise.all([nextPart(frozen), nextPart(remote)])

  while ((await queue.getCompletedCount()) < plan.length) await sleep(50)
  expect(await Promise.all([frozen, remote, steady].map(({ stop }) => stop()))).toEqual([0, 0, 0])
  expect(frozen.printed.stderr + steady.printed.stderr).toBe('')
  expect(remote.printed.stderr).toMatch(/^(?:Error: (?:connect|read|write) E.*\n)+$/)
  expect(await queue.getFailedCount()).toBe(0)

  const single = join(folder, 'single')
  mkdirSync(single)
  const [output = '', rejects = '', rejectedLines = '', summary = ''] = kinds.map((name) => join(single, name))
  await convertFile(file, {
    from: GoogleToken,
    to: BoltToken,
    receivedAt: 1700000000,
    ...{ output, rejects, rejectedLines, summary },
  })
  expect(joinParts(dir, plan)).toMatchObject({ lines: 800, blank: 16, rejected: 20 })
  expect(contentsIn(dir)).toEqual(contentsIn(single))
})

test('a failed job has a reason without secrets, and can be retried', async () => {
  const queue = newQueue('failing')
  const [part] = plan
  if (part === undefined) throw new Error('the plan has no part')
  let isBroken = true
  const worker: Worker<Part, PartResult> = partWorker(
    queue.name,
    {
      dir: join(folder, 'failing'),
      from: GoogleToken,
      to: BoltToken,
      open: async function* () {
        const bytes = readFileSync(file).subarray(part.start, part.end)
        yield bytes.subarray(0, 1_000)
        if (isBroken) throw Object.assign(new Error(`${bytes}`), { name: 'fake-name', code: 'fake-code' })
        yield bytes.subarray(1_000)
      },
    },
    { connection },
  )
  opened.push(worker)
  const failed = new Promise<Error>((resolve) => worker.once('failed', (_, error) => resolve(error)))
  const { id = '' } = await queue.add('part', part)
  expect((await failed).cause).toMatchObject({ code: 'fake-code' })
  const job = await queue.getJob(id)
  expect(job?.failedReason).toContain(`${part.index}`)
  expect(job?.stacktrace).toHaveLength(1)

  isBroken = false
  await queue.retryJobs()
  while ((await queue.getCompletedCount()) < 1) await sleep(20)
  expect(joinParts(join(folder, 'failing'), [part])).toMatchObject({ written: expect.any(Number) })
})

test('Redis never held anything of the input', async () => {
  const all = written()
  expect(all).toContain(file)
  expect(all).toContain('sha256')
  expect(all).not.toContain('fake-')
})
