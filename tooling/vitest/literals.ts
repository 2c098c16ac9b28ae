import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
// TypeScript 7 has no compiler API, but the bundler's parser reads TypeScript.
import { parseAst } from 'rolldown/parseAst'

interface Node {
  readonly type?: unknown
  readonly value?: unknown
}

const modules: readonly unknown[] = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration']

/** Returns the literals in a syntax tree: strings and the fixed parts of templates, except for module names. */
const textsOf = (node: unknown): readonly string[] => {
  if (typeof node !== 'object' || node === null) return []
  const { type, value } = node as Node
  if (type === 'Literal' && typeof value === 'string') return [value]
  if (type === 'TemplateElement') return [(value as { readonly cooked: string }).cooked]
  const isModule = modules.includes(type)
  return Object.entries(node).flatMap(([name, child]) => (isModule && name === 'source' ? [] : textsOf(child)))
}

/** Selects modules by their path and source text. */
type Selects = (path: string, source: string) => boolean

/** Returns the literals in a package's sources, without duplicates. */
export const literalsIn = (sources: URL, selects: Selects = () => true): readonly string[] => {
  const folder = fileURLToPath(sources)
  const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')] as const)
    .filter(([path, source]) => selects(path, source))
  return [...new Set(modules.flatMap(([, source]) => textsOf(parseAst(source, { lang: 'ts' }))))].sort()
}

/** Returns only literals of two or more words, which people read. */
export const phrasesIn = (sources: URL, selects?: Selects): readonly string[] =>
  literalsIn(sources, selects)
    .map((text) => text.trim())
    .filter((text) => /[a-z]{2}/i.test(text) && /\s/.test(text))
