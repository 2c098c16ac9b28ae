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

/** Adds a package with its codec, in order, before core. */
const withPackage = (text: string, id: string, codec: string): string => {
  const module = `@token-codecs/${id}`
  if (text.includes(`'${module}'`)) return text
  const entries = [...text.matchAll(/^ {2}'?([a-z\d-]+)'?: async \(\) =>/gm)]
  const next = entries.find(([, name = '']) => name > id || name === 'core')
  if (next === undefined || entries.at(-1)?.[1] !== 'core')
    throw new UsageError(`cannot find the list of codecs in ${codecsPath}: restore its form`)
  const entry = `  ${id.includes('-') ? `'${id}'` : id}: async () => {
    const { ${codec} } = await import('${module}')
    return [${codec}]
  },
`
  return `${text.slice(0, next.index)}${entry}${text.slice(next.index)}`
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
    [codecsPath, withPackage(read(codecsPath), id, codecNameOf(id))],
    [manifestPath, withDependency(read(manifestPath), name)],
    [`.changeset/add-${id}.md`, changeset(name, codecNameOf(id))],
  ])
}
