import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Outcome } from './run.js'
import { run } from './run.js'

/** Writes files into a project, by their paths in it. */
export const write = (project: string, files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
}

/** Writes a program into a project and runs it with plain node. */
export const runProgram = (project: string, path: string, source: string): Promise<Outcome> => {
  write(project, { [path]: source })
  return run(process.execPath, [path], { cwd: project })
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

/** Type-checks a project's files together, in one run called `name`; emits them if `options` name an `outDir`. */
export const compile = (
  project: string,
  name: string,
  files: readonly string[],
  options: { readonly module: 'nodenext' | 'preserve'; readonly [option: string]: unknown },
): Promise<Outcome> => {
  const moduleResolution = options.module === 'preserve' ? 'bundler' : options.module
  const compilerOptions = { ...strictest, moduleResolution, noEmit: !('outDir' in options), ...options }
  const config = `${name}.tsconfig.json`
  write(project, { [config]: JSON.stringify({ compilerOptions, files }) })
  const compiler = join(dirname(project), 'node_modules/typescript/bin/tsc')
  return run(process.execPath, [compiler, '-p', config], { cwd: project })
}
