import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor'
import type { AnyTokenCodec } from '@token-codecs/core'
import { jsonSchema } from '@token-codecs/core/json-schema'
import { codecPackages } from '@tooling/testing/codecs'
import { packageFolders, readManifest, root } from '@tooling/testing/workspace'
import { entries } from './manifests.js'

/** A published package with an API, as opposed to a program. */
export interface Library {
  /** Name of the package's folder. */
  readonly name: string
  readonly folder: string
  readonly version: string
  /** API report. A `declare module` lists the exports of each entry point besides the index. */
  readonly report: string
  /** Text of `schema.json`, or `''` if the package has no codecs. */
  readonly schema: string
  readonly codecs: readonly AnyTokenCodec[]
}

// Users store the `$id`, so values that a codec wrote or read stay valid under it. A breaking schema needs a new one.
const SCHEMA_VERSION = 'v1'

/** Compiler options for declarations. Node's types are included, because declarations of dependencies need them. */
export const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2022'],
  module: 'nodenext',
  strict: true,
  exactOptionalPropertyTypes: true,
  types: ['node'],
  typeRoots: [join(root, 'tooling/docs/node_modules/@types')],
}

const nameOf = (path: string): string => path.slice('packages/'.length)

/** Returns one declaration file for the extractor, with the index's exports and other entry points as namespaces. */
const everyEntry = (path: string): string => {
  const from = (entry: string) => `from ${JSON.stringify(join(root, path, 'dist', `${entry}.js`))}`
  const more = entries[nameOf(path)] ?? []
  const namespaces = more.map((entry) => `export * as ${entry.replaceAll('-', '_')} ${from(entry)}`)
  return [`export * ${from('index')}`, ...namespaces].join('\n')
}

const configure = (path: string, home: string): ExtractorConfig => {
  const folder = join(root, path)
  const reportFolder = join(home, path)
  mkdirSync(reportFolder, { recursive: true })
  const file = join(reportFolder, 'entries.d.ts')
  writeFileSync(file, everyEntry(path))
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, 'package.json'),
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: file,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions, files: [file] } },
      // Unexported types are included, because changing them changes the exports that refer to them.
      apiReport: { enabled: true, reportFolder, reportTempFolder: reportFolder, includeForgottenExports: true },
      dtsRollup: { enabled: false },
      docModel: { enabled: false },
      tsdocMetadata: { enabled: false },
    },
  })
}

/** Returns the built libraries of this repository. */
export const libraries = (): readonly Library[] => {
  const home = mkdtempSync(join(tmpdir(), 'token-codecs-reports-'))
  const paths = packageFolders.filter((path) => existsSync(join(root, path, 'src/index.ts')))
  const configs = paths.map((path) => [path, configure(path, home)] as const)
  const [[, first] = [], ...others] = configs
  if (first === undefined) throw new Error('expected a library')
  const compilerState = CompilerState.create(first, {
    additionalEntryPoints: others.map(([, { mainEntryPointFilePath }]) => mainEntryPointFilePath),
  })
  const messageCallback = (message: { handled: boolean }): void => {
    message.handled = true
  }
  const built = configs.map(([path, config]): Library => {
    const { succeeded } = Extractor.invoke(config, { compilerState, localBuild: true, messageCallback })
    if (!succeeded) throw new Error(`${path}: no report; is it built?`)
    const name = nameOf(path)
    const id = `urn:token-codecs:${name}:${SCHEMA_VERSION}`
    const { codecs = [] } = codecPackages.find((codecPackage) => codecPackage.name === name) ?? {}
    return {
      name,
      folder: join(root, path),
      version: readManifest(join(root, path)).version,
      // The extractor keeps comments inside type literals. Their wording is not part of the contract.
      report: readFileSync(config.reportFilePath, 'utf8')
        .replace(/ *\/\*\*[\s\S]*?\*\//g, '')
        .replace(/ +$/gm, '')
        .replace(
          /^declare namespace (\w+) \{$/gm,
          (_, entry: string) => `declare module "@token-codecs/${name}/${entry.replaceAll('_', '-')}" {`,
        ),
      schema: codecs.length === 0 ? '' : `${JSON.stringify(jsonSchema(id, codecs), null, 2)}\n`,
      codecs,
    }
  })
  rmSync(home, { recursive: true })
  return built
}
