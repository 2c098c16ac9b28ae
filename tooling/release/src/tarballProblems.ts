import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '@tooling/testing/workspace'

/** The files of a tarball: the text of each by its path. */
export type Contents = ReadonlyMap<string, string>

/** The files of an unpacked tarball. */
export const contentsOf = (folder: string): Contents =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]),
  )

/** The part of a published package.json that is looked at here; tooling/docs holds the rest to one form. */
interface PublishedManifest extends Manifest {
  readonly main?: string
  readonly types?: string
  readonly gypfile?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** Every path that a manifest's entries name. */
const targetsOf = (entry: unknown): readonly string[] => {
  if (typeof entry === 'string') return [entry.replace(/^\.\//, '')]
  return typeof entry === 'object' && entry !== null ? Object.values(entry).flatMap(targetsOf) : []
}

/** What a package ships: each built file with its map and, in a library, its types; a program with its licenses. */
const expectedFiles = (contents: Contents, { bin, exports, main, types }: PublishedManifest): readonly string[] => {
  const built = [...contents.keys()].filter((path) => /^dist\/(?!.*\.(?:test|spec)\.)[\w/-]+\.js$/.test(path))
  const besides = built.flatMap((path) => [path, `${path}.map`, ...(bin ? [] : [path.replace(/\.js$/, '.d.ts')])])
  const documents = ['LICENSE', 'README.md', 'package.json', ...(bin ? ['dist/notices.txt'] : [])]
  return [...new Set([...documents, ...targetsOf([bin, exports, main, types]), ...besides])]
}

// npm runs these where a package is installed.
const installing = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare']

// All that is installed with a package beside its peers: each dependency more is one more to trust and to update.
const permitted = ['@token-codecs/core', 'fast-check']

/** The faults of one tarball, whatever the others are: what publint and attw do not look for. */
export const tarballProblems = (contents: Contents): readonly string[] => {
  const text = contents.get('package.json') ?? '{}'
  const manifest: PublishedManifest = JSON.parse(text)
  const expected = expectedFiles(contents, manifest)
  const dependencies = Object.entries({ ...manifest.dependencies, ...manifest.optionalDependencies })
  const scripts = installing.filter((name) => name in (manifest.scripts ?? {}))
  // npm builds what has such a file, without any script.
  const builds = manifest.gypfile === true || contents.has('binding.gyp')
  return [
    ...[...text.matchAll(/"([^"]+)": "((?:workspace|catalog|link|file):[^"]*)"/g)].map(
      ([, name, version]) => `publish a version of ${name} instead of ${version}`,
    ),
    ...expected.filter((path) => !contents.has(path)).map((path) => `put ${path} into the tarball`),
    // A package has no CHANGELOG.md before its first release.
    ...[...contents.keys()]
      .filter((path) => !expected.includes(path) && path !== 'CHANGELOG.md')
      .map((path) => `leave ${path} out of the tarball`),
    ...(/^MIT License\n[\s\S]*Copyright/.test(contents.get('LICENSE') ?? '') ? [] : ['ship the text of the license']),
    ...[...scripts, ...(builds ? ['binding.gyp'] : [])].map((name) => `run nothing on installing: take ${name} out`),
    ...dependencies.filter(([name]) => !permitted.includes(name)).map(([name]) => `do without ${name}`),
    ...dependencies
      .filter(([, range]) => !/^(?:workspace|catalog):|^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(range))
      .map(([name, range]) => `pin ${name} to a version instead of ${range}`),
  ]
}

/** The faults of tarballs that are published together: each other's versions are exactly those of the release. */
export const releaseProblems = (manifests: readonly Manifest[]): readonly string[] => {
  const versions = new Map(manifests.map(({ name, version }) => [name, version]))
  return manifests.flatMap(({ name, dependencies = {} }) =>
    Object.entries(dependencies)
      .filter(([other, version]) => other.startsWith('@token-codecs/') && versions.get(other) !== version)
      .map(([other]) => `let ${name} depend on ${other} ${versions.get(other)} exactly`),
  )
}
