import { execa } from 'execa'

/** Exit code and output of a program. */
export interface Outcome {
  /** `undefined` if a signal ended the program. */
  readonly code: number | undefined
  readonly stdout: string
  readonly stderr: string
}

/** The outcome of a program that succeeded and printed nothing. */
export const silence: Outcome = { code: 0, stdout: '', stderr: '' }

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>

// pnpm's NODE_PATH would let a consumer find the workspace's dependencies; the others change the output of programs.
const dropped = /^(?:NODE_PATH|NODE_ENV|FORCE_COLOR|NO_COLOR|TEST|VITEST.*)$/

interface RunOptions {
  readonly cwd: string
  readonly input?: string | Uint8Array
  readonly env?: Environment
}

/** Runs a program as a user outside this workspace would. */
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
  if (code === 'ENOENT') throw new Error(`${command} is not on the PATH, or ${cwd} does not exist`)
  return { code: exitCode, stdout, stderr }
}

/** Runs the current version of Node. */
export const runNode = (args: readonly string[], options: RunOptions): Promise<Outcome> =>
  run(process.execPath, args, options)

/** Runs a program and throws if it fails. */
export const mustRun = async (
  command: string,
  args: readonly string[],
  cwd: string,
  env: Environment = process.env,
): Promise<void> => {
  const { code, stdout, stderr } = await run(command, args, { cwd, env })
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${stdout}\n${stderr}`)
}
