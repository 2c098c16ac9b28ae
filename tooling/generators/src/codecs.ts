import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnyTokenCodec } from '@token-codecs/core'
import { root } from './root.js'

/** A published package, and the codecs that are its own. */
export interface CodecPackage {
  /** The name of its folder. */
  readonly name: string
  readonly codecs: readonly AnyTokenCodec[]
}

const isCodec = (value: unknown): value is AnyTokenCodec =>
  typeof value === 'object' && value !== null && 'vendor' in value && 'wire' in value && 'fields' in value

const codecsOf = async (folder: string, name: string): Promise<ReadonlySet<AnyTokenCodec>> => {
  const entry = join(folder, name, 'dist/index.js')
  if (!existsSync(entry)) throw new Error(`packages/${name} is not built: run npm run docs at the root`)
  const loaded: Readonly<Record<string, unknown>> = await import(pathToFileURL(entry).href)
  const codecs = Object.values(loaded).filter(isCodec)
  return new Set(codecs.sort((first, second) => (first.vendor < second.vendor ? -1 : 1)))
}

const withoutCodecs: readonly string[] = ['laws', 'cli']

/** The packages with codecs in a folder, new ones too. A vendor's exports those of core as well: they are core's. */
export const codecPackages = async (folder: string = join(root, 'packages')): Promise<readonly CodecPackage[]> => {
  const ofCore = await codecsOf(folder, 'core')
  const names = readdirSync(folder).filter((name) => !withoutCodecs.includes(name))
  return Promise.all(
    names.map(async (name) => {
      const codecs = [...(await codecsOf(folder, name))].filter((codec) => name === 'core' || !ofCore.has(codec))
      if (codecs.length === 0) throw new Error(`packages/${name} exports no codec`)
      return { name, codecs }
    }),
  )
}
