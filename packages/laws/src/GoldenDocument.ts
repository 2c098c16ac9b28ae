import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { JsonObject } from '@token-codecs/core'

/**
 * A response that a vendor documents, or that a released version wrote: a token as canonical JSON, and the wire values of
 * it, by the `id` of their codecs.
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

/** Checks a file's content, or a caller's without TypeScript; `place` is what an error names. */
const documentOf = (value: unknown, place: string): GoldenDocument => {
  const { canonical, wire = {} } = (value ?? {}) as { readonly canonical?: unknown; readonly wire?: unknown }
  if (!isObject(canonical) || !isObject(wire) || !Object.values(wire).every(isObject)) {
    throw new Error(`${place}: expected { "canonical": { … }, "wire": { "<id>": { … } } }`)
  }
  return { canonical, wire: wire as GoldenDocument['wire'] }
}

/**
 * The golden documents in a folder and the folders in it: every file that ends in `.json`. Throws for a folder without any,
 * and for a file of another shape.
 *
 * @since 0.1.0
 * @category laws
 */
export const goldenDocuments = (folder: string | URL): readonly GoldenDocument[] => {
  const path = folder instanceof URL ? fileURLToPath(folder) : folder
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
  if (files.length === 0) throw new Error(`${path}: expected golden documents, found none`)
  return files.sort().map((name) => documentOf(JSON.parse(readFileSync(join(path, name), 'utf8')), join(path, name)))
}

/** The documents of `golden`: those of a folder, or those that the caller has at hand. */
export const documentsOf = (golden: string | URL | readonly GoldenDocument[]): readonly GoldenDocument[] =>
  typeof golden === 'string' || golden instanceof URL
    ? goldenDocuments(golden)
    : golden.map((document, index) => documentOf(document, `golden[${index}]`))
