import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { describe, expect, inject, test } from 'vitest'
import { contentsOf } from '../../src/expectTarballs.js'
import { install, write } from '../../src/project.js'
import { run } from '../../src/run.js'
import { typescripts } from './versions.js'

const { everything, packages } = inject('shipped')

const folder = new URL('programs/', import.meta.url)
const programs = readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')] as const)

/** A project's module resolution. */
interface Resolution {
  readonly title: string
  readonly extension: 'ts' | 'mts' | 'cts'
  readonly modules: { readonly module: string; readonly moduleResolution: string }
  /** True for compilers that accept the packages. The others reject them with `refusal`, as the README says. */
  readonly accepts?: (version: number) => boolean
  readonly refusal?: RegExp
  /** A platform's types, for the program that uses them. The other programs see only the language's types. */
  readonly platform?: { readonly lib?: readonly string[]; readonly types?: readonly string[] }
}

const node16 = { module: 'node16', moduleResolution: 'node16' }
const nodenext = { module: 'nodenext', moduleResolution: 'nodenext' }
const bundler = { module: 'esnext', moduleResolution: 'bundler' }
const node10 = { module: 'commonjs', moduleResolution: 'node10' }
const common = { module: 'commonjs', moduleResolution: 'bundler' }

const resolutions: readonly Resolution[] = [
  { title: 'node16', extension: 'mts', modules: node16, platform: { types: ['node'] } },
  { title: 'nodenext', extension: 'mts', modules: nodenext },
  { title: 'bundler', extension: 'ts', modules: bundler, platform: { lib: ['es2022', 'dom'] } },
  { title: 'node16-commonjs', extension: 'cts', modules: node16, accepts: () => false, refusal: /TS1479/ },
  { title: 'nodenext-commonjs', extension: 'cts', modules: nodenext, accepts: (tsc) => tsc >= 5.8, refusal: /TS1479/ },
  // Deprecated in TypeScript 6 and removed in 7.
  { title: 'commonjs-node10', extension: 'ts', modules: node10, accepts: (tsc) => tsc < 6, refusal: /TS510[78]/ },
  { title: 'commonjs-bundler', extension: 'ts', modules: common, accepts: (tsc) => tsc >= 6, refusal: /TS5095/ },
]

/** One project for the compiler. */
interface Setting extends Pick<Resolution, 'title' | 'refusal'> {
  readonly files: readonly string[]
  readonly options: object
}

const settingsOf = (version: string): readonly Setting[] =>
  resolutions.flatMap(({ title, extension, modules, platform, accepts = () => true, refusal }): Setting[] => {
    const filesOf = (...names: readonly string[]) => names.map((name) => `../${name}.${extension}`)
    // All resolutions find the same declarations. Checking them only once saves most of the time.
    const loose = { ...modules, skipLibCheck: title !== 'nodenext' }
    if (!accepts(Number.parseFloat(version)) && refusal !== undefined) {
      return [{ title, files: filesOf('types'), options: loose, refusal }]
    }
    const exact = { ...modules, skipLibCheck: refusal !== undefined, exactOptionalPropertyTypes: true, ...platform }
    const exactFiles = filesOf(
      'types',
      'catalogue',
      'negative',
      'negativeExact',
      ...(platform === undefined ? [] : ['platform']),
    )
    return [
      { title, files: filesOf('types', 'catalogue', 'negative'), options: loose },
      { title: `${title}-exact`, files: exactFiles, options: exact },
      // The types of BullMQ fail without this option.
      ...(platform?.types === undefined
        ? []
        : [{ title: `${title}-node`, files: filesOf('node'), options: { ...exact, skipLibCheck: true } }]),
    ]
  })

