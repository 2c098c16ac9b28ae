import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Environment, Outcome } from './run.js'
import { mustRun, runNode } from './run.js'

export type Files = Readonly<Record<string, string>>

/** Writes files into a project, by path. */
export const write = (project: string, files: Files): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
}

/** Writes a program into a project and runs it with Node. */
export const runProgram = (project: string, path: string, source: string): Promise<Outcome> => {
  write(project, { [path]: source })
  return runNode([path], { cwd: project })
}

/** Installs packages with exact versions into an empty project. Returns its `node_modules` folder. */
export const install = async (
  project: string,
  packages: readonly string[],
  env: Environment = process.env,
): Promise<string> => {
  write(project, { 'package.json': '{ "private": true }\n' })
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline']
  await mustRun('npm', ['install', '--prefix', project, '--save-exact', ...quietly, ...packages], project, env)
  return join(project, 'node_modules')
}

/** Links the catalog's tools into `home`, above the projects, which then install only the packages under test. */
export const linkTools = (home: string, names: readonly string[]): void => {
  for (const name of names) {
    const link = join(home, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(realpathSync(new URL(`../node_modules/${name}`, import.meta.url)), link, 'junction')
  }
}

/** Path of a file in a linked tool. */
export const toolOf = (project: string, path: string): string => join(dirname(project), 'node_modules', path)

/** Type-checks a project's files under a consumer's strictest settings. Emits them if `options` names an `outDir`. */
export const compile = (
  project: string,
  name: string,
  files: readonly string[],
  options: Readonly<Record<string, unknown>> = {},
): Promise<Outcome> => {
  const strictest = { lib: ['es2022'], types: [], strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false }
  const modern = { target: 'es2022', module: 'nodenext', noEmit: !('outDir' in options) }
  const config = `${name}.tsconfig.json`
  write(project, { [config]: JSON.stringify({ compilerOptions: { ...strictest, ...modern, ...options }, files }) })
  return runNode([toolOf(project, 'typescript/bin/tsc'), '-p', config], { cwd: project })
}
