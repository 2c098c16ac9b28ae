import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { median } from './median.js'

/** The modules that processes import before they end. */
const imported = ['nothing', 'io-ts', 'zod', 'valibot', '@token-codecs/core', '@token-codecs/bolt'] as const

const ROUNDS = 15

export interface ColdImport {
  readonly name: string
  readonly milliseconds: number
  /** Over a process that imports nothing. */
  readonly over: number
}

const cwd = fileURLToPath(new URL('.', import.meta.url))

const spent = (name: string): number => {
  const code = name === 'nothing' ? '' : `import '${name}'`
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd })
  const end = performance.now()
  if (status !== 0) throw new Error(`import of ${name} failed: ${stderr}`)
  return end - start
}

/** The time of processes that import something and end, in turns, over those that import nothing. */
export const measureImports = (): readonly ColdImport[] => {
  const rounds = Array.from({ length: ROUNDS + 1 }, () => imported.map(spent))
  // The first round finds nothing in the caches of the system.
  const measured = rounds.slice(1)
  return imported.map((name, index) => ({
    name,
    milliseconds: median(measured.map((times) => times[index] ?? Number.NaN)),
    over: median(
      measured.map(([nothing = Number.NaN, ...times]) =>
        index === 0 ? 0 : (times[index - 1] ?? Number.NaN) - nothing,
      ),
    ),
  }))
}
