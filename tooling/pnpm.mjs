// Runs the pinned pnpm through npx, so that a clone needs only Node and npm:
//   node tooling/pnpm.mjs install      runs a pnpm command
//   node tooling/pnpm.mjs turbo run …  runs a workspace tool, with pnpm on the PATH
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const pnpmCommands = new Set(['install', 'add', 'remove', 'update', 'pack', 'why', '-r'])

/** Advice printed after a failed command. vitest prints its advice itself. */
const nextSteps = {
  install: 'If you changed dependencies, run: node tooling/pnpm.mjs install --no-frozen-lockfile',
  turbo: 'See the failed task above. npm run format fixes most lint errors; npm run types only checks types.',
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
