// Ends with 1 where there is nothing to release: run at the root before anything is published.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const versionOf = (name) => JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8')).version

const waiting = readdirSync('.changeset').filter((path) => path.endsWith('.md') && path !== 'README.md')
const unversioned = readdirSync('packages').filter((name) => versionOf(name) === '0.0.0')
const changed = execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }).trim()

const problems = [
  ...waiting.map((path) => `.changeset/${path} waits: raise the versions with \`changeset version\``),
  ...unversioned.map((name) => `packages/${name} has no version yet`),
  ...(changed === '' ? [] : ['commit what has changed: a release is of a commit']),
]
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.exitCode = problems.length === 0 ? 0 : 1
