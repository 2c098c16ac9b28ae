import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import type { Example } from '../src/examples.js'
import {
  commandsOf,
  docExamples,
  fencesOf,
  fileOf,
  isNodeTest,
  isShell,
  isVitest,
  markdownExamples,
  programOf,
} from '../src/examples.js'
import { compile, write } from '../src/project.js'
import type { Outcome } from '../src/run.js'
import { run, silence } from '../src/run.js'

const { packages, everything } = inject('shipped')

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const readIfThere = (path: string): string => (existsSync(join(root, path)) ? read(path) : '')

const readmes = ['README.md', ...packages.map(({ folder }) => `${folder}/README.md`)]
const libraries = packages.filter(({ manifest }) => manifest.exports?.['.'] !== undefined)

const sources = libraries.flatMap(({ folder }) =>
  readdirSync(join(root, folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/src/${path.replaceAll('\\', '/')}`),
)

const examples: readonly Example[] = [
  ...readmes.flatMap((path) => markdownExamples(path, readIfThere(path))),
  ...sources.flatMap((path) => docExamples(path, read(path))),
]

const isTypeScript = ({ language }: Example): boolean => language === 'ts'
const pathOf = (example: Example): string =>
  isTypeScript(example) ? `examples/${fileOf(example)}.mts` : `run/${fileOf(example)}.mjs`

// Examples in TypeScript are compiled in one run, into the folder of those in JavaScript.
let compiled: Outcome
beforeAll(async () => {
  write(everything, Object.fromEntries(examples.map((example) => [pathOf(example), programOf(example)])))
  // Types of other libraries do not check: @auth/core's name packages that it does not bring. Our own are checked, without
  // this, by the tests of the consumer.
  const skipLibCheck = true
  const options = { module: 'nodenext', types: ['node'], rootDir: 'examples', outDir: 'run', skipLibCheck } as const
  compiled = await compile(everything, 'examples', examples.filter(isTypeScript).map(pathOf), options)
})

test('every example type-checks', () => {
  expect(compiled).toEqual(silence)
})

test.concurrent.each(examples.map((example) => ({ ...example, title: `${example.source}:${example.line}` })))(
  'the example of $title runs and prints what it says',
  async (example) => {
    const program = `run/${fileOf(example)}.mjs`
    const runner = isVitest(example) ? [join(everything, '../node_modules/vitest/vitest.mjs'), 'run'] : []
    const outcome = await run(process.execPath, [...runner, program], { cwd: everything })
    if (isVitest(example) || isNodeTest(example)) expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0)
    else expect(outcome).toEqual({ ...silence, stdout: example.output })
  },
)

describe.each(readmes)('%s', (path) => {
  test('is there and has an example', () => {
    const isProgram = packages.some(
      ({ folder, manifest }) => path === `${folder}/README.md` && manifest.bin !== undefined,
    )
    const languages = isProgram ? ['sh'] : ['ts', 'js']
    expect(fencesOf(read(path)).filter(({ info }) => languages.includes(info))).not.toEqual([])
  })
})

test.each(libraries)('$folder has an example in its source', ({ folder }) => {
  expect(examples.filter(({ source }) => source.startsWith(`${folder}/src/`))).not.toEqual([])
})

describe('the README of the root', () => {
  test('has an example in TypeScript of at most 12 lines', () => {
    const lengths = fencesOf(read('README.md'))
      .filter(({ info }) => info === 'ts')
      .map(({ lines }) => lines.length)
    expect(Math.min(...lengths)).toBeLessThanOrEqual(12)
  })

  test('has second an example of the life of a token, in fewer than 40 lines', () => {
    const [, second] = fencesOf(read('README.md')).filter(({ info }) => info === 'ts')
    expect(second?.lines.length).toBeLessThan(40)
    const code = second?.lines.join('\n')
    for (const step of ['fromResponse(', 'authorizationHeader(', 'CanonicalToken.encode(', 'mergeRefresh(']) {
      expect(code).toContain(step)
    }
  })

  test('begins with the two commands that show and check everything', () => {
    const fences = fencesOf(read('README.md'))
    expect(fences.findIndex(isShell)).toBe(0)
    const commands = fences.filter(isShell).flatMap(commandsOf)
    expect(commands.slice(0, 2)).toEqual(['npm run demo', 'npm test'])
  })
})

test('continuous integration runs the same command', () => {
  expect(read('.ci/run').split('\n')).toContain('npm test')
})
