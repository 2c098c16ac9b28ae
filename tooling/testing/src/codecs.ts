import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnyTokenCodec } from '@token-codecs/core'
import { packageFolders, root } from './workspace.js'

// Tests see the sources, programs what was built of them.
const entry = process.env.VITEST === undefined ? 'dist/index.js' : 'src/index.ts'

const isCodec = (value: unknown): value is AnyTokenCodec =>
  typeof value === 'object' && value !== null && 'wire' in value && 'fields' in value

const exportedBy = async (folder: string): Promise<ReadonlySet<AnyTokenCodec>> => {
  const exported: object = await import(/* @vite-ignore */ pathToFileURL(join(root, folder, entry)).href)
  return new Set(Object.values(exported).filter(isCodec))
}

const withoutCodecs: readonly string[] = ['packages/bulk', 'packages/cli', 'packages/laws']

const ofCore = await exportedBy('packages/core')

/** The packages that export codecs, by folder. A vendor's exports core's too: they belong to core alone. */
export const codecPackages = await Promise.all(
  packageFolders
    .filter((folder) => !withoutCodecs.includes(folder))
    .map(async (folder) => {
      const exported = [...(await exportedBy(folder))]
      const codecs = folder === 'packages/core' ? exported : exported.filter((codec) => !ofCore.has(codec))
      if (codecs.length === 0) throw new Error(`${folder} exports no codec`)
      return { name: folder.slice('packages/'.length), codecs }
    }),
)

/** Every codec of the repository: the one list, from which all others are derived. */
export const codecs: readonly AnyTokenCodec[] = codecPackages.flatMap((codecPackage) => codecPackage.codecs)
