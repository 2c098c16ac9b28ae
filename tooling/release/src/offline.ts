import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from './run.js'

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
