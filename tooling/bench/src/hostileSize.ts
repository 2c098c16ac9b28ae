// Prints, as a Markdown table, how long every operation takes for hostile inputs, how that grows, and how much memory.
import { spawnSync } from 'node:child_process'
import { availableParallelism, cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { isSuperLinear } from './growth.js'
import { kinds } from './kinds.js'
import type { Measurement } from './measure.js'
import { operationNames } from './operations.js'

const columns = ['JSON.parse', ...operationNames]

const measureFile = fileURLToPath(new URL('measure.js', import.meta.url))

/** Runs a measurement in a process of its own, whose heap cannot grow past a bound; `undefined` if it failed. */
const measure = (what: 'times' | 'heap', index: number, flags: readonly string[]): unknown => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, measureFile, what, `${index}`], {
    encoding: 'utf8',
  })
  if (status === 0) return JSON.parse(stdout)
  process.stderr.write(`${kinds[index]?.title}: ${what}: ended with ${status}\n${stderr}\n`)
  process.exitCode = 1
  return undefined
}

const row = (cells: readonly string[]): void => {
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 })

const cellOf = (times: Measurement['times'], name: string): string => {
  const time = times[name]
  if (time === undefined) return ''
  const { milliseconds, exponent } = time
  if (milliseconds < 1) return '< 1'
  if (exponent === undefined) return number(milliseconds)
  return `${number(milliseconds)} (${exponent.toFixed(1)}${isSuperLinear(exponent, times['JSON.parse']?.exponent) ? ' **super-linear**' : ''})`
}

process.stdout.write(
  `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'an unknown processor'}. Milliseconds of processor time, the best of up to five, and in brackets the power of the size with which they grow.\n\n`,
)
row([
  'hostile kind',
  'size',
  'outcome',
  'KiB',
  ...columns.map((name) => `\`${name}\``),
  '`read` : `JSON.parse`',
  'heap bytes per character',
])
row(Array.from({ length: columns.length + 6 }, () => '---'))
for (const [index, { title, unit }] of kinds.entries()) {
  const measured = measure('times', index, ['--max-old-space-size=1024', '--single-threaded-gc']) as
    | Measurement
    | undefined
  // So large a nursery collects nothing while one input is read.
  const heap = measure('heap', index, ['--min-semi-space-size=512', '--max-semi-space-size=512']) as number | undefined
  if (measured === undefined || heap === undefined) continue
  const { size, outcome, characters, times } = measured
  row([
    title,
    `${number(size)} ${unit}`,
    outcome,
    number(characters / 1_024),
    ...columns.map((name) => cellOf(times, name)),
    number((times.read?.milliseconds ?? 0) / (times['JSON.parse']?.milliseconds ?? 1)),
    number(heap / characters),
  ])
}
