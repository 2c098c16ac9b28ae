import { isDeepStrictEqual } from 'node:util'
import type { Manifest } from '@tooling/testing/workspace'

/** What is in a tarball: the text of each file by its path. */
export type Contents = ReadonlyMap<string, string>

/** The package.json of a published package. */
type PublishedManifest = Readonly<Record<string, unknown>> & { readonly name: string; readonly version: string }

/** A rule of what is published: its problems, said so that one knows what to do. */
type Rule = (contents: Contents, manifest: PublishedManifest) => readonly string[]

type Versions = Readonly<Record<string, string>>

const peers: Versions = { 'fp-ts': '^2.16.0', 'io-ts': '^2.2.18' }

const otherDependencies: Readonly<Record<string, readonly string[]>> = {
  '@token-codecs/laws': ['fast-check'],
  '@token-codecs/cli': ['commander', 'fp-ts', 'io-ts'],
}

/** The entries that a package may have, and what they must be. */
const entries: Readonly<Record<string, unknown>> = {
  '.': { types: './dist/index.d.ts', default: './dist/index.js' },
  './package.json': './package.json',
  './schema.json': './schema.json',
}

const isProgram = ({ name }: PublishedManifest): boolean => name === '@token-codecs/cli'

const dependenciesOf = ({ dependencies }: PublishedManifest): Versions => (dependencies ?? {}) as Versions

/** Every path that a manifest's entries name. */
const targetsOf = (entry: unknown): readonly string[] => {
  if (typeof entry === 'string') return [entry]
  return typeof entry === 'object' && entry !== null ? Object.values(entry).flatMap(targetsOf) : []
}

const ownProtocols: Rule = (contents) =>
  [...(contents.get('package.json') ?? '').matchAll(/"([^"]+)": "((?:workspace|catalog|link|file):[^"]*)"/g)].map(
    ([, name, version]) => `publish a version of ${name} instead of ${version}`,
  )

const missingFiles: Rule = (contents, { bin, exports, main, types }) => {
  const targets = targetsOf([bin, exports, main, types]).map((path) => path.replace(/^\.\//, ''))
  return [...new Set(['LICENSE', 'README.md', 'package.json', ...targets])]
    .filter((path) => !contents.has(path))
    .map((path) => `put ${path} into the tarball`)
}

const surplusFiles: Rule = (contents, { exports }) => {
  const named = ['LICENSE', 'README.md', 'package.json', ...targetsOf(exports).map((path) => path.replace(/^\.\//, ''))]
  return [...contents.keys()]
    .filter((path) => !named.includes(path) && !/^dist\/(?!.*\.(?:test|spec)\.)[\w/-]+(?:\.js|\.d\.ts)$/.test(path))
    .map((path) => `leave ${path} out of the tarball`)
}

const missingTypes: Rule = (contents) =>
  [...contents.keys()]
    .filter((path) => path.endsWith('.js') && !contents.has(path.replace(/\.js$/, '.d.ts')))
    .map((path) => `put the types of ${path} into the tarball`)

const licence: Rule = (contents, { license }) => [
  ...(license === 'MIT' ? [] : ['make the license MIT']),
  ...(/^MIT License\n[\s\S]*Copyright/.test(contents.get('LICENSE') ?? '') ? [] : ['ship the text of the license']),
]

const installing = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare']

const installScripts: Rule = (contents, { scripts = {}, gypfile }) => [
  ...installing
    .filter((name) => name in (scripts as object))
    .map((name) => `run nothing on installing: take ${name} out`),
  // npm builds what has such a file, without any script.
  ...(gypfile === true || contents.has('binding.gyp') ? ['run nothing on installing: take binding.gyp out'] : []),
]

const dependencies: Rule = (_, manifest) => {
  const { name, version } = manifest
  const own = dependenciesOf(manifest)
  const needed = [...(name === '@token-codecs/core' ? [] : ['@token-codecs/core']), ...(otherDependencies[name] ?? [])]
  const permitted = (dependency: string) =>
    needed.includes(dependency) || (isProgram(manifest) && dependency.startsWith('@token-codecs/'))
  const others = ['optionalDependencies', 'bundleDependencies', 'bundledDependencies', 'peerDependenciesMeta']
  return [
    ...Object.keys(own)
      .filter((dependency) => !permitted(dependency))
      .map((dependency) => `let ${name} not depend on ${dependency}`),
    ...needed.filter((dependency) => !(dependency in own)).map((dependency) => `let ${name} depend on ${dependency}`),
    ...Object.entries(own)
      .filter(([, range]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(range))
      .map(([dependency, range]) => `pin ${dependency} to a version instead of ${range}`),
    ...others.filter((member) => member in manifest).map((member) => `take ${member} out of ${name} ${version}`),
  ]
}

const peerDependencies: Rule = (_, manifest) => {
  const expected = isProgram(manifest) ? undefined : peers
  return isDeepStrictEqual(manifest.peerDependencies, expected)
    ? []
    : [`make the peers of ${manifest.name} ${JSON.stringify(expected ?? {})}`]
}

const settings: Rule = (_, manifest) => {
  const program = isProgram(manifest)
  const expected: Readonly<Record<string, unknown>> = {
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20.19.0' },
    main: program ? undefined : './dist/index.js',
    types: program ? undefined : './dist/index.d.ts',
    bin: program ? { 'token-codecs': './dist/main.js' } : undefined,
    private: undefined,
  }
  return Object.entries(expected)
    .filter(([member, value]) => !isDeepStrictEqual(manifest[member], value))
    .map(([member, value]) => `make ${member} of ${manifest.name} ${JSON.stringify(value)}`)
}

const entriesOf: Rule = (_, manifest) => {
  const own = (manifest.exports ?? {}) as Readonly<Record<string, unknown>>
  const hasCodecs = !isProgram(manifest) && manifest.name !== '@token-codecs/laws'
  const needed = ['./package.json', ...(isProgram(manifest) ? [] : ['.']), ...(hasCodecs ? ['./schema.json'] : [])]
  return [
    ...needed.filter((entry) => !(entry in own)).map((entry) => `add the entry ${entry} to ${manifest.name}`),
    ...Object.entries(own)
      .filter(([entry, target]) => !isDeepStrictEqual(target, entries[entry]))
      .map(([entry]) => `make the entry ${entry} of ${manifest.name} ${JSON.stringify(entries[entry])}`),
  ]
}

/** What must hold of every tarball, by name. */
export const tarballRules: Readonly<Record<string, Rule>> = {
  ownProtocols,
  missingFiles,
  surplusFiles,
  missingTypes,
  licence,
  installScripts,
  dependencies,
  peerDependencies,
  settings,
  entriesOf,
}

/** What is wrong with one tarball, whatever the others are. */
export const tarballProblems = (contents: Contents): readonly string[] => {
  const manifest: PublishedManifest = JSON.parse(contents.get('package.json') ?? '{}')
  return Object.values(tarballRules).flatMap((rule) => rule(contents, manifest))
}

/** What is wrong with tarballs that are published together: each other's versions are exactly those of the release. */
export const releaseProblems = (
  manifests: readonly Pick<Manifest, 'name' | 'version' | 'dependencies'>[],
): readonly string[] => {
  const versions = new Map(manifests.map(({ name, version }) => [name, version]))
  return manifests.flatMap((manifest) =>
    Object.entries(dependenciesOf(manifest))
      .filter(
        ([dependency, version]) => dependency.startsWith('@token-codecs/') && versions.get(dependency) !== version,
      )
      .map(([dependency]) => `let ${manifest.name} depend on ${dependency} ${versions.get(dependency)} exactly`),
  )
}
