import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median, table } from './markdown.js'

/** The modules that processes import before they end. */
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

/** A table of the time of processes that import something and end, in turns, and of that over those that import nothing. */
export const importsTable = (): string => {
  // The first round finds nothing in the caches of the system.
  const rounds = Array.from({ length: ROUNDS + 1 }, () => imported.map(spent)).slice(1)
  const rows = imported.map((name, index) => {
    const times = rounds.map((times) => times[index] ?? Number.NaN)
    const over = rounds.map(([nothing = Number.NaN], round) => (times[round] ?? Number.NaN) - nothing)
    return [name, median(times).toFixed(0), name === 'nothing' ? '' : median(over).toFixed(0)]
  })
  return table(['process that imports', 'ms', 'over nothing'], rows)
}
