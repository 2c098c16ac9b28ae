// Prints, as a Markdown table, the time that every operation takes for hostile inputs, its growth, and the memory: of the
// kinds whose titles are given, or of all.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { kinds } from './kinds.js'
import { machine, row, table } from './markdown.js'
import { operationNames } from './operations.js'

const measureFile = fileURLToPath(new URL('measure.ts', import.meta.url))

/** Cells of a kind's row, measured in a separate process, whose heap cannot grow past a bound; none where that failed. */
const measure = (what: 'times' | 'heap', title: string, ...flags: readonly string[]): readonly string[] => {
  const words = [...process.execArgv, ...flags, measureFile, what, title]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (status === 0) return JSON.parse(stdout)
  process.stderr.write(`${title}: ${what}: ended with ${status}\n${stderr}\n`)
  process.exitCode = 1
  return []
}

const titles = process.argv.slice(2)
const asked = kinds.filter(({ title }) => titles.length === 0 || titles.includes(title))
if (asked.length < titles.length) throw new Error(`expected titles among ${kinds.map(({ title }) => title).join('; ')}`)

const operations = ['JSON.parse', ...operationNames].map((name) => `\`${name}\``)
const figures = ['hostile kind', 'size', 'outcome', 'KiB', ...operations, '`read` : `JSON.parse`']
process.stdout.write(
  `${machine}. Milliseconds of processor time, the best of up to five, and in brackets the power of the size with which they grow.\n\n${table([...figures, 'heap bytes per character'], [])}\n`,
)
for (const { title } of asked) {
  const times = measure('times', title, '--max-old-space-size=1024', '--single-threaded-gc')
  // So large a nursery collects nothing while one input is read.
  const heap = measure('heap', title, '--min-semi-space-size=512', '--max-semi-space-size=512')
  if (times.length > 0 && heap.length > 0) process.stdout.write(`${row([...times, ...heap])}\n`)
}
