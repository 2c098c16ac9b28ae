import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { median, table } from './markdown.js'

const command = join(root, 'packages/cli/dist/main.cjs')
const response = join(root, 'packages/bolt/fixtures/bolt/v3-token.json')

const convert = 'convert --from bolt --to enterprise --received-at 1700000000'.split(' ')

const programs = {
  'Node alone': ['--eval', ''],
  '`token-codecs convert`': [command, ...convert, response],
}

const AT_MOST = 1.6
const ROUNDS = 30

const spent = (args: readonly string[]): number => {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const end = performance.now()
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr}`)
  return end - start
}

/** Table of the time that the command takes to convert one response, compared with a process that does nothing. */
export const commandTable = (): string => {
  // The first round warms the system's caches. A ratio compares neighbors, because other load then affects both.
  const rounds = Array.from({ length: ROUNDS + 1 }, () => Object.values(programs).map(spent)).slice(1)
  const rows = Object.keys(programs).map((name, index) => {
    const times = rounds.map((round) => round[index] ?? Number.NaN)
    const ratio = median(rounds.map(([alone = Number.NaN], round) => (times[round] ?? Number.NaN) / alone))
    const judged =
      index === 0 ? ['', '', ''] : [ratio.toFixed(2), `at most ${AT_MOST}`, ratio <= AT_MOST ? 'yes' : '**no**']
    return [name, median(times).toFixed(0), ...judged]
  })
  return table(['process', 'ms', 'ratio', 'wanted', 'met'], rows)
}
