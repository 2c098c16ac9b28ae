import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { pathsIn, root } from '@tooling/testing/workspace'
import { expect, inject, test } from 'vitest'
import type { Example } from '../src/examples.js'
import {
  commandsOf,
  comparable,
  docExamples,
  fencesOf,
  fileOf,
  isShell,
  markdownExamples,
  programOf,
  runnerOf,
} from '../src/examples.js'
import { compile, toolOf, write } from '../src/project.js'
import { runNode, silence } from '../src/run.js'

const { packages, everything } = inject('shipped')

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const documents = [
  'README.md',
  ...packages.flatMap(({ folder }) =>
    pathsIn(join(root, folder))
      .filter((path) => /^(?:README|docs\/.+)\.md$/.test(path))
      .map((path) => `${folder}/${path}`),
  ),
]
const libraries = packages.filter(({ manifest }) => manifest.exports?.['.'] !== undefined)

const sources = libraries.flatMap(({ folder }) =>
  pathsIn(join(root, folder, 'src')).map((path) => `${folder}/src/${path}`),
)

const examples: readonly Example[] = [
  ...documents.flatMap((path) => markdownExamples(path, read(path))),
  ...sources.flatMap((path) => docExamples(path, read(path))),
]

const isTypeScript = ({ language }: Example): boolean => language === 'ts'
const runnable = (example: Example): string => `run/${fileOf(example)}.mjs`
const pathOf = (example: Example): string =>
  isTypeScript(example) ? `examples/${fileOf(example)}.mts` : runnable(example)

const programs = examples.filter((example) => runnerOf(example) === undefined)

// TypeScript examples are compiled in one run, into the folder of the JavaScript ones. All run in one process.
write(everything, Object.fromEntries(examples.map((example) => [pathOf(example), programOf(example)])))
// Other libraries' types fail: those of @auth/core need packages that it does not depend on. The tests of consumers
// check our own types without this option.
const options = { types: ['node'], rootDir: 'examples', outDir: 'run', skipLibCheck: true }
const compiled = await compile(everything, 'examples', examples.filter(isTypeScript).map(pathOf), options)
const runner = fileURLToPath(new URL('../src/runExamples.mjs', import.meta.url))
const ran = await runNode([runner, ...programs.map(runnable)], { cwd: everything })

test('every example type-checks', () => {
  expect(compiled).toEqual(silence)
})

test('every example program ends by itself and leaves the process usable', () => {
  expect({ ...ran, stdout: ran.stdout.trim().split('\n').length }).toEqual({ ...silence, stdout: programs.length })
})

// Explicit titles, because vitest truncates formatted objects.
for (const example of programs) {
  test(`the example of ${example.source}:${example.line} prints the documented output`, () => {
    const [outcome] = ran.stdout.split('\n').filter((line) => line.startsWith(JSON.stringify(runnable(example))))
    const { stdout, ...ending } = JSON.parse(`[${outcome}]`)[1]
    expect({ ...ending, stdout: comparable(example, stdout) }).toEqual({
      ...silence,
      stdout: comparable(example, example.output),
    })
  })
}

test.each([
  ['vitest', [toolOf(everything, 'vitest/vitest.mjs'), 'run']],
  ['node:test', ['--test']],
])('the examples that are tests of %s pass', async (runner, args) => {
  const files = examples.filter((example) => runnerOf(example) === runner).map(runnable)
  expect(files).not.toEqual([])
  const { code, stdout, stderr } = await runNode([...args, ...files], { cwd: everything })
  expect(code, stdout + stderr).toBe(0)
  expect(stripVTControlCharacters(stdout)).toMatch(/(?:Tests +|pass )[1-9]/)
})

test.each(packages)(
  'the README of $folder contains an example, and so do the docstrings of a library',
  ({ folder, manifest }) => {
    const languages = manifest.bin === undefined ? ['ts', 'js'] : ['sh']
    expect(fencesOf(read(`${folder}/README.md`)).filter(({ info }) => languages.includes(info))).not.toEqual([])
    const inSource = examples.filter(({ source }) => source.startsWith(`${folder}/src/`))
    expect(inSource.length > 0).toBe(manifest.bin === undefined)
  },
)

test('the root README begins with the demo and the tests, a short program, and a program that refreshes a token', () => {
  const fences = fencesOf(read('README.md'))
  expect(fences.findIndex(isShell)).toBe(0)
  expect(fences.filter(isShell).flatMap(commandsOf).slice(0, 2)).toEqual(['npm run demo', 'npm test'])
  const [shortest = [], life = []] = fences.filter(({ info }) => info === 'ts').map(({ lines }) => lines)
  expect(shortest.length).toBeLessThanOrEqual(12)
  expect(life.length).toBeLessThan(40)
  for (const step of ['readResponse(', 'authorizationHeader(', 'CanonicalToken.encode(', 'tokenSource(']) {
    expect(life.join('\n')).toContain(step)
  }
})

test('continuous integration runs npm test and then the release gate', () => {
  expect(read('.ci/run').match(/^npm (?:test|run verify)$/gm)).toEqual(['npm test', 'npm run verify'])
})
