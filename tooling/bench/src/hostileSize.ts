// Prints, as a Markdown table, the time that every operation takes for hostile inputs, its growth, and the memory: of the
// kinds whose titles are given, or of all.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isSuperLinear } from './growth.js'
import { kinds } from './kinds.js'
import { machine, row } from './markdown.js'
import type { Measurement } from './measure.js'
import { operationNames } from './operations.js'

const columns = ['JSON.parse', ...operationNames]

const measureFile = fileURLToPath(new URL('measure.ts', import.meta.url))

/** Runs a measurement in a separate process, whose heap cannot grow past a bound; `undefined` if it failed. */
const measure = <A>(what: 'times' | 'heap', title: string, ...flags: readonly string[]): A | undefined => {
  const words = [...process.execArgv, ...flags, measureFile, what, title]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (status === 0) return JSON.parse(stdout)
  process.stderr.write(`${title}: ${what}: ended with ${status}\n${stderr}\n`)
  process.exitCode = 1
  return undefined
}

const print = (...cells: readonly string[]): void => {
  process.stdout.write(`${row(cells)}\n`)
}

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 })

const cellOf = (times: Measurement['times'], name: string): string => {
  const { milliseconds, exponent } = times[name] ?? {}
  if (milliseconds === undefined) return ''
  if (milliseconds < 1) return '< 1'
  if (exponent === undefined) return number(milliseconds)
  const mark = isSuperLinear(exponent, times['JSON.parse']?.exponent) ? ' **super-linear**' : ''
  return `${number(milliseconds)} (${exponent.toFixed(1)}${mark})`
}

const titles = process.argv.slice(2)
const asked = kinds.filter(({ title }) => titles.length === 0 || titles.includes(title))
if (asked.length < titles.length) throw new Error(`expected titles among ${kinds.map(({ title }) => title).join('; ')}`)

process.stdout.write(
  `${machine}. Milliseconds of processor time, the best of up to five, and in brackets the power of the size with which they grow.\n\n`,
)
const operations = columns.map((name) => `\`${name}\``)
const head = [
  'hostile kind',
  'size',
  'outcome',
  'KiB',
  ...operations,
  '`read` : `JSON.parse`',
  'heap bytes per character',
]
print(...head)
print(...head.map(() => '---'))
for (const { title, unit } of asked) {
  const measured = measure<Measurement>('times', title, '--max-old-space-size=1024', '--single-threaded-gc')
  // So large a nursery collects nothing while one input is read.
  const heap = measure<number>('heap', title, '--min-semi-space-size=512', '--max-semi-space-size=512')
  if (measured === undefined || heap === undefined) continue
  const { size, outcome, characters, times } = measured
  print(
    title,
    `${number(size)} ${unit}`,
    outcome,
    number(characters / 1_024),
    ...columns.map((name) => cellOf(times, name)),
    number((times.read?.milliseconds ?? 0) / (times['JSON.parse']?.milliseconds ?? 1)),
    number(heap / characters),
  )
}
