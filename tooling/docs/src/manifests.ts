import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codecPackages } from '@tooling/testing/codecs'
import { packageFolders, root } from '@tooling/testing/workspace'
import type { Generated } from './Generated.js'
import { generated } from './Generated.js'
import { owner } from './owner.js'

type Versions = Readonly<Record<string, string>>

/** The members of a manifest that differ between packages. */
interface OwnMembers {
  readonly version: string
  readonly description: string
  readonly keywords: readonly string[]
  readonly bin?: Versions
  readonly devDependencies?: Versions
}

const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))

/** Runtime dependencies besides core, by package: laws are fast-check properties, and bulk reads and writes CSV. */
const others: Readonly<Record<string, Versions>> = {
  bulk: { 'csv-parse': 'catalog:', 'csv-stringify': 'catalog:' },
  laws: { 'fast-check': 'catalog:' },
}

/** Packages that only one entry point needs, by package. Users of the other entry points do not install them. */
const optional: Readonly<Record<string, string>> = { bulk: 'bullmq' }

/** Entry points besides the index, by package. */
export const entries: Readonly<Record<string, readonly string[]>> = {
  bulk: ['bullmq', 'node'],
  core: ['authoring', 'json-schema'],
}

const targetsOf = (entry: string): Versions => ({ types: `./dist/${entry}.d.ts`, default: `./dist/${entry}.js` })

const peersOf = (rare: string | undefined): object => {
  const always = { 'fp-ts': 'catalog:peers', 'io-ts': 'catalog:peers' }
  if (rare === undefined) return { peerDependencies: always }
  return {
    peerDependencies: { [rare]: 'catalog:peers', ...always },
    peerDependenciesMeta: { [rare]: { optional: true } },
  }
}

/**
 * Returns the whole manifest of a published package. Every other member is dropped, such as install scripts, `private`,
 * and `optionalDependencies` or bundled dependencies. A program does not declare dependencies, because its bundle contains them.
 */
const manifestOf = (name: string, own: OwnMembers, { library = false, codecs = false }): object => ({
  name: `@token-codecs/${name}`,
  version: own.version,
  description: own.description,
  keywords: own.keywords,
  homepage: `${owner.repository}/tree/main/packages/${name}#readme`,
  bugs: { url: `${owner.repository}/issues` },
  repository: { type: 'git', url: `git+${owner.repository}.git`, directory: `packages/${name}` },
  license: 'MIT',
  author: owner.author,
  type: 'module',
  sideEffects: false,
  engines: json('package.json').engines,
  bin: own.bin,
  // For tools that do not support `exports`.
  ...(library ? { main: './dist/index.js', types: './dist/index.d.ts' } : {}),
  typesVersions: entries[name] && {
    '*': Object.fromEntries(entries[name].map((entry) => [entry, [targetsOf(entry).types]])),
  },
  exports: {
    ...(library ? { '.': targetsOf('index') } : {}),
    ...Object.fromEntries((entries[name] ?? []).map((entry) => [`./${entry}`, targetsOf(entry)])),
    './package.json': './package.json',
    ...(codecs ? { './schema.json': './schema.json' } : {}),
  },
  files: ['dist', ...(codecs ? ['schema.json'] : []), 'CHANGELOG.md'],
  publishConfig: { access: 'public' },
  scripts: { build: 'node ../../tooling/typescript/build.mjs' },
  ...(library && name !== 'core' ? { dependencies: { '@token-codecs/core': 'workspace:*', ...others[name] } } : {}),
  ...(library ? peersOf(optional[name]) : {}),
  devDependencies: own.devDependencies,
})

const print = (value: object): string => `${JSON.stringify(value, null, 2)}\n`

const withCodecs: readonly string[] = codecPackages.map(({ name }) => name)

/** Returns the packages' manifests, and the changesets configuration, in which core and the vendors share a version. */
export const manifests = (): readonly Generated[] => {
  const changesets = '.changeset/config.json'
  const fixed = [withCodecs.map((name) => `@token-codecs/${name}`)]
  const ofPackages = packageFolders.map((folder) => {
    const path = `${folder}/package.json`
    const name = folder.slice('packages/'.length)
    const library = existsSync(join(root, folder, 'src/index.ts'))
    return generated(path, print(manifestOf(name, json(path), { library, codecs: withCodecs.includes(name) })))
  })
  return [...ofPackages, generated(changesets, print({ ...json(changesets), fixed }))]
}
