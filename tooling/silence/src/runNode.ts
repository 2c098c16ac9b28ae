import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** How a program ended. */
interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const home = fileURLToPath(new URL('..', import.meta.url))

// A vitest inside of vitest is a run of its own.
const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV|TEST)/.test(name)))

/** Runs Node to its end in this package, in a process of its own. */
export const runNode = (
  args: readonly string[],
  input: string | Uint8Array = '',
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: home, env: { ...own, ...environment } })
    const outcome = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text) => {
        outcome[name] += text
      })
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...outcome }))
    // A program need not read its input.
    child.stdin.on('error', () => undefined).end(input)
  })
