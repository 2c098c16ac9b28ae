import { spawn } from 'node:child_process'

/** How a program ended. */
export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What a program that went well and had nothing to say leaves. */
export const silence: Outcome = { code: 0, stdout: '', stderr: '' }

// pnpm's NODE_PATH would let a consumer find the workspace's dependencies; the others change what programs print.
const dropped = /^(?:NODE_PATH|NODE_ENV|FORCE_COLOR|NO_COLOR|VITEST.*)$/

const without = (env: Environment) => Object.fromEntries(Object.entries(env).filter(([name]) => !dropped.test(name)))

/** The environment of a program. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Runs a program to its end, as somebody would outside of this workspace. */
export const run = (
  command: string,
  args: readonly string[],
  { cwd, input = '', env = process.env }: { readonly cwd: string; readonly input?: string; readonly env?: Environment },
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: without(env), shell: process.platform === 'win32' })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
    // A program need not read its input.
    child.stdin.on('error', () => undefined).end(input)
  })

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
