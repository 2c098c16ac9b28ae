import { isDeepStrictEqual } from 'node:util'
import type { Files } from '../workspace.js'
import { jsonOf, packagesOf, programsIn, vendorsOf } from '../workspace.js'
import { codecsOf, importsOf } from './imports.js'

/** A rule of the house: its title, and what is to be done where it does not hold. */
interface Check {
  readonly title: string
  readonly problems: (files: Files) => readonly string[]
}

const topLevel: readonly string[] = [
  'LICENSE',
  'README.md',
  'package.json',
  'packages',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'tooling',
  'turbo.json',
]

const checkTopLevel = (files: Files): readonly string[] => {
  const found = new Set([...files.keys()].map((path) => path.split('/')[0] ?? ''))
  const surplus = [...found].filter((name) => !name.startsWith('.') && !topLevel.includes(name))
  const missing = [...topLevel, '.changeset'].filter((name) => !found.has(name))
  return [
    ...surplus.map((name) => `move ${name} into packages/ or tooling/: the top level is what the design says`),
    ...missing.map((name) => `put ${name} back at the top level`),
  ]
}

const sameFiles = [
  'README.md',
  'api.md',
  'package.json',
  'schema.json',
  'src/index.ts',
  'tsconfig.build.json',
  'tsconfig.json',
  'vitest.config.ts',
]
const sameText = ['tsconfig.build.json', 'tsconfig.json', 'vitest.config.ts']

const checkFilesOf = (files: Files, vendor: string): readonly string[] => {
  const folder = `packages/${vendor}`
  const [model = vendor] = vendorsOf(files)
  const codecs = codecsOf(files.get(`${folder}/src/index.ts`) ?? '')
  const ofCodecs = codecs.flatMap((codec) => [
    `src/${codec}.ts`,
    `test/${codec}.laws.test.ts`,
    `test/${codec}.reading.test.ts`,
  ])
  const missing = [...sameFiles, ...ofCodecs].filter((path) => !files.has(`${folder}/${path}`))
  const unequal = sameText.filter((path) => files.get(`${folder}/${path}`) !== files.get(`packages/${model}/${path}`))
  const hidden = programsIn(files, `${folder}/src`)
    .map(([path]) => /\/src\/([A-Z]\w*Token)\.ts$/.exec(path)?.[1])
    .filter((codec) => codec !== undefined && !codecs.includes(codec))
  const fixtures = [...files.keys()].filter((path) => path.startsWith(`${folder}/fixtures/`))
  const golden = [...files.keys()].filter((path) => path.startsWith(`${folder}/golden/`))
  const tests = programsIn(files, `${folder}/test`).map(([, text]) => text)
  const unlawful = codecs.filter((codec) => !tests.some((text) => text.includes(`checkLaws(${codec},`)))
  const forgetful = codecs.filter(
    (codec) => !tests.some((text) => new RegExp(`checkLaws\\(${codec},[^)]*golden`).test(text)),
  )
  const unread = codecs.filter((codec) => !tests.some((text) => text.includes(`checkReadingRules(${codec}`)))
  return [
    ...(codecs.length === 0 ? [`export a codec, XToken, by its name from ${folder}/src/index.ts`] : []),
    ...missing.map((path) => `add ${folder}/${path}: every vendor package has it`),
    ...unequal.map((path) => `make ${folder}/${path} the same as packages/${model}/${path}`),
    ...hidden.map((codec) => `export ${codec} by its name from ${folder}/src/index.ts`),
    ...unlawful.map((codec) => `call checkLaws(${codec}, { test }) in ${folder}/test/${codec}.laws.test.ts`),
    ...(golden.length === 0 ? [] : forgetful).map(
      (codec) => `call checkLaws(${codec}, { golden, … }) with the documents of ${folder}/golden`,
    ),
    ...unread.map((codec) => `call checkReadingRules(${codec}) in ${folder}/test/${codec}.reading.test.ts`),
    ...(fixtures.length === 0 ? [`add responses from the vendor's documentation to ${folder}/fixtures/`] : []),
    ...(golden.length === 0 ? [`add what its codecs write to ${folder}/golden/, and call checkLaws with it`] : []),
    ...(tests.some((text) => text.includes('checkFixtures(')) ? [] : [`call checkFixtures in a test of ${folder}`]),
  ]
}

const manifest: Readonly<Record<string, unknown>> = {
  license: 'MIT',
  type: 'module',
  sideEffects: false,
  main: './dist/index.js',
  types: './dist/index.d.ts',
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './package.json': './package.json',
    './schema.json': './schema.json',
  },
  files: ['dist', 'schema.json'],
  publishConfig: { access: 'public' },
  scripts: { build: 'tsc -p tsconfig.build.json', typecheck: 'tsc -p tsconfig.json', test: 'vitest run' },
  dependencies: { '@token-codecs/core': 'workspace:*' },
  peerDependencies: { 'fp-ts': 'catalog:peers', 'io-ts': 'catalog:peers' },
}

const checkManifestOf = (files: Files, vendor: string): readonly string[] => {
  const path = `packages/${vendor}/package.json`
  const actual = jsonOf(files, path)
  const { engines } = jsonOf(files, 'package.json')
  return Object.entries({ name: `@token-codecs/${vendor}`, engines, ...manifest })
    .filter(([member, value]) => !isDeepStrictEqual(actual[member], value))
    .map(([member, value]) => `make ${member} in ${path} ${JSON.stringify(value)}`)
}

