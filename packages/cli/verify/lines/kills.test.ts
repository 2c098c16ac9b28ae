// Kills the command at chosen calls of the file system, and at random times. Resumed, it must write the same bytes.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { writeResponses } from '../../test/lines/responses.js'

const main = fileURLToPath(new URL('../../dist/main.cjs', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'token-codecs-kills-'))
afterAll(() => rmSync(home, { recursive: true }))

const names = ['output', 'rejects', 'rejected', 'summary']

const folderOf = (name: string): string => {
  const folder = join(home, name)
  mkdirSync(folder)
  return folder
}

const results = (folder: string): readonly string[] => names.map((name) => readFileSync(join(folder, name), 'latin1'))

/** A module that kills its process at the nth of the calls that change files, before or after the call. */
const killer = join(home, 'killer.cjs')
writeFileSync(
  killer,
  `const fs = require('node:fs')
let left = Number(process.env.KILL_AT)
for (const name of ['openSync', 'writeSync', 'fsyncSync', 'ftruncateSync', 'renameSync', 'unlinkSync', 'closeSync']) {
  const original = fs[name]
  fs[name] = (...args) => {
    if (name === 'openSync' && args[1] === 'r') return original(...args)
    left -= 1
    if (left === 0 && process.env.KILL_AFTER !== '1') process.kill(process.pid, 'SIGKILL')
    // Half of a write reaches the file.
    const result = left === 0 && name === 'writeSync' ? original(args[0], args[1], args[2], args[3] >> 1, args[4]) : original(...args)
    if (left === 0) process.kill(process.pid, 'SIGKILL')
    return result
  }
}
process.on('exit', () => process.env.COUNT && fs.appendFileSync(process.env.COUNT, String(-left)))
`,
)

const lines = join(home, 'responses.jsonl')
writeResponses(lines, 60_000)
const csv = join(home, 'responses.csv')
const cells = readFileSync(lines, 'utf8').replaceAll('"', '""').split('\n')
writeFileSync(csv, `user,response\n${cells.map((cell, index) => `${index},"${cell}"`).join('\n')}`)

const inputs = [
  { input: lines, flags: ['--lines'], first: 24, jobs: ['1', '2'] },
  { input: csv, flags: ['--csv', '--column', 'response'], first: 4, jobs: ['1'] },
]

for (const { input, flags, first, jobs } of inputs) {
  const [kind = ''] = flags

  /** Arguments of a conversion into a folder. */
  const argumentsFor = (folder: string, jobCount = '1'): readonly string[] => {
    const [output = '', rejects = '', rejected = '', summary = ''] = names.map((name) => join(folder, name))
    const files = ['-o', output, '--rejects', rejects, '--rejected-lines', rejected, '--summary', summary]
    const codecs = ['--from', 'google', '--to', 'enterprise', '--received-at', '2026-11-29']
    return ['convert', ...flags, ...codecs, ...files, '--resume', '--jobs', jobCount, input]
  }

  const whole = folderOf(`${kind}-whole`)
  expect(spawnSync(process.execPath, [main, ...argumentsFor(whole)]).status).toBe(3)
  const expected = results(whole)
  const expectSame = (folder: string): void => {
    expect(results(folder).map((text, index) => text === expected[index])).toEqual([true, true, true, true])
    expect(existsSync(join(folder, 'output.checkpoint'))).toBe(false)
    rmSync(folder, { recursive: true })
  }

  const withKiller = (args: readonly string[], env: Readonly<Record<string, string>>) =>
    spawnSync(process.execPath, ['--require', killer, main, ...args], { env })

  const count = join(home, `${kind}-count`)
  withKiller(argumentsFor(folderOf(`${kind}-counted`)), { KILL_AT: '0', COUNT: count })
  const calls = Number(readFileSync(count, 'utf8'))
  const chosen = [
    // The last calls give files their names.
    ...Array.from({ length: first }, (_, index) => calls - index),
    ...fc.sample(fc.integer({ min: 1, max: calls }), { numRuns: first / 2, seed: 6749 }),
  ]

  test.each(chosen.map((call, index) => ({ call, isAfter: index % 2 === 1, index })))(
    `${kind}: killed at call $call of the file system, after it: $isAfter, a resumed conversion writes the same bytes`,
    ({ call, isAfter, index }) => {
      const folder = folderOf(`${kind}-${index}`)
      // With threads, fewer calls are those of the main thread.
      const jobCount = call < calls / 2 ? jobs.at(-1) : '1'
      const killed = withKiller(argumentsFor(folder, jobCount), { KILL_AT: `${call}`, KILL_AFTER: isAfter ? '1' : '0' })
      expect(killed.signal).toBe('SIGKILL')
      expect(spawnSync(process.execPath, [main, ...argumentsFor(folder)]).status).toBe(3)
      expectSame(folder)
    },
  )

  test(`${kind}: killed at least 20 times at random moments, a conversion writes the same bytes`, async () => {
    const pauses = fc.sample(fc.integer({ min: 20, max: 700 }), { numRuns: 20, seed: 6749 })
    let kills = 0
    while (kills < 20) {
      const folder = folderOf(`${kind}-${kills}-kills`)
      for (let attempt = 0, ended = false; !ended; attempt += 1) {
        const args = argumentsFor(folder, jobs[kills % jobs.length])
        const child = spawn(process.execPath, [main, ...args], { stdio: 'ignore' })
        const exit = new Promise<boolean>((resolve) => child.on('exit', (code) => resolve(code === 3)))
        // Longer each time, so that a slow machine gets to the next checkpoint.
        const pause = (pauses[kills % pauses.length] ?? 0) + 100 * attempt
        ended = await Promise.race([exit, sleep(pause).then(() => false)])
        if (ended) continue
        child.kill('SIGKILL')
        ended = await exit
        if (!ended) kills += 1
      }
      expectSame(folder)
    }
  })
}
