// Runs the pinned pnpm through npx, so that a clone needs nothing but Node and npm:
//   node tooling/pnpm.mjs install      a pnpm command
//   node tooling/pnpm.mjs turbo run …  a tool of the workspace, with pnpm on its PATH
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const pnpmCommands = new Set(['install', 'add', 'remove', 'update', 'pack', 'why', '-r'])

/** The last line of a command that failed: what to do next. vitest's says it itself. */
const nextSteps = {
  install: 'After a change of dependencies: node tooling/pnpm.mjs install --no-frozen-lockfile',
  turbo: 'The failed task is named above. npm run format mends most of lint; npm run types checks types alone.',
}

const { packageManager } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const args = process.argv.slice(2)
const { status, error } = spawnSync(
  'npx',
  ['--yes', packageManager, ...(pnpmCommands.has(args[0]) ? args : ['exec', ...args])],
  {
    cwd: new URL('..', import.meta.url),
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', npm_config_update_notifier: 'false' },
  },
)
if (error) throw error
process.exitCode = status ?? 1
const nextStep = nextSteps[args[0]]
if (status !== 0 && nextStep !== undefined) process.stderr.write(`${nextStep}\n`)
