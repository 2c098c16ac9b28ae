import { cpSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolders, readManifest, root } from '@tooling/testing/workspace'
import type { Registry } from './registry.js'
import { startRegistry } from './registry.js'
import { changeset, commitAll, copyRepository, gitEnvironment } from './repositoryCopy.js'
import type { Environment } from './run.js'
import { mustRun, runNode } from './run.js'

export const scope = '@token-codecs'

/** A copy of this repository in which versions are raised, built and published. */
export interface Copy {
  readonly folder: string
  /** The environment of its user, with pnpm on the PATH. */
  readonly env: Environment
}

/** Copies the repository as it is now, and installs what its packages are built with. */
export const copyToRelease = async (home: string): Promise<Copy> => {
  const folder = join(home, 'copy')
  copyRepository(folder)
  // The pinned pnpm puts itself on the PATH of the programs that it runs.
  const print = [join(root, 'tooling/pnpm.mjs'), 'node', '-p', 'process.env.PATH']
  const { stdout } = await runNode(print, { cwd: root })
  const env: Environment = { ...process.env, ...gitEnvironment, PATH: stdout.trim() }
  // The published packages, the root and their dependencies: other tooling is not needed here.
  const parts = ['--filter', 'token-codecs', '--filter', '{./packages/*}...']
  const asLocked = ['--offline', '--frozen-lockfile', '--ignore-scripts']
  await mustRun('pnpm', ['install', ...asLocked, ...parts], folder, env)
  return { folder, env }
}

/** Raises the versions as the changesets in a copy ask, and commits that. */
export const raiseVersions = async ({ folder, env }: Copy): Promise<void> => {
  await mustRun(process.execPath, [changeset, 'version'], folder, env)
  commitAll(folder)
}

/** Builds packages of a copy; `filters` are pnpm's. */
export const build = ({ folder, env }: Copy, filters: readonly string[]): Promise<void> =>
  mustRun('pnpm', ['-r', ...filters, 'run', 'build'], folder, env)

/** Packs an installed package as it is, without its dependencies, into a registry. */
export const addInstalled = async (registry: Registry, home: string, installed: string): Promise<void> => {
  const { name } = readManifest(installed)
  const folder = join(home, 'dependencies', name)
  cpSync(installed, join(folder, 'package'), { recursive: true })
  await mustRun('tar', ['-czf', 'packed.tgz', 'package'], folder)
  registry.add(join(folder, 'packed.tgz'))
}

/** A registry with nothing but what our packages need. */
export const registryForReleases = async (home: string): Promise<Registry> => {
  const registry = await startRegistry()
  const ofLaws = realpathSync(join(root, 'packages/laws/node_modules/fast-check'))
  const ofCore = ['fp-ts', 'io-ts'].map((name) => realpathSync(join(root, 'packages/core/node_modules', name)))
  // pnpm puts what a package needs beside it.
  for (const installed of [...ofCore, ofLaws, realpathSync(join(ofLaws, '../pure-rand'))]) {
    await addInstalled(registry, home, installed)
  }
  return registry
}

// Settings and credentials of the user: without them, a real registry refuses what is published by accident.
const users = /^(?:npm_config_.*|yarn_.*|pnpm_.*|node_auth_token|npm_token)$/i

/** The user's environment, with npm, pnpm and Yarn knowing one registry only: the one on loopback at `url`, for every scope. */
export const offlineEnvironment = (url: string, scope: string, home: string): Environment => {
  mkdirSync(home, { recursive: true })
  const userConfig = join(home, 'npmrc')
  const settings = [
    `registry=${url}`,
    `${scope}:registry=${url}`,
    `${url.replace(/^http:/, '')}/:_authToken=fake`,
    ...['audit=false', 'fund=false', 'update-notifier=false', 'loglevel=error'],
    ...['cache', 'store-dir', 'cache-dir', 'state-dir'].map((name) => `${name}=${join(home, name)}`),
  ]
  writeFileSync(userConfig, `${settings.join('\n')}\n`, { mode: 0o600 })
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !users.test(name))),
    // Where else settings and credentials are found: .npmrc, .yarnrc.yml, the rc file of pnpm, and npm's file for all users.
    HOME: home,
    XDG_CONFIG_HOME: home,
    NPM_CONFIG_GLOBALCONFIG: join(home, 'global-npmrc'),
    NPM_CONFIG_USERCONFIG: userConfig,
    // changesets hands on the public registry where it finds none in the environment.
    npm_config_registry: url,
    // Yarn 1 and Yarn 4, which know nothing of npm's settings, or not of all.
    YARN_CACHE_FOLDER: join(home, 'yarn'),
    YARN_REGISTRY: url,
    YARN_NPM_REGISTRY_SERVER: url,
    YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
    YARN_GLOBAL_FOLDER: join(home, 'berry'),
    // Yarn 4 keeps away from what was published on the same day, as this was.
    YARN_NPM_MINIMAL_AGE_GATE: '0',
    YARN_ENABLE_TELEMETRY: '0',
  }
}

/**
 * Raises the versions, builds and publishes all packages from a copy of the repository as it is now, without leaving the
 * machine: to a registry on loopback, which is the only one of `user`.
 */
export const rehearse = async (home: string) => {
  const copy = await copyToRelease(home)
  // No release is ready while its repository has no owner.
  for (const path of packageFolders.map((folder) => join(copy.folder, folder, 'package.json'))) {
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('/OWNER/', '/fake/'))
  }
  await raiseVersions(copy)
  await build(copy, ['--filter', './packages/*'])
  await mustRun(process.execPath, ['tooling/release/src/ready.mjs'], copy.folder, copy.env)

  const registry = await registryForReleases(home)
  const user: Environment = { ...offlineEnvironment(registry.url, scope, join(home, 'user')), PATH: copy.env.PATH }
  await mustRun(process.execPath, [changeset, 'publish'], copy.folder, { ...user, ...gitEnvironment })
  return { copy: copy.folder, registry, user }
}
