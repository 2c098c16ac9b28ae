import { basename, join } from 'node:path'
import { minorAfter, packageFolders, pathsIn, readManifest, root } from '@tooling/testing/workspace'
import type { Generated } from './Generated.js'
import { generated, textOf } from './Generated.js'

const folder = 'tooling/e2e/examples'

/** The only example pinned one minor ahead, to show two versions side by side. */
const ahead = `${folder}/pinned-versions-queue/producer/package.json`

const pinned = /"(@token-codecs\/[\w-]+)": "[^"]*"/g

/** Manifests of the example projects, pinned at the workspace's versions. */
export const examples = (): readonly Generated[] => {
  const manifests = packageFolders.map((path) => readManifest(join(root, path)))
  const versions = new Map(manifests.map(({ name, version }) => [name, version]))
  return pathsIn(join(root, folder))
    .map((path) => `${folder}/${path}`)
    .filter((path) => basename(path) === 'package.json')
    .map((path) => {
      const pin = (_: string, name: string): string => {
        const version = versions.get(name)
        if (version === undefined) throw new Error(`${path} depends on ${name}, which is not in the workspace`)
        return `"${name}": "${path === ahead ? minorAfter(version) : version}"`
      }
      return generated(path, textOf(join(root, path)).replace(pinned, pin))
    })
}
