import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { write } from '../../src/project.js'
import { run, silence } from '../../src/run.js'
import { installTools } from './install.js'
import { typescripts } from './versions.js'

const { everything } = inject('shipped')

const program = (name: string): string => readFileSync(new URL(`programs/${name}.ts`, import.meta.url), 'utf8')
const programs = ['types', 'negative', 'negativeExact', 'platform']

let tools: string
beforeAll(async () => {
  const extensions = ['ts', 'mts', 'cts']
  const copies = programs.flatMap((name) =>
    extensions.map((extension) => [`typed/${name}.${extension}`, program(name)]),
  )
  write(everything, Object.fromEntries(copies))
  const aliases = typescripts.map(({ version }) => `typescript-${version}@npm:typescript@${version}`)
  tools = await installTools(everything, 'typescript', aliases)
}, 600_000)

const compile = (version: string, name: string, files: readonly string[], options: object) => {
  const config = `typed/${version}-${name}.json`
  const compilerOptions = { target: 'es2022', types: [], strict: true, skipLibCheck: false, noEmit: true, ...options }
  write(everything, { [config]: JSON.stringify({ compilerOptions, files }) })
  return run(process.execPath, [join(tools, `typescript-${version}/bin/tsc`), '-p', config], { cwd: everything })
}

const isAtLeast = (version: string, [major, minor]: readonly [number, number]): boolean => {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number)
  return ownMajor > major || (ownMajor === major && ownMinor >= minor)
}

interface Resolution {
  readonly title: string
  readonly extension: string
  readonly module: string
  readonly moduleResolution: string
}

const bundler: Resolution = { title: 'bundler', extension: 'ts', module: 'esnext', moduleResolution: 'bundler' }

const resolutions: readonly Resolution[] = [
  { title: 'node16', extension: 'mts', module: 'node16', moduleResolution: 'node16' },
  { title: 'nodenext', extension: 'mts', module: 'nodenext', moduleResolution: 'nodenext' },
  bundler,
]

/** Those of CommonJS files, and what the compilers that do not take them say. */
const commonJs: readonly (Resolution & { takes(version: string): boolean; readonly refusal: RegExp })[] = [
  {
    title: 'nodenext, CommonJS files',
    extension: 'cts',
    module: 'nodenext',
    moduleResolution: 'nodenext',
    takes: (version) => isAtLeast(version, [5, 8]),
    refusal: /error TS1479/,
  },
  {
    title: 'node16, CommonJS files',
    extension: 'cts',
    module: 'node16',
    moduleResolution: 'node16',
    takes: () => false,
    refusal: /error TS1479/,
  },
  {
    title: 'commonjs and node10',
    extension: 'ts',
    module: 'commonjs',
    moduleResolution: 'node10',
    takes: (version) => !isAtLeast(version, [6, 0]),
    // First deprecated, then removed.
    refusal: /error TS510[78]/,
  },
  {
    title: 'commonjs and bundler',
    extension: 'ts',
    module: 'commonjs',
    moduleResolution: 'bundler',
    takes: (version) => isAtLeast(version, [6, 0]),
    refusal: /error TS5095/,
  },
]

describe.each(typescripts)('TypeScript $version', ({ version }) => {
  for (const { title, module, moduleResolution, refusal } of commonJs.filter(({ takes }) => !takes(version))) {
    test(`${title}: refused, as the README says`, async () => {
      const { code, stdout } = await compile(version, title, ['types.cts'], { module, moduleResolution })
      expect(code).not.toBe(0)
      expect(stdout).toMatch(refusal)
    })
  }

  const taken = commonJs.filter(({ takes }) => takes(version))
  for (const { title, extension, module, moduleResolution } of [...resolutions, ...taken]) {
    const options = { module, moduleResolution }
    const files = (names: readonly string[]) => names.map((name) => `${name}.${extension}`)
    test(`${title}: every public type, and mistakes refused, with and without exactOptionalPropertyTypes`, async () => {
      const lib = ['es2022']
      const loose = await compile(version, title, files(['types', 'negative']), { ...options, lib })
      expect(loose).toEqual(silence)
      const exact = { ...options, lib, exactOptionalPropertyTypes: true }
      expect(await compile(version, `${title}-exact`, files(['types', 'negative', 'negativeExact']), exact)).toEqual(
        silence,
      )
    })
  }

  test("the types of a browser, and Node's, with the laws", async () => {
    const { module, moduleResolution } = bundler
    for (const options of [{ lib: ['es2022', 'dom'] }, { lib: ['es2022'], types: ['node'] }]) {
      const all = { module, moduleResolution, exactOptionalPropertyTypes: true, ...options }
      expect(await compile(version, `platform-${options.lib.length}`, ['platform.ts'], all)).toEqual(silence)
    }
  })
})
