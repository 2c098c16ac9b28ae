// Runs Stryker, which changes the sources where they stand, and restores them afterwards.
import { execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import config, { mutated } from '../stryker.config.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const manifest = createRequire(import.meta.url).resolve('@stryker-mutator/core/package.json')
const stryker = join(dirname(manifest), 'bin/stryker.js')

const say = (line) => process.stderr.write(`mutation: ${line}\n`)

const git = (...words) => execFileSync('git', words, { cwd: root, encoding: 'utf8' })

const changes = () => git('status', '--porcelain', '--', ...mutated)

const restore = () => {
  for (const name of readdirSync(root)) if (/^stryker-setup-.*\.js$/.test(name)) rmSync(join(root, name))
  if (changes() === '') return
  git('checkout', '--', ...mutated)
  say('Stryker left changed sources behind; git has put them back')
}

/** True if the report since this time, in milliseconds, has not a single mutant, which Stryker calls a success. */
const changedNothing = (start) => {
  const file = join(root, config.jsonReporter.fileName)
  const { mtimeMs = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {}
  // A dry run makes no report.
  if (mtimeMs < start) return false
  return Object.values(JSON.parse(readFileSync(file, 'utf8')).files).every(({ mutants }) => mutants.length === 0)
}

/** Ends the rest of a process group: when interrupted, Stryker leaves its workers behind in the middle of a test run. */
const end = (group) => {
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // All of it has ended.
  }
}

/** The exit code of a run. Signals are passed on and waited for: leaving first would leave the sources changed. */
const run = (words) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [stryker, 'run', 'tooling/mutation/stryker.config.mjs', ...words], {
      cwd: root,
      stdio: 'inherit',
      // A group of its own, which a terminal's interrupt does not reach, and which can be ended as one.
      detached: true,
    })
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      end(child.pid)
      resolve(code ?? 128 + constants.signals[signal])
    })
  })

const found = changes()
if (found === '') {
  try {
    const start = Date.now()
    process.exitCode = await run(process.argv.slice(2))
    if (process.exitCode === 0 && changedNothing(start)) {
      say('there was nothing to change: --mutate takes paths from the root, with commas between them, no braces')
      process.exitCode = 2
    }
  } finally {
    restore()
  }
} else {
  say(`commit or stash these first, for mutants are written over the sources:\n${found.trimEnd()}`)
  say(`where a run that was killed left them so: git checkout -- ${mutated.join(' ')}`)
  process.exitCode = 2
}
