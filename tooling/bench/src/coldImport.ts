import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median, table } from './markdown.js'

/** The modules to import, one per process; `nothing` is the baseline. */
const imported = ['nothing', 'io-ts', 'zod', 'valibot', '@token-codecs/core', '@token-codecs/bolt']

const ROUNDS = 15

const cwd = fileURLToPath(new URL('.', import.meta.url))

const spent = (name: string): number => {
  const code = name === 'nothing' ? '' : `import '${name}'`
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd })
  const end = performance.now()
  if (status !== 0) throw new Error(`import of ${name} failed: ${stderr}`)
  return end - start
}

/** Table of the time that a process takes to import each module and exit, in total and over the baseline. */
export const importsTable = (): string => {
  // The first round warms the system's caches.
  const rounds = Array.from({ length: ROUNDS + 1 }, () => imported.map(spent)).slice(1)
  const rows = imported.map((name, index) => {
    const times = rounds.map((times) => times[index] ?? Number.NaN)
    const over = rounds.map(([nothing = Number.NaN], round) => (times[round] ?? Number.NaN) - nothing)
    return [name, median(times).toFixed(0), name === 'nothing' ? '' : median(over).toFixed(0)]
  })
  return table(['process that imports', 'ms', 'over nothing'], rows)
}
