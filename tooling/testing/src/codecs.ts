import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnyTokenCodec } from '@token-codecs/core'
import { packageFolders, root } from './workspace.js'

// Tests use the sources; programs use the build.
const entry = process.env.VITEST === undefined ? 'dist/index.js' : 'src/index.ts'

const isCodec = (value: unknown): value is AnyTokenCodec =>
  typeof value === 'object' && value !== null && 'wire' in value && 'fields' in value

const exportedBy = async (folder: string): Promise<ReadonlySet<AnyTokenCodec>> => {
  const exported: object = await import(/* @vite-ignore */ pathToFileURL(join(root, folder, entry)).href)
  return new Set(Object.values(exported).filter(isCodec))
}

const withoutCodecs: readonly string[] = ['packages/bulk', 'packages/cli', 'packages/laws']

const ofCore = await exportedBy('packages/core')

/** The packages with codecs. Vendor packages re-export core's codecs, which are listed only under core. */
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

/** Every codec in the repository. */
export const codecs: readonly AnyTokenCodec[] = codecPackages.flatMap((codecPackage) => codecPackage.codecs)
