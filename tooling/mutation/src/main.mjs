// Runs Stryker. A run that finds nothing to change fails, which Stryker calls a success.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import config from '../stryker.config.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const manifest = createRequire(import.meta.url).resolve('@stryker-mutator/core/package.json')
const report = join(root, config.jsonReporter.fileName)

// An interrupted run leaves its copy of the workspace behind.
for (const path of [report, join(root, config.tempDirName)]) rmSync(path, { recursive: true, force: true })
const words = ['run', 'tooling/mutation/stryker.config.mjs', ...process.argv.slice(2)]
const stryker = [join(dirname(manifest), 'bin/stryker.js'), ...words]
const { status } = spawnSync(process.execPath, stryker, { cwd: root, stdio: 'inherit' })
process.exitCode = status ?? 1

// A dry run makes no report.
const isEmpty =
  existsSync(report) &&
  Object.values(JSON.parse(readFileSync(report, 'utf8')).files).every(({ mutants }) => mutants.length === 0)
if (status === 0 && isEmpty) {
  process.stderr.write('mutation: nothing to change: --mutate takes paths from the root, with commas, no braces\n')
  process.exitCode = 2
}
