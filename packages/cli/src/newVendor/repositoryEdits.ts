import { UsageError } from '../Streams.js'
import type { VendorFiles } from './VendorFiles.js'
import { codecNameOf } from './VendorFiles.js'

const configPath = '.changeset/config.json'
const codecsPath = 'packages/cli/src/codecs.ts'
const manifestPath = 'packages/cli/package.json'

const print = (value: object): string => `${JSON.stringify(value, null, 2)}\n`

const withFixed = (config: string, name: string): string => {
  const { fixed, ...others }: { readonly fixed: readonly (readonly string[])[] } = JSON.parse(config)
  const [vendors = [], ...rest] = fixed
  const names = [...new Set([...vendors, name])].sort()
  // Keeps the order of the members.
  return print({ ...JSON.parse(config), ...others, fixed: [names, ...rest] })
}

const withDependency = (manifest: string, name: string): string => {
  const { devDependencies, ...others } = JSON.parse(manifest)
  const sorted = Object.entries({ ...devDependencies, [name]: 'workspace:*' }).sort(([first], [second]) =>
    first < second ? -1 : 1,
  )
  return print({ ...JSON.parse(manifest), ...others, devDependencies: Object.fromEntries(sorted) })
}

const insertedAt = (lines: readonly string[], index: number, line: string): readonly string[] => [
  ...lines.slice(0, index),
  line,
  ...lines.slice(index),
]

const moduleOf = (line: string): string => line.split("'")[1] ?? ''

/** Adds a codec's import, in order, and the codec itself, before core's. */
const withCodec = (text: string, module: string, codec: string): string => {
  const added = `import { ${codec} } from '${module}'`
  if (text.includes(added)) return text
  const lines = text.split('\n')
  const isImport = (line: string): boolean => line.startsWith('import ')
  const later = lines.findIndex((line) => isImport(line) && moduleOf(line) > module)
  const afterImports = lines.filter(isImport).length
  const imported = insertedAt(lines, later === -1 ? afterImports : later, added)
  const core = imported.indexOf('  CanonicalToken,')
  if (core === -1) throw new UsageError(`cannot find the list of codecs in ${codecsPath}: restore its form`)
  return insertedAt(imported, core, `  ${codec},`).join('\n')
}

const changeset = (name: string, codec: string): string => `---
'${name}': minor
'@token-codecs/cli': minor
---

New package \`${name}\`, with \`${codec}\`. The command line knows the codec too.
`

/** Returns the repository's files that a new vendor package changes, by path. `read` returns a file's text. */
export const repositoryEdits = (
  read: (path: string) => string,
  { id }: Pick<VendorFiles, 'id'>,
): ReadonlyMap<string, string> => {
  const name = `@token-codecs/${id}`
  return new Map([
    [configPath, withFixed(read(configPath), name)],
    [codecsPath, withCodec(read(codecsPath), name, codecNameOf(id))],
    [manifestPath, withDependency(read(manifestPath), name)],
    [`.changeset/add-${id}.md`, changeset(name, codecNameOf(id))],
  ])
}
