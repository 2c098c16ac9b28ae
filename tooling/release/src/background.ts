import { setTimeout as sleep } from 'node:timers/promises'
import { execa } from 'execa'
import type { Environment, Outcome } from './run.js'

/** A program that runs beside the test. */
export interface Background {
  /** Waits until it has printed a string, on either stream. */
  readonly prints: (text: string) => Promise<void>
  readonly ended: () => Promise<Outcome>
  /** Sends SIGTERM, and waits for the end. */
  readonly stop: () => Promise<Outcome>
}

/** Timeout in milliseconds, long enough for a busy machine. */
const PATIENCE = 120_000

/** Starts a program. It is killed when this process exits, if not before. */
export const start = (command: string, args: readonly string[], cwd: string, env: Environment): Background => {
  const child = execa(command, args, {
    cwd,
    env: { ...env },
    extendEnv: false,
    all: true,
    reject: false,
    stdin: 'ignore',
    stripFinalNewline: false,
    timeout: PATIENCE,
  })
  let printed = ''
  child.all.setEncoding('utf8').on('data', (chunk: string) => {
    printed += chunk
  })
  let isRunning = true
  const end = child.then(({ exitCode, stdout, stderr }) => {
    isRunning = false
    return { code: exitCode, stdout, stderr }
  })
  return {
    prints: async (text) => {
      while (isRunning && !printed.includes(text)) await sleep(20)
      if (!printed.includes(text)) throw new Error(`${command} ended without printing ${text}\n${printed}`)
    },
    ended: () => end,
    stop: () => {
      child.kill('SIGTERM')
      return end
    },
  }
}
