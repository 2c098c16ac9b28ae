import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, table } from '../markdown.js'
import type { Round } from './goals.js'
import { goals, MEMORY, rowOf } from './goals.js'
import { writeLines } from './lines.js'
import type { Cost } from './processes.js'
import { runBare, runConversion, runJq } from './processes.js'

const LINES = 300_000
const GIGABYTE = 1_000_000_000
const ROUNDS = 5

/** Measures all processes once, one after the other. */
const roundOf = (input: string, valid: string, folder: string): Round => ({
  bare: runBare(input, folder),
  one: runConversion(input, folder, 1),
  two: runConversion(input, folder, 2),
  jq: runJq(valid, folder),
})

const seconds = (rounds: readonly Round[], figure: (round: Round) => number): string =>
  median(rounds.map(figure)).toFixed(2)

const costsTable = (rounds: readonly Round[]): string => {
  const arms: readonly (readonly [name: string, cost: (round: Round) => Cost])[] = [
    ['parse and stringify', ({ bare }) => bare],
    ['conversion, one job', ({ one }) => one],
    ['conversion, two jobs', ({ two }) => two],
  ]
  const rows = arms.map(([name, cost]) => [
    name,
    seconds(rounds, (round) => cost(round).wall),
    seconds(rounds, (round) => cost(round).processor),
    Math.max(...rounds.map((round) => cost(round).megabytes)).toFixed(0),
  ])
  const jq = seconds(rounds, (round) => round.jq ?? Number.NaN)
  return table(
    [`${LINES.toLocaleString('en')} lines`, 'seconds', 'processor seconds', 'peak MB'],
    [...rows, ['`jq -c .`', jq, '', '']],
  )
}

/** `one` and `two` are the costs for 1 GB, where the start of a second thread counts less. */
const goalsTable = (rounds: readonly Round[], one: Cost, two: Cost): string =>
  table(
    ['target', '', 'wanted', 'met'],
    [
      ...goals.map((goal) => rowOf(goal, rounds)),
      ['the same for 1 GB', (one.wall / two.wall).toFixed(2), '', ''],
      [
        'peak memory for 1 GB, MB',
        one.megabytes.toFixed(0),
        `under ${MEMORY}`,
        one.megabytes < MEMORY ? 'yes' : '**no**',
      ],
    ],
  )

/** Tables of the costs of conversions, and of the targets. */
export const bulkTable = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'token-codecs-bench-'))
  try {
    const [input, valid, large] = ['lines', 'valid', 'large'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    writeLines(input, { lines: LINES })
    // jq stops at the first broken line.
    writeLines(valid, { lines: LINES, withBroken: false })
    // The first round warms the system's caches.
    const rounds = Array.from({ length: ROUNDS + 1 }, () => roundOf(input, valid, folder)).slice(1)
    writeLines(large, { bytes: GIGABYTE })
    const [one, two] = [runConversion(large, folder, 1), runConversion(large, folder, 2)]
    return [costsTable(rounds), goalsTable(rounds, one, two)].join('\n\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
