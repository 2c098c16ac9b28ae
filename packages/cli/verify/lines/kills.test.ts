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

const input = join(home, 'responses.jsonl')
writeResponses(input, 60_000)

const names = ['output.jsonl', 'rejects.jsonl', 'rejected', 'summary.json']

/** Arguments of a conversion into a folder. */
const argumentsFor = (folder: string, more: readonly string[]): readonly string[] => {
  const path = (name: string): string => join(folder, name)
  const files = ['-o', path('output.jsonl'), '--rejects', path('rejects.jsonl'), '--rejected-lines', path('rejected')]
  const from = ['convert', '--lines', '--from', 'google', '--to', 'enterprise', '--received-at', '2026-11-29']
  return [...from, ...files, '--summary', path('summary.json'), '--resume', ...more, input]
}

const folderOf = (name: string): string => {
  const folder = join(home, name)
  mkdirSync(folder)
  return folder
}

const results = (folder: string): readonly string[] => names.map((name) => readFileSync(join(folder, name), 'latin1'))

const whole = folderOf('whole')
expect(spawnSync(process.execPath, [main, ...argumentsFor(whole, [])]).status).toBe(3)
const expected = results(whole)

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

const killedAt = (folder: string, call: number, isAfter: boolean, more: readonly string[]) =>
  spawnSync(process.execPath, ['--require', killer, main, ...argumentsFor(folder, more)], {
    env: { KILL_AT: `${call}`, KILL_AFTER: isAfter ? '1' : '0' },
  })

const callsOf = (): number => {
  const [folder, count] = [folderOf('counted'), join(home, 'count')]
  spawnSync(process.execPath, ['--require', killer, main, ...argumentsFor(folder, [])], {
    env: { KILL_AT: '0', COUNT: count },
  })
  return Number(readFileSync(count, 'utf8'))
}

const calls = callsOf()
const chosen = [
  // The last calls give files their names.
  ...Array.from({ length: 24 }, (_, index) => calls - index),
  ...fc.sample(fc.integer({ min: 1, max: calls }), { numRuns: 12, seed: 6749 }),
]

test.each(
  chosen.map(
    (call, index) =>
      [
        call,
        index % 2 === 1, // With threads, fewer calls are those of the main thread.
        call < calls / 2 ? ['--jobs', '2'] : [],
      ] as const,
  ),
)(
  'killed at call %i of the file system (afterwards: %s) and resumed, it writes the same bytes %j',
  (call, isAfter, more) => {
    const folder = folderOf(`call-${call}-${isAfter}-${more.length}-${Math.random()}`)
    expect(killedAt(folder, call, isAfter, more).signal).toBe('SIGKILL')
    const resumed = spawnSync(process.execPath, [main, ...argumentsFor(folder, [])], { encoding: 'utf8' })
    expect([resumed.status, results(folder).map((text, index) => text === expected[index])]).toEqual([
      3,
      [true, true, true, true],
    ])
    expect(existsSync(join(folder, 'output.jsonl.checkpoint'))).toBe(false)
    rmSync(folder, { recursive: true })
  },
)

test('killed at least 20 times at random moments, it writes the same bytes', async () => {
  const pauses = fc.sample(fc.integer({ min: 20, max: 700 }), { numRuns: 200, seed: 6749 })
  let kills = 0
  for (let round = 0; kills < 20; round += 1) {
    const folder = folderOf(`round-${round}`)
    for (let ended = false; !ended; ) {
      const jobs = kills % 2 === 0 ? '1' : '2'
      const child = spawn(process.execPath, [main, ...argumentsFor(folder, ['--jobs', jobs])], { stdio: 'ignore' })
      const exit = new Promise<boolean>((resolve) => child.on('exit', (code) => resolve(code === 3)))
      const pause = pauses[kills % pauses.length] ?? 0
      ended = await Promise.race([exit, sleep(pause).then(() => false)])
      if (ended) continue
      child.kill('SIGKILL')
      ended = await exit
      if (!ended) kills += 1
      expect(kills).toBeLessThan(300)
    }
    expect(results(folder).map((text, index) => text === expected[index])).toEqual([true, true, true, true])
    expect(existsSync(join(folder, 'output.jsonl.checkpoint'))).toBe(false)
  }
})
