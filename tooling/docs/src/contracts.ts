import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import type { Generated } from './Generated.js'
import { generated, textOf } from './Generated.js'
import type { Library } from './Library.js'
import { schemaBreaks } from './schemaBreaks.js'
import { typeBreaks } from './typeBreaks.js'

/** Version of a package before its first release. */
const unreleased = '0.0.0'

/** Returns the version whose contract binds a package. Patches share the contract of their minor. */
const contractVersion = (version: string): string => (version === unreleased ? '0.1.0' : version.replace(/\d+$/, '0'))

/** Returns a library's report and schema, and its contract. A contract is frozen once its version is released. */
export const descriptions = ({ name, version, report, schema }: Library, home: string = root): readonly Generated[] => {
  const contract = `tooling/docs/contracts/${name}/${contractVersion(version)}`
  const contents = [
    { text: report, path: `tooling/docs/reports/${name}.md`, kept: `${contract}/api.md` },
    { text: schema, path: `packages/${name}/schema.json`, kept: `${contract}/schema.json` },
  ]
  return contents
    .filter(({ text }) => text !== '')
    .flatMap(({ text, path, kept }) => [
      generated(path, text, home),
      ...(version === unreleased || !existsSync(join(home, kept)) ? [generated(kept, text, home)] : []),
    ])
}

/** Returns the package folders for which a pending changeset requests a major release. */
export const pendingMajors = (home: string = root): ReadonlySet<string> => {
  const folder = join(home, '.changeset')
  const fronts = readdirSync(folder)
    .filter((path) => path.endsWith('.md'))
    .map((path) => /^---\n([\s\S]*?)^---$/m.exec(readFileSync(join(folder, path), 'utf8'))?.[1] ?? '')
  return new Set(
    [...fronts.join('').matchAll(/^['"]?@token-codecs\/([\w-]+)['"]?: major$/gm)].map(([, name = '']) => name),
  )
}

const majorOf = (version: string): number => Number.parseInt(version, 10)

// Major releases keep this too, because stored tokens must stay readable. A second form needs another codec.
const forEver = /^CanonicalToken\b/

/** Returns a package's breaking changes against its contracts: one line each, with the export's or member's name. */
export const breaksOf = (library: Library, home: string = root): readonly string[] => {
  const { name } = library
  const folder = join(home, 'tooling/docs/contracts', name)
  const versions = readdirSync(folder).sort(new Intl.Collator('en', { numeric: true }).compare)
  return versions.flatMap((version) => {
    const released = textOf(join(folder, version, 'schema.json'))
    const present = library.schema || JSON.stringify({ $id: 'no schema', $defs: {} })
    const inSchema =
      released === '' || released === present
        ? []
        : schemaBreaks(JSON.parse(released), JSON.parse(present), library.codecs)
    const major = pendingMajors(home).has(name) || majorOf(library.version) > majorOf(version)
    const found =
      major || version !== versions.at(-1)
        ? inSchema.filter((line) => forEver.test(line))
        : [
            ...typeBreaks(library, textOf(join(folder, version, 'api.md'))),
            ...inSchema.map((line) => `schema.json: ${line}`),
          ]
    return found.map((line) => `${name}: ${line} (since ${version})`)
  })
}
