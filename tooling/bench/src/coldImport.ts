import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { median } from './median.js'

/** The modules that processes import before they end. */
const imported = ['nothing', 'io-ts', 'zod', 'valibot', '@token-codecs/core', '@token-codecs/bolt']

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
  // The first round finds nothing in the caches of the system.
  const rounds = Array.from({ length: ROUNDS + 1 }, () => new Map(imported.map((name) => [name, spent(name)]))).slice(1)
  const medianOf = (name: string, less: (times: ReadonlyMap<string, number>) => number): number =>
    median(rounds.map((times: ReadonlyMap<string, number>) => (times.get(name) ?? Number.NaN) - less(times)))
  return imported.map((name) => ({
    name,
    milliseconds: medianOf(name, () => 0),
    over: medianOf(name, (times) => times.get('nothing') ?? Number.NaN),
  }))
}
