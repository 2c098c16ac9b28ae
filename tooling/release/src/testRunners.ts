import { join } from 'node:path'
import { write } from './project.js'
import type { Outcome } from './run.js'
import { run } from './run.js'

type Files = Readonly<Record<string, string>>

/** Runs files of tests with Jest, in a project's folder of their own; one file in this process of Jest's, several in its workers. */
export const runJest = (project: string, folder: string, files: Files): Promise<Outcome> => {
  // What is installed are ES modules, and so are these tests: nothing is to be transformed.
  const manifest = JSON.stringify({ type: 'module', jest: { transform: {} } })
  write(join(project, folder), { 'package.json': manifest, ...files })
  const jest = join(project, '../node_modules/jest/bin/jest.js')
  const workers = Object.keys(files).length > 1 ? ['--maxWorkers=2'] : []
  return run(process.execPath, ['--experimental-vm-modules', jest, '--no-watchman', ...workers], {
    cwd: join(project, folder),
  })
}

/** Runs the same files with vitest. */
export const runVitest = (project: string, folder: string, files: Files): Promise<Outcome> => {
  const imports = "import { expect, test, vi as jest } from 'vitest'\n"
  const own = Object.entries(files).map(([name, text]) => [
    name,
    text.replace(/^import .* '@jest\/globals'\n/m, imports),
  ])
  write(join(project, folder), { 'package.json': '{ "type": "module" }', ...Object.fromEntries(own) })
  const vitest = join(project, '../node_modules/vitest/vitest.mjs')
  return run(process.execPath, [vitest, 'run', '--root', '.'], { cwd: join(project, folder) })
}

/** Runs the same files with node's own test runner, for tests that need no `expect`. */
export const runNodeTest = (project: string, folder: string, files: Files): Promise<Outcome> => {
  const own = Object.entries(files).map(([name, text]) => [
    name,
    text.replace(/^import .* '@jest\/globals'\n/m, "import { test } from 'node:test'\n"),
  ])
  write(join(project, folder), { 'package.json': '{ "type": "module" }', ...Object.fromEntries(own) })
  return run(process.execPath, ['--test', '--test-reporter=spec'], { cwd: join(project, folder) })
}
