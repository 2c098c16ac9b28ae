import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Outcome } from './run.js'
import { run, runNode } from './run.js'

export type Files = Readonly<Record<string, string>>

/** Writes files into a project, by their paths in it. */
export const write = (project: string, files: Files): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
}

/** Writes a program into a project and runs it with plain node. */
export const runProgram = (project: string, path: string, source: string): Promise<Outcome> => {
  write(project, { [path]: source })
  return runNode([path], { cwd: project })
}

/** The strictest that a consumer may ask for. */
const strictest = {
  target: 'es2022',
  lib: ['es2022'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
}

/** Links tools, in the catalog's versions, above the projects in a folder: what those install is the packages alone. */
export const linkTools = (home: string, names: readonly string[]): void => {
  for (const name of names) {
    const link = join(home, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(realpathSync(new URL(`../node_modules/${name}`, import.meta.url)), link, 'junction')
  }
}

const toolOf = (project: string, path: string): string => join(dirname(project), 'node_modules', path)

/** Type-checks a project's files together, in one run called `name`; emits them if `options` name an `outDir`. */
export const compile = (
  project: string,
  name: string,
  files: readonly string[],
  options: Readonly<Record<string, unknown>> = {},
): Promise<Outcome> => {
  const compilerOptions = { ...strictest, module: 'nodenext', noEmit: !('outDir' in options), ...options }
  const config = `${name}.tsconfig.json`
  write(project, { [config]: JSON.stringify({ compilerOptions, files }) })
  return runNode([toolOf(project, 'typescript/bin/tsc'), '-p', config], { cwd: project })
}

/** A test runner: what its files import for Jest's globals, and how it is started. */
interface TestRunner {
  readonly imports: string
  readonly args: (project: string, files: Files) => readonly string[]
}

const testRunners = {
  Jest: {
    imports: "import { expect, jest, test } from '@jest/globals'",
    args: (project, files) => [
      '--experimental-vm-modules',
      toolOf(project, 'jest/bin/jest.js'),
      '--no-watchman',
      // One file runs in Jest's own process, several in its workers.
      ...(Object.keys(files).length > 1 ? ['--maxWorkers=2'] : []),
    ],
  },
  vitest: {
    imports: "import { expect, test, vi as jest } from 'vitest'",
    args: (project) => [toolOf(project, 'vitest/vitest.mjs'), 'run', '--root', '.'],
  },
  'node:test': { imports: "import { test } from 'node:test'", args: () => ['--test', '--test-reporter=spec'] },
} as const satisfies Readonly<Record<string, TestRunner>>

export type Runner = keyof typeof testRunners

/** Runs files of tests in a project's folder of their own, with `test` and, but for node's runner, `expect` and `jest`. */
export const runTests = (project: string, runner: Runner, folder: string, files: Files): Promise<Outcome> => {
  const { imports, args }: TestRunner = testRunners[runner]
  const own = Object.entries(files).map(([path, text]) => [
    path,
    path.endsWith('.test.js') ? `${imports}\n${text}` : text,
  ])
  // What is installed are ES modules, and so are these tests: nothing is to be transformed.
  const manifest = JSON.stringify({ type: 'module', jest: { transform: {} } })
  write(join(project, folder), { 'package.json': manifest, ...Object.fromEntries(own) })
  return run(process.execPath, args(project, files), { cwd: join(project, folder) })
}
