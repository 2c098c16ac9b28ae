import type { ChildProcess, SpawnOptions } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

/** A program that runs beside the test. */
export interface Program {
  readonly child: ChildProcess
  /** Everything that it has printed. */
  readonly printed: { readonly stdout: string; readonly stderr: string }
  /** Waits until it has printed a string, on either stream. */
  readonly prints: (text: string) => Promise<void>
  /** Sends a signal, and waits for the end. Returns the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Starts a program. It is killed when this process exits, if not before. */
export const startProgram = (command: string, args: readonly string[], options: SpawnOptions = {}): Program => {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  const printed = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    printed.stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    printed.stderr += text
  })
  let failure: Error | undefined
  child.once('error', (error) => {
    failure = error
  })
  const closed = once(child, 'close').catch(() => undefined)
  let isRunning = true
  const ended = closed.then(() => {
    isRunning = false
    running.delete(child)
  })
  return {
    child,
    printed,
    prints: async (text) => {
      const isPrinted = (): boolean => `${printed.stdout}${printed.stderr}`.includes(text)
      while (isRunning && !isPrinted()) await sleep(20)
      if (isPrinted()) return
      throw new Error(`${command} ended before it printed ${text}\n${printed.stdout}${printed.stderr}`, {
        cause: failure,
      })
    },
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await ended
      return child.exitCode
    },
  }
}

interface Server {
  readonly command: string
  readonly args: readonly string[]
  /** Printed when the server accepts connections. */
  readonly ready: string
  /** How to get the server. */
  readonly advice: string
  readonly options?: SpawnOptions
}

/** Starts a server, or says how to get it. */
export const startServer = async ({ command, args, ready, advice, options }: Server): Promise<Program> => {
  const program = startProgram(command, args, options)
  await program.prints(ready).catch((cause: unknown) => {
    throw new Error(`${command} did not start: ${advice}`, { cause })
  })
  return program
}
