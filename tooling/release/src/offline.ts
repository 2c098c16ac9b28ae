import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from './run.js'
import { run } from './run.js'

// Settings and credentials of the user: without them, nothing can be published to a real registry by accident.
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

/** Throws unless npm, asked in `project`, sends the scope to `url` and everything else too, and no package in it says otherwise. */
export const requireOffline = async (
  env: Environment,
  url: string,
  scope: string,
  project: string,
  packages: readonly string[],
): Promise<void> => {
  const names = ['registry', `${scope}:registry`]
  const { stdout, stderr } = await run('npm', ['config', 'get', ...names], { cwd: project, env })
  const said = stdout.trim().split(/\s*\n/)
  for (const name of names) {
    if (!said.includes(`${name}=${url}`))
      throw new Error(`${name} does not lead to loopback: nothing is published\n${stderr}`)
  }
  for (const folder of packages) {
    const { publishConfig = {} } = JSON.parse(readFileSync(join(project, folder, 'package.json'), 'utf8'))
    const own = Object.keys(publishConfig).some((member) => member.endsWith('registry'))
    if (own || existsSync(join(project, folder, '.npmrc'))) {
      throw new Error(`${folder} has a registry of its own: nothing is published`)
    }
  }
}
