import type { Queue } from 'bullmq'
import { expect, test } from 'vitest'
import { addParts } from '../../src/bullmq/addParts.js'
import type { Part } from '../../src/node/Part.js'
import type { PartResult } from '../../src/node/partFiles.js'

type PartQueue = Queue<Part, PartResult>
type Jobs = Parameters<PartQueue['addBulk']>[0]

const jobsOf = async (plan: readonly Part[]): Promise<readonly Jobs[]> => {
  const batches: Jobs[] = []
  const queue: Pick<PartQueue, 'addBulk'> = {
    addBulk: async (jobs) => {
      batches.push(jobs)
      return []
    },
  }
  await addParts(queue as PartQueue, plan)
  return batches
}

const part: Part = { file: 's3://fake-bucket/2:tokens.jsonl', index: 0, start: 0, end: 10 }

test('adds the part as data, and nothing else', async () => {
  const [jobs = []] = await jobsOf([part])
  expect(jobs.map(({ data }) => data)).toEqual([part])
})

test('gives a part the same id again, and each other part another', async () => {
  const plan = [part, { ...part, file: 'other' }, { ...part, index: 1 }, { ...part, start: 1 }, { ...part, end: 11 }]
  const [[jobs = []], [again = []]] = await Promise.all([jobsOf(plan), jobsOf(structuredClone(plan))])
  const ids = jobs.map(({ opts }) => opts?.jobId)
  expect(new Set(ids).size).toBe(plan.length)
  expect(again.map(({ opts }) => opts?.jobId)).toEqual(ids)
})

test('gives ids that BullMQ accepts', async () => {
  const [jobs = []] = await jobsOf([part])
  for (const { opts } of jobs) expect(opts?.jobId).toMatch(/^part-0-[0-9a-f]{16}$/)
})

test('adds a large plan in requests of bounded size, in order', async () => {
  const plan = Array.from({ length: 2_500 }, (_, index) => ({ ...part, index }))
  const batches = await jobsOf(plan)
  expect(batches.map(({ length }) => length)).toEqual([1_000, 1_000, 500])
  expect(batches.flat().map(({ data }) => data.index)).toEqual(plan.map(({ index }) => index))
})

test('adds nothing for an empty plan', async () => {
  expect(await jobsOf([])).toEqual([])
})
