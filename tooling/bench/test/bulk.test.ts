import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Round } from '../src/bulk/goals.js'
import { goals, rowOf } from '../src/bulk/goals.js'
import { writeLines } from '../src/bulk/lines.js'

const folder = mkdtempSync(join(tmpdir(), 'token-codecs-lines-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cost = (seconds: number) => ({ wall: seconds, processor: seconds, megabytes: 1 })
const round = (jq: number | undefined): Round => ({ bare: cost(1), one: cost(1.8), two: cost(1.3), jq })
const met = (rounds: readonly Round[]) => goals.map((goal) => rowOf(goal, rounds).at(-1))

test('a goal compares the median round with its bound', () => {
  expect(met([round(4.6), round(4.6), round(1)])).toEqual(['yes', 'yes', '**no**'])
  expect(met([round(4.4), round(4.4), round(9)])).toEqual(['yes', '**no**', '**no**'])
})

test('a goal that needs jq is not met without jq', () => {
  const rows = goals.map((goal) => rowOf(goal, [round(4.6), round(undefined)]))
  expect(rows.map((row) => row.at(-1))).toEqual(['yes', '**no**', '**no**'])
  expect(rows[1]?.join()).toContain('jq is missing')
})

test('lines are the same each time, about 1 kB, a tenth with an unknown member, and a few are broken', () => {
  const [first, again, valid] = ['first', 'again', 'valid'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  expect(writeLines(first, { lines: 30_000 })).toBe(30_000)
  writeLines(again, { lines: 30_000 })
  writeLines(valid, { lines: 30_000, withBroken: false })
  const lines = readFileSync(first, 'utf8').trimEnd().split('\n')
  expect(lines).toHaveLength(30_000)
  expect(readFileSync(again, 'utf8')).toBe(readFileSync(first, 'utf8'))
  expect(statSync(first).size / lines.length).toBeCloseTo(1_040, -2)
  expect(lines.filter((line) => line.includes('"account"')).length / lines.length).toBeCloseTo(0.1)
  const parsed = readFileSync(valid, 'utf8').trimEnd().split('\n')
  for (const line of parsed) expect(JSON.parse(line).id_token).toHaveLength(700)
  expect(lines.length - parsed.length).toBeGreaterThan(0)
  expect(lines.length - parsed.length).toBeLessThan(10)
})
