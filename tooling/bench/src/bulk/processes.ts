import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The cost of one process. */
export interface Cost {
  /** Wall time in seconds. */
  readonly wall: number
  /** Processor time of the user and the system in seconds. Node only. */
  readonly processor: number
  /** Peak memory in megabytes. Node only. */
  readonly megabytes: number
}

const pathOf = (program: string): string => fileURLToPath(new URL(`programs/${program}.mjs`, import.meta.url))

const wallOf = (command: string, args: readonly string[], stdout: number | 'ignore', env = process.env): number => {
  const start = performance.now()
  const { status, error, stderr } = spawnSync(command, args, { env, stdio: ['ignore', stdout, 'pipe'] })
  const end = performance.now()
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`)
  return (end - start) / 1_000
}

const node = (program: string, args: readonly string[], folder: string): Cost => {
  const usage = join(folder, 'usage')
  const words = ['--import', pathOf('usage'), pathOf(program), ...args]
  const wall = wallOf(process.execPath, words, 'ignore', { ...process.env, USAGE: usage })
  return { wall, ...JSON.parse(readFileSync(usage, 'utf8')) }
}

/** Parses and stringifies each line in one process, the least that a conversion does. */
export const runBare = (input: string, folder: string): Cost => node('bare', [input, join(folder, 'bare')], folder)

/** Converts a file, with a summary and rejects. */
export const runConversion = (input: string, folder: string, jobs: number): Cost =>
  node('convert', [input, folder, String(jobs)], folder)

/** Returns the wall time of `jq -c .`; `undefined` if jq is not installed. */
export const runJq = (input: string, folder: string): number | undefined => {
  const output = openSync(join(folder, 'jq'), 'w', 0o600)
  try {
    return wallOf('jq', ['-c', '.', input], output)
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined
    throw thrown
  } finally {
    closeSync(output)
  }
}
