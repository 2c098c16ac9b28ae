import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'

/** A published package that others import. */
export interface PublishedPackage {
  /** The name of its folder. */
  readonly name: string
  readonly folder: string
  readonly version: string
}

/** The packages in a folder that others import, new ones too: all but the command line. */
export const publishedPackages = (folder: string = join(root, 'packages')): readonly PublishedPackage[] =>
  readdirSync(folder)
    .filter((name) => name !== 'cli')
    .map((name) => {
      const home = join(folder, name)
      if (!existsSync(join(home, 'dist/index.d.ts'))) {
        throw new Error(`packages/${name} is not built: run npm run docs at the root`)
      }
      const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
      return { name, folder: home, version }
    })
