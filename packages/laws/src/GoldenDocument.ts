import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { JsonObject } from '@token-codecs/core'

/**
 * A token as canonical JSON, and the responses for it by codec `id`. The responses come from a vendor's documentation
 * or from a released version.
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

/** Validates a golden document; errors begin with `place`. */
const documentOf = (value: unknown, place: string): GoldenDocument => {
  const { canonical, wire = {} } = (value ?? {}) as { readonly canonical?: unknown; readonly wire?: unknown }
  if (!isObject(canonical) || !isObject(wire) || !Object.values(wire).every(isObject)) {
    throw new Error(`${place}: expected { "canonical": { … }, "wire": { "<id>": { … } } }`)
  }
  return { canonical, wire: wire as GoldenDocument['wire'] }
}

/**
 * Reads every `.json` file in a folder and its subfolders. Throws an `Error` if the folder has no such file, or if a
 * file is not a golden document.
 *
 * @since 0.1.0
 * @category laws
 */
export const goldenDocuments = (folder: string | URL): readonly GoldenDocument[] => {
  const path = folder instanceof URL ? fileURLToPath(folder) : folder
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
  if (files.length === 0) throw new Error(`${path}: expected at least one golden document, a .json file`)
  return files.sort().map((name) => documentOf(JSON.parse(readFileSync(join(path, name), 'utf8')), join(path, name)))
}

/** Reads the documents if `golden` is a folder, and validates them if it is a list. */
export const documentsOf = (golden: string | URL | readonly GoldenDocument[]): readonly GoldenDocument[] =>
  typeof golden === 'string' || golden instanceof URL
    ? goldenDocuments(golden)
    : golden.map((document, index) => documentOf(document, `golden[${index}]`))
