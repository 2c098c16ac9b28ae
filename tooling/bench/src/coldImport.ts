import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { median } from './median.js'

/** What a process imports before it ends. */
const imported = ['nothing', 'io-ts', 'zod', 'valibot', '@token-codecs/core', '@token-codecs/bolt'] as const

const ROUNDS = 15

export interface ColdImport {
  readonly name: string
  readonly milliseconds: number
  /** Over a process that imports nothing. */
  readonly over: number
}

const folder = fileURLToPath(new URL('.', import.meta.url))

const spent = (name: string): number => {
  const code = name === 'nothing' ? '' : `import '${name}'`
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: folder })
  const end = performance.now()
  if (status !== 0) throw new Error(`import of ${name} failed: ${stderr}`)
  return end - start
}

/** How long processes take that import something and end, in turns, over those that import nothing. */
export const measureImports = (): readonly ColdImport[] => {
  const times = new Map<string, number[]>(imported.map((name) => [name, []]))
  // The first of each finds nothing in the caches of the system.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const name of imported) {
      const time = spent(name)
      if (round > 0) times.get(name)?.push(time)
    }
  }
  const empty = times.get('nothing') ?? []
  return [...times].map(([name, taken]) => ({
    name,
    milliseconds: median(taken),
    over: median(taken.map((time, round) => time - (empty[round] ?? Number.NaN))),
  }))
}
