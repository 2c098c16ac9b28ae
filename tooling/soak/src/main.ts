// Checks every law of every codec in many more cases than the tests do: `npm run soak -- [cases] [seed] [part of a title]`.
// Not of the tests: it takes an hour, or several, and so may be run in parts (`'bolt: '`, `'law 7'`). A law is handed to
// whichever worker is idle, the long ones not all to one.
import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { codecs } from '@tooling/codecs'
import { outcomeOf, tasksOf } from './tasks.js'

interface Plan {
  readonly runs: number
  readonly seed: number
  /** What the titles of the laws to be checked have in them. */
  readonly part: string
}

interface Outcome {
  readonly name: string
  readonly seconds: number
  readonly broken?: string | undefined
}

const number = (text: string | undefined, otherwise: number): number => {
  const value = Number(text ?? otherwise)
  if (Number.isInteger(value) && value > 0) return value
  throw new RangeError(
    'usage: npm run soak -- [cases for each law] [seed] [part of a title], the first two whole numbers',
  )
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const complain = (line: string): boolean => {
  process.exitCode = 1
  return process.stderr.write(`${line}\n`)
}

const work = ({ runs, seed, part }: Plan): void => {
  const tasks = tasksOf(codecs, runs, seed, part)
  parentPort?.on('message', (index: number) => {
    const task = tasks[index]
    if (task === undefined) return parentPort?.close()
    const start = performance.now()
    const broken = outcomeOf(task)
    parentPort?.postMessage({ name: task.name, seconds: (performance.now() - start) / 1000, broken } satisfies Outcome)
  })
}

const soak = (plan: Plan): void => {
  const total = tasksOf(codecs, plan.runs, plan.seed, plan.part).length
  if (total === 0) throw new RangeError(`no title of a law has ${plan.part} in it`)
  let next = 0
  let done = 0
  const start = performance.now()
  for (let count = availableParallelism(); count > 0; count--) {
    const worker = new Worker(new URL(import.meta.url), { workerData: plan })
    worker.on('message', ({ name, seconds, broken }: Outcome) => {
      done++
      say(`${broken === undefined ? 'holds' : 'BROKEN'}  ${seconds.toFixed(0).padStart(5)} s  ${name}`)
      if (broken !== undefined) complain(broken)
      worker.postMessage(next++)
    })
    // A worker that dies is a law that was not checked.
    worker.on('error', (error) => complain(error.message))
    worker.postMessage(next++)
  }
  process.on('exit', () => {
    if (done < total) process.exitCode = 1
    const minutes = ((performance.now() - start) / 60_000).toFixed(1)
    say(`${done} of ${total} laws checked, ${plan.runs} cases each, seed ${plan.seed}, ${minutes} minutes`)
  })
}

if (isMainThread) {
  const [, , runs, seed, part = ''] = process.argv
  soak({ runs: number(runs, 100_000), seed: number(seed, 6749), part })
} else work(workerData as Plan)
