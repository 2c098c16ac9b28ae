import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { mustRun } from '../../src/run.js'

/** Installs packages of exact versions into a folder of their own beside the projects; answers with their folder. */
export const installTools = async (project: string, name: string, packages: readonly string[]): Promise<string> => {
  const folder = join(dirname(project), 'tools', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  const quietly = ['--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline']
  await mustRun('npm', ['install', '--save-exact', ...quietly, ...packages], folder)
  return join(folder, 'node_modules')
}
