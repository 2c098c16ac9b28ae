import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { JsonObject } from '@token-codecs/core'

/**
 * What a released version wrote, kept for ever: a token as canonical JSON, and the wire values of it, by the `vendor` of
 * the codecs that wrote them.
 *
 * @since 0.1.0
 * @category model
 */
export interface GoldenDocument {
  readonly canonical: JsonObject
  readonly wire: Readonly<Record<string, JsonObject>>
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parse = (path: string): GoldenDocument => {
  const { canonical, wire = {} }: { readonly canonical?: unknown; readonly wire?: unknown } = JSON.parse(
    readFileSync(path, 'utf8'),
  )
  if (!isObject(canonical) || !isObject(wire) || !Object.values(wire).every(isObject)) {
    throw new Error(`${path}: expected { "canonical": { … }, "wire": { "<vendor>": { … } } }`)
  }
  return { canonical, wire: wire as GoldenDocument['wire'] }
}

/**
 * The golden documents in a folder and the folders in it: every file that ends in `.json`. A folder without any throws,
 * and so does a file that is none.
 *
 * @since 0.1.0
 * @category laws
 */
export const goldenDocuments = (folder: string | URL): readonly GoldenDocument[] => {
  const path = folder instanceof URL ? fileURLToPath(folder) : folder
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
  if (files.length === 0) throw new Error(`${path}: expected golden documents, found none`)
  return files.sort().map((name) => parse(join(path, name)))
}
