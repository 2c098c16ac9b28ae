// Runs the pinned pnpm through npx, so that a clone needs nothing but Node and npm:
//   node tooling/pnpm.mjs install      a pnpm command
//   node tooling/pnpm.mjs turbo run …  a tool of the workspace, with pnpm on its PATH
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const pnpmCommands = new Set(['install', 'add', 'remove', 'update', 'pack', 'why', '-r'])
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
