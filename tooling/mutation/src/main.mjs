// Runs Stryker. Fails if there is no mutant, which Stryker counts as a success.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import config from '../stryker.config.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const manifest = createRequire(import.meta.url).resolve('@stryker-mutator/core/package.json')
const report = join(root, config.jsonReporter.fileName)

// An interrupted run leaves its sandbox behind.
for (const path of [report, join(root, config.tempDirName)]) rmSync(path, { recursive: true, force: true })
const words = ['run', 'tooling/mutation/stryker.config.mjs', ...process.argv.slice(2)]
const stryker = [join(dirname(manifest), 'bin/stryker.js'), ...words]
const { status } = spawnSync(process.execPath, stryker, { cwd: root, stdio: 'inherit' })
process.exitCode = status ?? 1

// A dry run writes no report.
const isEmpty =
  existsSync(report) &&
  Object.values(JSON.parse(readFileSync(report, 'utf8')).files).every(({ mutants }) => mutants.length === 0)
if (status === 0 && isEmpty) {
  process.stderr.write(
    'mutation: no code to mutate: --mutate needs paths from the root, separated by commas, without braces\n',
  )
  process.exitCode = 2
}