/** The packages whose names a package's shipped programs, and besides them its tests, may use. */
const permitted = (
  files: Files,
  name: string,
): { readonly src: readonly string[]; readonly test: readonly string[] } => {
  const vendors = vendorsOf(files)
  if (name === 'core') return { src: [], test: ['core'] }
  if (name === 'laws') return { src: ['core'], test: ['laws'] }
  if (name === 'cli') return { src: ['core', ...vendors], test: ['laws', 'cli'] }
  return { src: ['core'], test: ['laws', name] }
}

const depth = (path: string): number => path.split('/').length

/** Whether a relative import leads out of the package of the file it is in. */
const leavesPackage = (path: string, module: string): boolean => {
  const steps = module.split('/').filter((step) => step === '..').length
  return module.startsWith('.') && steps > depth(path) - depth('packages/name/file')
}

const checkImportsOf = (files: Files, name: string): readonly string[] => {
  const folder = `packages/${name}`
  const { src, test } = permitted(files, name)
  const problemsIn = (part: 'src' | 'test', allowed: readonly string[], tooling: boolean) =>
    programsIn(files, `${folder}/${part}`).flatMap(([path, text]) =>
      importsOf(text)
        .filter(({ module }) => {
          const [scope, target = ''] = module.split('/')
          if (scope === '@token-codecs') return !allowed.includes(target)
          return (scope === '@tooling' && !tooling) || leavesPackage(path, module)
        })
        .map(
          ({ module }) => `take the import of ${module} out of ${path}: imports go cli → vendors → core, laws → core`,
        ),
    )
  const { dependencies = {}, peerDependencies = {} } = jsonOf(files, `${folder}/package.json`)
  const depends = Object.keys({ ...(dependencies as object), ...(peerDependencies as object) })
    .filter((module) => /^@(?:token-codecs|tooling)\//.test(module))
    .filter((module) => !src.some((target) => module === `@token-codecs/${target}`))
  return [
    ...problemsIn('src', src, false),
    ...problemsIn('test', [...src, ...test], true),
    ...depends.map((module) => `take ${module} out of the dependencies of ${folder}: imports go cli → vendors → core`),
  ]
}

const isDeepOrFpTs = (module: string): boolean => /^(?:fp-ts(?:\/|$)|io-ts\/)/.test(module)

const checkRunTimeImports = (files: Files): readonly string[] =>
  packagesOf(files).flatMap((name) =>
    programsIn(files, `packages/${name}/src`).flatMap(([path, text]) =>
      importsOf(text)
        .filter(({ module, typeOnly }) => !typeOnly && isDeepOrFpTs(module))
        .map(
          ({ module }) => `write import type for ${module} in ${path}, or do without: it fails in Node's ES modules`,
        ),
    ),
  )

// `ory` is part of English words: it counts where it is a word of its own, or one of a camel-case name.
const ory = /(?<![A-Za-z])[Oo]ry(?![a-z])|(?<=[a-z])Ory(?![a-z])|(?<![A-Za-z])ORY(?![A-Za-z])/

const checkNeutral = (files: Files): readonly string[] => {
  // `acme` is nobody: the vendor of examples.
  const vendors = vendorsOf(files).filter((vendor) => vendor !== 'acme')
  const names = ['pipeshub', 'bolt', 'affinidi', 'enterprise', 'easyship', 'hydra', ...vendors]
  return programsIn(files, 'packages/core/src').flatMap(([path, text]) =>
    `${path}\n${text}`.split('\n').flatMap((line, index) => {
      const name = names.find((vendor) => line.toLowerCase().includes(vendor)) ?? ory.exec(line)?.[0]
      return name === undefined ? [] : [`say it without ${name} in ${path}:${index}: core names no vendor`]
    }),
  )
}

const checkFixed = (files: Files): readonly string[] => {
  const { fixed } = jsonOf(files, '.changeset/config.json')
  const [group = [], ...others] = Array.isArray(fixed) ? (fixed as readonly (readonly string[])[]) : []
  const expected = ['core', ...vendorsOf(files)].map((name) => `@token-codecs/${name}`)
  return [
    ...others.map(() => 'make one group of "fixed" in .changeset/config.json'),
    ...expected
      .filter((name) => !group.includes(name))
      .map((name) => `add ${name} to "fixed" in .changeset/config.json`),
    ...group
      .filter((name) => !expected.includes(name))
      .map((name) => `take ${name} out of "fixed" in .changeset/config.json`),
  ]
}

const ofVendors = (check: (files: Files, vendor: string) => readonly string[]) => (files: Files) =>
  vendorsOf(files).flatMap((vendor) => check(files, vendor))

export const checks: readonly Check[] = [
  { title: 'the top level is exactly what the design says', problems: checkTopLevel },
  { title: 'every vendor package has the same files, and tests for each codec', problems: ofVendors(checkFilesOf) },
  { title: 'the package.json of every vendor package is alike', problems: ofVendors(checkManifestOf) },
  {
    title: 'imports point one way: cli to vendors to core, laws to core',
    problems: (files) => packagesOf(files).flatMap((name) => checkImportsOf(files, name)),
  },
  { title: 'no shipped program needs fp-ts or a part of io-ts at run time', problems: checkRunTimeImports },
  { title: 'core names no vendor', problems: checkNeutral },
  { title: 'core and the vendors, and nothing else, share one version', problems: checkFixed },
]
