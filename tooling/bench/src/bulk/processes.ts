import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '@tooling/testing/workspace'

/** The cost of one process. */
export interface Cost {
  /** Wall time in seconds. */
  readonly wall: number
  /** Processor time of the user and the system in seconds. */
  readonly processor: number
  /** Peak memory in megabytes. */
  readonly megabytes: number
}

/** A command, and the exit code with which it succeeds. */
interface Run {
  readonly command: string
  readonly args: readonly string[]
  readonly succeeds?: number
  readonly stdout?: number
  readonly env?: NodeJS.ProcessEnv
}

/** Returns the wall time of a command in seconds. */
const wallOf = ({ command, args, succeeds = 0, stdout, env = process.env }: Run): number => {
  const start = performance.now()
  const { status, error, stderr } = spawnSync(command, args, { env, stdio: ['ignore', stdout ?? 'ignore', 'pipe'] })
  const end = performance.now()
  if (error !== undefined) throw error
  if (status !== succeeds) throw new Error(`${command} failed: ${stderr}`)
  return (end - start) / 1_000
}

const pathOf = (program: string): string => fileURLToPath(new URL(`programs/${program}.mjs`, import.meta.url))

/** Runs Node, which also reports its processor time and memory. */
const costOf = (args: readonly string[], folder: string, succeeds = 0): Cost => {
  const usage = join(folder, 'usage')
  const env = { ...process.env, USAGE: usage }
  const wall = wallOf({ command: process.execPath, args: ['--import', pathOf('usage'), ...args], succeeds, env })
  return { wall, ...JSON.parse(readFileSync(usage, 'utf8')) }
}

/** Parses and stringifies each line in one process, the least that a conversion does. */
export const runBare = (input: string, folder: string): Cost =>
  costOf([pathOf('bare'), input, join(folder, 'bare')], folder)

const program = join(root, 'packages/cli/dist/main.cjs')
const convert = 'convert --lines --from bolt --to canonical --received-at 1700000000'.split(' ')

/** The exit code of a conversion that rejected lines. */
const REJECTED = 3

/** Converts a file by the command, with a summary and rejects. */
export const runConversion = (input: string, folder: string, jobs: number): Cost => {
  const outputs = ['output', 'rejects', 'summary'].flatMap((name) => [`--${name}`, join(folder, name)])
  return costOf([program, ...convert, ...outputs, '--jobs', String(jobs), input], folder, REJECTED)
}

/** Returns the wall time of `jq -c .`; `undefined` if jq is not installed. */
export const runJq = (input: string, folder: string): number | undefined => {
  const stdout = openSync(join(folder, 'jq'), 'w', 0o600)
  try {
    return wallOf({ command: 'jq', args: ['-c', '.', input], stdout })
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined
    throw thrown
  } finally {
    closeSync(stdout)
  }
}