const builtProject = /Building project '(?:[^']*[\\/])?([^'\\/]+)\.json'\.\.\.(.*?)(?=Building project|$)/gs

const copies = ['ts', 'mts', 'cts'].flatMap((extension) =>
  programs.map(([file, text]) => [`typed/${file.replace(/ts$/, extension)}`, text] as const),
)
write(everything, Object.fromEntries(copies))
const aliases = typescripts.map((version) => `typescript-${version}@npm:typescript@${version}`)
const tools = await install(join(everything, '../tools/typescript'), aliases)

/** The errors in each setting, from one run of the compiler, which then parses each declaration file only once. */
const errorsOf = async (version: string, settings: readonly Setting[]): Promise<object> => {
  const project = join(everything, 'typed', version)
  const always = { target: 'es2022', lib: ['es2022'], types: [], strict: true, skipDefaultLibCheck: true, noEmit: true }
  for (const { title, files, options } of settings) {
    write(project, { [`${title}.json`]: JSON.stringify({ compilerOptions: { ...always, ...options }, files }) })
  }
  const configs = settings.map(({ title }) => `${title}.json`)
  const compiler = join(tools, `typescript-${version}/bin/tsc`)
  const { stdout } = await run(process.execPath, [compiler, '--build', '--verbose', ...configs], { cwd: project })
  const built = [...stdout.matchAll(builtProject)]
  return Object.fromEntries(built.map(([, title, text]) => [title, text?.match(/^.*error TS.*$/gm) ?? []]))
}

test.each(typescripts)(
  'TypeScript %s accepts every public type, and rejects mistakes and the settings that the README excludes',
  async (version) => {
    const settings = settingsOf(version)
    const refused = (refusal: RegExp) => expect.arrayContaining([expect.stringMatching(refusal)])
    const expected = settings.map(({ title, refusal }) => [title, refusal === undefined ? [] : refused(refusal)])
    expect(await errorsOf(version, settings)).toEqual(Object.fromEntries(expected))
  },
)

const documented =
  /(\/\*\*(?:(?!\*\/).)*\*\/)\n(?:\/\/[^\n]*\n)?(?:export )?(?:declare )?(?:interface|type|const|function|class) (\w+)/gs

/** The doc comments of declarations, by name. */
const docsIn = (text: string): ReadonlyMap<string | undefined, string | undefined> =>
  new Map([...text.matchAll(documented)].map(([, comment, name]) => [name, comment?.replace(/\s+/g, ' ')]))

const libraries = packages.filter(({ manifest }) => manifest.exports?.['.'] !== undefined)

describe.each(libraries)('the declarations of $folder', ({ folder, unpacked, manifest }) => {
  const contents = [...contentsOf(unpacked)].filter(([path]) => path.endsWith('.d.ts'))
  const declarations = contents.map(([, text]) => text).join('\n')
  // Shared chunks export under other names.
  const entries = contents.filter(([path]) => JSON.stringify(manifest.exports).includes(`"./${path}"`))
  const names = entries.flatMap(([, text]) => {
    const [, list = ''] = /^export \{(.*)\}/m.exec(text) ?? []
    return list.split(',').map((name) => name.replace('type ', '').trim())
  })

  const read = (path: string) => readFileSync(join(root, folder, 'src', path), 'utf8')
  // Only modules that entry points export from, because other modules may declare the same names internally.
  const sources = entries.flatMap(([path]) =>
    [...read(path.replace(/^dist\/(.*)\.d\.ts$/, '$1.ts')).matchAll(/ from '\.\/(.+)\.js'/g)].map(([, module]) =>
      read(`${module}.ts`),
    ),
  )

  test('keep the doc comment of every export', () => {
    const [shown, written] = [docsIn(declarations), docsIn(sources.join('\n'))]
    expect(names.map((name) => [name, shown.get(name)])).toEqual(names.map((name) => [name, written.get(name)]))
    expect(names.some((name) => written.has(name))).toBe(true)
  })

  test('export only names that the programs above use', () => {
    const code = programs.map(([, program]) => program.replace(/^import .*?'$/gms, '')).join('\n')
    const isUsed = (name: string) => new RegExp(`\\b${name}\\b`).test(code)
    // All laws have the same type, so the programs use only one of them.
    const isLaw = (name: string) => declarations.includes(`declare const ${name}: Law<`)
    expect(names.filter((name) => !isUsed(name) && !isLaw(name))).toEqual([])
  })
})
