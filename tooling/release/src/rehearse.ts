import { cpSync, mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { offlineEnvironment, requireOffline } from './offline.js'
import type { Registry } from './registry.js'
import { startRegistry } from './registry.js'
import { changeset } from './releasePlan.js'
import { commitAll, copyRepository, gitEnvironment } from './repositoryCopy.js'
import type { Environment } from './run.js'
import { mustRun, run } from './run.js'
import { packageFolders, root } from './workspace.js'

/** A release made without leaving the machine. */
export interface Rehearsal {
  /** A copy of this repository, its versions raised, built and published from. */
  readonly copy: string
  readonly registry: Registry
  /** The environment of a user for whom that registry is the only one. */
  readonly user: Environment
}

export const scope = '@token-codecs'

// The tools that a user has: pnpm is on the PATH that the pinned one gives its programs.
const pathWithPnpm = async (): Promise<string> => {
  const { stdout } = await run(process.execPath, [join(root, 'tooling/pnpm.mjs'), 'node', '-p', 'process.env.PATH'], {
    cwd: root,
  })
  return stdout.trim()
}

/** Puts a package that ours need into the registry, so that nobody needs another one. */
const addDependency = async (registry: Registry, home: string, name: string): Promise<void> => {
  const folder = join(home, 'dependencies', name)
  const installed = realpathSync(join(root, 'packages/core/node_modules', name))
  cpSync(installed, join(folder, 'package'), { recursive: true })
  await mustRun('tar', ['-czf', `${name}.tgz`, 'package'], folder)
  registry.add(join(folder, `${name}.tgz`))
}

/** Raises the versions, builds and publishes all packages from a copy of the repository as it is now. */
export const rehearse = async (home: string): Promise<Rehearsal> => {
  const copy = join(home, 'copy')
  mkdirSync(copy, { recursive: true })
  copyRepository(copy)
  const PATH = await pathWithPnpm()
  const inCopy: Environment = { ...process.env, ...gitEnvironment, PATH }
  // What is published and the root, with what they need: the other tooling is not built.
  const parts = ['--filter', 'token-codecs', '--filter', './packages/*...']
  const asLocked = ['--offline', '--frozen-lockfile', '--ignore-scripts']
  await mustRun('pnpm', ['install', ...asLocked, ...parts], copy, inCopy)
  await mustRun(process.execPath, [changeset, 'version'], copy, inCopy)
  commitAll(copy)
  await mustRun('pnpm', ['-r', '--filter', './packages/*', 'run', 'build'], copy, inCopy)
  await mustRun(process.execPath, ['tooling/release/src/ready.mjs'], copy, inCopy)

  const registry = await startRegistry()
  for (const name of ['fp-ts', 'io-ts']) await addDependency(registry, home, name)
  const user = { ...offlineEnvironment(registry.url, scope, join(home, 'user')), PATH }
  const publishing = { ...user, ...gitEnvironment }
  await requireOffline(publishing, registry.url, scope, copy, packageFolders)
  await mustRun(process.execPath, [changeset, 'publish'], copy, publishing)
  return { copy, registry, user }
}
