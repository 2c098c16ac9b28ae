/** The files of a repository: the text of each by its path from the root. */
export type Files = ReadonlyMap<string, string>

/** The names of the codecs that each package exports, by the name of its folder. */
export type CodecNames = Readonly<Record<string, readonly string[]>>

const topLevel: readonly string[] = [
  '.changeset',
  'LICENSE',
  'README.md',
  'package.json',
  'packages',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'tooling',
  'turbo.json',
]

const toolingPackages = ['bench', 'docs', 'e2e', 'mutation', 'release', 'site', 'testing', 'typescript', 'vitest']

const namesBelow = (files: Files, folder: string): readonly string[] => [
  ...new Set(
    [...files.keys()]
      .filter((path) => path.startsWith(`${folder}/`) && path.slice(folder.length + 1).includes('/'))
      .map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''),
  ),
]

const foldersAndTopLevel = (files: Files): readonly string[] => {
  const found = new Set([...files.keys()].map((path) => path.split('/')[0] ?? ''))
  const surplus = [...found].filter((name) => !name.startsWith('.') && !topLevel.includes(name))
  return [
    ...surplus.map((name) => `move ${name} into packages/ or tooling/: the top level is fixed`),
    ...topLevel.filter((name) => !found.has(name)).map((name) => `put ${name} back at the top level`),
    ...namesBelow(files, 'tooling')
      .filter((name) => !toolingPackages.includes(name))
      .map((name) => `move tooling/${name} into one of ${toolingPackages.join(', ')}`),
  ]
}

const required = ['README.md', 'package.json', 'schema.json', 'src/index.ts', 'tsconfig.json']
const permitted = [...required, 'CHANGELOG.md', 'source.json', 'src/errors.ts']

/** A vendor package has at most these eight files, two for each codec, and fixtures. */
const vendorFiles = (files: Files, name: string, codecs: readonly string[]): readonly string[] => {
  const folder = `packages/${name}`
  const ofCodecs = codecs.flatMap((codec) => [`src/${codec}.ts`, `test/${codec}.test.ts`])
  const own = [...files.keys()]
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1))
  const surplus = own.filter((path) => ![...permitted, ...ofCodecs].includes(path) && !path.startsWith('fixtures/'))
  const untested = codecs.filter(
    (codec) => !(files.get(`${folder}/test/${codec}.test.ts`) ?? '').includes(`checkCodec(${codec},`),
  )
  return [
    ...[...required, ...ofCodecs]
      .filter((path) => !own.includes(path))
      .map((path) => `add ${folder}/${path}: every vendor package has it`),
    ...surplus.map((path) => `take ${folder}/${path} away, or export a codec of that name: a vendor is a table`),
    ...untested.map((codec) => `call checkCodec(${codec}, …) in ${folder}/test/${codec}.test.ts`),
  ]
}

// `ory` is part of English words: it counts as a word, or as one of a camel-case name.
const ory = /(?<![A-Za-z])[Oo]ry(?![a-z])|(?<=[a-z])Ory(?![a-z])|(?<![A-Za-z])ORY(?![A-Za-z])/

/** Core names no vendor, in its tests either. */
const neutralCore = (files: Files, vendors: readonly string[]): readonly string[] => {
  // `acme` is the vendor of examples.
  const names = ['affinidi', 'easyship', 'hydra', ...vendors].filter((name) => name !== 'acme')
  const ofCore = [...files].filter(([path]) => /^packages\/core\/(?:src|test)\/.*\.ts$/.test(path))
  return ofCore.flatMap(([path, text]) =>
    `${path}\n${text}`.split('\n').flatMap((line, index) => {
      // Slack's responses, read in a test, have a member of that name.
      const read = line.replace('enterprise: null', '').toLowerCase()
      const name = names.find((vendor) => read.includes(vendor)) ?? ory.exec(line)?.[0]
      return name === undefined ? [] : [`say it without ${name} in ${path}:${index}: core names no vendor`]
    }),
  )
}

/** Departures from the house's layout, each as a line that says what to do. */
export const structureProblems = (files: Files, codecNames: CodecNames): readonly string[] => {
  const vendors = Object.keys(codecNames).filter((name) => name !== 'core')
  return [
    ...foldersAndTopLevel(files),
    ...vendors.flatMap((name) => vendorFiles(files, name, codecNames[name] ?? [])),
    ...neutralCore(files, vendors),
  ]
}
