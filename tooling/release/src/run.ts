import { execa } from 'execa'

/** How a program ended. */
export interface Outcome {
  /** `undefined` where a signal ended it. */
  readonly code: number | undefined
  readonly stdout: string
  readonly stderr: string
}

/** The outcome of a program that succeeded and printed nothing. */
export const silence: Outcome = { code: 0, stdout: '', stderr: '' }

/** The environment of a program. */
export type Environment = Readonly<Record<string, string | undefined>>

// pnpm's NODE_PATH would let a consumer find the workspace's dependencies; the others change what programs print.
const dropped = /^(?:NODE_PATH|NODE_ENV|FORCE_COLOR|NO_COLOR|TEST|VITEST.*)$/

interface RunOptions {
  readonly cwd: string
  readonly input?: string | Uint8Array
  readonly env?: Environment
}

/** Runs a program to its end, as a user outside of this workspace would. */
export const run = async (
  command: string,
  args: readonly string[],
  { cwd, input = '', env = process.env }: RunOptions,
): Promise<Outcome> => {
  const { exitCode, stdout, stderr, code } = await execa(command, args, {
    cwd,
    input,
    env: Object.fromEntries(Object.entries(env).filter(([name]) => !dropped.test(name))),
    extendEnv: false,
    reject: false,
    shell: process.platform === 'win32',
    stripFinalNewline: false,
  })
  if (code === 'ENOENT') throw new Error(`${command} is not on the PATH, or ${cwd} is not there`)
  return { code: exitCode, stdout, stderr }
}

/** Runs Node to its end. */
export const runNode = (args: readonly string[], options: RunOptions): Promise<Outcome> =>
  run(process.execPath, args, options)

/** Runs a program that must succeed. */
export const mustRun = async (
  command: string,
  args: readonly string[],
  cwd: string,
  env: Environment = process.env,
): Promise<void> => {
  const { code, stdout, stderr } = await run(command, args, { cwd, env })
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${stdout}\n${stderr}`)
}
