import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { write } from '../src/project.js'
import { run, silence } from '../src/run.js'
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

const resolutions = [
  { title: 'node16', extension: 'mts', module: 'node16', moduleResolution: 'node16' },
  { title: 'nodenext', extension: 'mts', module: 'nodenext', moduleResolution: 'nodenext' },
  { title: 'bundler', extension: 'ts', module: 'esnext', moduleResolution: 'bundler' },
  { title: 'nodenext, CommonJS files', extension: 'cts', module: 'nodenext', moduleResolution: 'nodenext' },
] as const

const isAtLeast = (version: string, [major, minor]: readonly [number, number]): boolean => {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number)
  return ownMajor > major || (ownMajor === major && ownMinor >= minor)
}

describe.each(typescripts)('TypeScript $version', ({ version }) => {
  const takesModules = isAtLeast(version, [5, 8])

  for (const { title, extension, ...options } of resolutions) {
    const files = (names: readonly string[]) => names.map((name) => `${name}.${extension}`)
    if (extension === 'cts' && !takesModules) {
      test(`${title}: refused, as the README says`, async () => {
        const { code, stdout } = await compile(version, title, files(['types']), options)
        expect(code).not.toBe(0)
        expect(stdout).toContain('error TS1479')
      })
      continue
    }
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
    const [, , bundler] = resolutions
    const { module, moduleResolution } = bundler
    for (const options of [{ lib: ['es2022', 'dom'] }, { lib: ['es2022'], types: ['node'] }]) {
      const all = { module, moduleResolution, exactOptionalPropertyTypes: true, ...options }
      expect(await compile(version, `platform-${options.lib.length}`, ['platform.ts'], all)).toEqual(silence)
    }
  })
})
