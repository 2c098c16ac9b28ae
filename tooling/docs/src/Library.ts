import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyTokenCodec } from '@token-codecs/core'
import { codecPackages } from '@tooling/testing/codecs'
import { packageFolders, readManifest, root } from '@tooling/testing/workspace'
import { reportsOf } from './reports.js'
import { schemaOf } from './schemas.js'

/** A published package that others import, and what it offers. */
export interface Library {
  /** The name of its folder. */
  readonly name: string
  readonly folder: string
  readonly version: string
  /** The API report of its declarations. */
  readonly report: string
  /** The text of its schema.json; empty where it has no codecs. */
  readonly schema: string
  readonly codecs: readonly AnyTokenCodec[]
}

/** The built libraries of this repository. */
export const libraries = (): readonly Library[] => {
  const built = packageFolders
    .filter((path) => existsSync(join(root, path, 'src/index.ts')))
    .map((path) => ({ name: path.slice('packages/'.length), folder: join(root, path) }))
  const reports = reportsOf(built)
  return built.map(({ name, folder }) => {
    const { codecs = [] } = codecPackages.find((codecPackage) => codecPackage.name === name) ?? {}
    return {
      name,
      folder,
      version: readManifest(folder).version,
      report: reports.get(name) ?? '',
      schema: codecs.length > 0 ? schemaOf(name, codecs) : '',
      codecs,
    }
  })
}
