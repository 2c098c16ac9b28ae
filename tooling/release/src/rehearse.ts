import { cpSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolders, readManifest, root } from '@tooling/testing/workspace'
import type { Registry } from './registry.js'
import { startRegistry } from './registry.js'
import { changeset, commitAll, copyRepository, gitEnvironment } from './repositoryCopy.js'
import type { Environment } from './run.js'
import { mustRun, runNode } from './run.js'

export const scope = '@token-codecs'

/** A copy of this repository for raising versions, building and publishing. */
export interface Copy {
  readonly folder: string
  /** Environment for its commands, with pnpm on the PATH. */
  readonly env: Environment
}

/** Copies the repository with its uncommitted changes, and installs the packages' build tools. */
export const copyToRelease = async (home: string): Promise<Copy> => {
  const folder = join(home, 'copy')
  copyRepository(folder)
  // The pinned pnpm adds itself to the PATH of the programs that it runs.
  const print = [join(root, 'tooling/pnpm.mjs'), 'node', '-p', 'process.env.PATH']
  const { stdout } = await runNode(print, { cwd: root })
  const env: Environment = { ...process.env, ...gitEnvironment, PATH: stdout.trim() }
  // Only the root, the published packages and their dependencies; the build needs no other tooling.
  const parts = ['--filter', 'token-codecs', '--filter', '{./packages/*}...']
  const asLocked = ['--offline', '--frozen-lockfile', '--ignore-scripts']
  await mustRun('pnpm', ['install', ...asLocked, ...parts], folder, env)
  return { folder, env }
}

/** Applies the changesets of a copy and commits the new versions. */
export const raiseVersions = async ({ folder, env }: Copy): Promise<void> => {
  await mustRun(process.execPath, [changeset, 'version'], folder, env)
  commitAll(folder)
}

/** Builds a copy's packages, selected by pnpm filters. */
export const build = ({ folder, env }: Copy, filters: readonly string[]): Promise<void> =>
  mustRun('pnpm', ['-r', ...filters, 'run', 'build'], folder, env)

/** Adds an installed package to a registry, unchanged and without its dependencies. */
export const addInstalled = async (registry: Registry, home: string, installed: string): Promise<void> => {
  const { name } = readManifest(installed)
  const folder = join(home, 'dependencies', name)
  cpSync(installed, join(folder, 'package'), { recursive: true })
  await mustRun('tar', ['-czf', 'packed.tgz', 'package'], folder)
  registry.add(join(folder, 'packed.tgz'))
}

/** Starts a registry that contains only our packages' dependencies. */
export const registryForReleases = async (home: string): Promise<Registry> => {
  const registry = await startRegistry()
  const ofLaws = realpathSync(join(root, 'packages/laws/node_modules/fast-check'))
  const ofCore = ['fp-ts', 'io-ts'].map((name) => realpathSync(join(root, 'packages/core/node_modules', name)))
  const ofBulk = ['csv-parse', 'csv-stringify'].map((name) =>
    realpathSync(join(root, 'packages/bulk/node_modules', name)),
  )
  // pnpm installs a package's dependencies next to it.
  for (const installed of [...ofCore, ...ofBulk, ofLaws, realpathSync(join(ofLaws, '../pure-rand'))]) {
    await addInstalled(registry, home, installed)
  }
  return registry
}

// The user's settings and credentials. Without them, a real registry rejects an accidental publication.
const users = /^(?:npm_config_.*|yarn_.*|pnpm_.*|node_auth_token|npm_token)$/i

/** The user's environment, in which npm, pnpm and Yarn use only the registry at `url`, for every scope. */
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
    // Other sources of settings and credentials: .npmrc, .yarnrc.yml, pnpm's rc file and npm's global configuration.
    HOME: home,
    XDG_CONFIG_HOME: home,
    NPM_CONFIG_GLOBALCONFIG: join(home, 'global-npmrc'),
    NPM_CONFIG_USERCONFIG: userConfig,
    // Without it, changesets passes the public registry to npm.
    npm_config_registry: url,
    // Yarn 1 and Yarn 4, because they ignore some or all of npm's settings.
    YARN_CACHE_FOLDER: join(home, 'yarn'),
    YARN_REGISTRY: url,
    YARN_NPM_REGISTRY_SERVER: url,
    YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
    YARN_GLOBAL_FOLDER: join(home, 'berry'),
    // Yarn 4 rejects packages that were published on the same day, such as these.
    YARN_NPM_MINIMAL_AGE_GATE: '0',
    YARN_ENABLE_TELEMETRY: '0',
  }
}

/**
 * Raises the versions, builds all packages and publishes them from a copy of the repository. The only registry in the
 * environment `user` is on loopback.
 */
export const rehearse = async (home: string) => {
  const copy = await copyToRelease(home)
  // ready.mjs rejects the placeholder OWNER.
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
