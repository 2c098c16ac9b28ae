import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Core from '@token-codecs/core'
import type * as Schema from '@token-codecs/core/json-schema'
import type { Registry } from './registry.js'
import type { Environment } from './run.js'
import { mustRun } from './run.js'

/** The exports of one installed version's core and vendor packages. */
export interface Installed {
  readonly version: string
  readonly core: typeof Core
  readonly jsonSchema: typeof Schema.jsonSchema
  /** Codecs by `id`, including core's. */
  readonly codecs: ReadonlyMap<string, Core.AnyTokenCodec>
}

/** The name under which one version of a package is installed beside others. */
export const aliasOf = (name: string, version: string): string => `${name}-${version}`

/** Copies released packages from the registry configured in `env` to `registry`. */
export const copyReleased = async (
  registry: Registry,
  folder: string,
  packages: readonly (readonly [name: string, version: string])[],
  env: Environment,
): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  for (const [name, version] of packages) {
    const spec = `@token-codecs/${name}@${version}`
    await mustRun('npm', ['pack', '--loglevel=error', spec], folder, env)
    registry.add(join(folder, `token-codecs-${name}-${version}.tgz`))
  }
}

const isCodec = (value: unknown): value is Core.AnyTokenCodec =>
  typeof value === 'object' && value !== null && 'id' in value && 'fields' in value && 'decode' in value

/** Loads one version of the packages from a project that has several. */
export const load = async (project: string, packages: readonly string[], version: string): Promise<Installed> => {
  const { resolve } = createRequire(join(project, 'package.json'))
  const exportedBy = (name: string, entry = ''): Promise<object> =>
    import(pathToFileURL(resolve(`${aliasOf(name, version)}${entry}`)).href)
  const core = (await exportedBy('core')) as typeof Core
  const { jsonSchema } = (await exportedBy('core', '/json-schema')) as typeof Schema
  // Vendor packages re-export core's codecs. Core comes last, so that its entries win.
  const modules = [...(await Promise.all(packages.map((name) => exportedBy(name)))), core]
  const codecs = modules.flatMap((exported) => Object.values(exported).filter(isCodec))
  return { version, core, jsonSchema, codecs: new Map(codecs.map((codec) => [codec.id, codec])) }
}
