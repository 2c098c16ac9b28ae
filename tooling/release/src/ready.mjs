// Exits with 1 if the repository is not ready for a release. Runs at the root before anything is published.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const packages = readdirSync('packages').map((name) => {
  const path = `packages/${name}/package.json`
  return { path, manifest: JSON.parse(readFileSync(path, 'utf8')) }
})
const waiting = readdirSync('.changeset').filter((path) => path.endsWith('.md') && path !== 'README.md')
const changed = execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }).trim()

const problems = [
  ...waiting.map((path) => `.changeset/${path} is pending: run \`node tooling/pnpm.mjs changeset version\``),
  ...packages
    .filter(({ manifest }) => manifest.version === '0.0.0')
    .map(({ path }) => `${path} has no version yet: name the package in a changeset`),
  // The registry compares the provenance with this URL.
  ...packages
    .filter(({ manifest }) => /\bOWNER\b/.test(manifest.repository?.url ?? 'OWNER'))
    .map(({ path }) => `${path} has no repository owner: set it in tooling/docs/src/owner.ts and run \`npm run docs\``),
  ...(changed === '' ? [] : ['commit the changes: a release is built from a commit']),
]
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.exitCode = problems.length === 0 ? 0 : 1
