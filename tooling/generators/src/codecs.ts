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

const codecsOf = async (name: string): Promise<ReadonlySet<AnyTokenCodec>> => {
  const entry = join(root, 'packages', name, 'dist/index.js')
  if (!existsSync(entry)) throw new Error(`packages/${name} is not built: run npm run docs at the root`)
  const loaded: Readonly<Record<string, unknown>> = await import(pathToFileURL(entry).href)
  return new Set(Object.values(loaded).filter(isCodec))
}

const withoutCodecs: readonly string[] = ['laws', 'cli']

/** The packages with codecs, new ones too. A vendor's exports those of core as well: they are core's. */
export const codecPackages = async (): Promise<readonly CodecPackage[]> => {
  const ofCore = await codecsOf('core')
  const names = readdirSync(join(root, 'packages')).filter((name) => !withoutCodecs.includes(name))
  return Promise.all(
    names.map(async (name) => {
      const codecs = [...(await codecsOf(name))].filter((codec) => name === 'core' || !ofCore.has(codec))
      if (codecs.length === 0) throw new Error(`packages/${name} exports no codec`)
      return { name, codecs }
    }),
  )
}
