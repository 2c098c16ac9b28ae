// Checks every law of every codec in many more cases than the tests do: `npm run soak -- [cases] [seed]`. Not of the
// tests: it takes an hour, or several. A law is handed to whichever worker is idle, the long ones not all to one.
import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { codecs } from '@tooling/codecs'
import { outcomeOf, tasksOf } from './tasks.js'

interface Plan {
  readonly runs: number
  readonly seed: number
}

interface Outcome {
  readonly name: string
  readonly seconds: number
  readonly broken?: string | undefined
}

const number = (text: string | undefined, otherwise: number): number => {
  const value = Number(text ?? otherwise)
  if (Number.isInteger(value) && value > 0) return value
  throw new RangeError('usage: npm run soak -- [cases for each law] [seed], both whole numbers')
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const complain = (line: string): boolean => {
  process.exitCode = 1
  return process.stderr.write(`${line}\n`)
}

const work = ({ runs, seed }: Plan): void => {
  const tasks = tasksOf(codecs, runs, seed)
  parentPort?.on('message', (index: number) => {
    const task = tasks[index]
    if (task === undefined) return parentPort?.close()
    const start = performance.now()
    const broken = outcomeOf(task)
    parentPort?.postMessage({ name: task.name, seconds: (performance.now() - start) / 1000, broken } satisfies Outcome)
  })
}

const soak = (plan: Plan): void => {
  const total = tasksOf(codecs, plan.runs, plan.seed).length
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

if (isMainThread) soak({ runs: number(process.argv[2], 100_000), seed: number(process.argv[3], 6749) })
else work(workerData as Plan)
