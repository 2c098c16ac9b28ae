import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolders, readManifest, root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { write } from '../src/project.js'
import { changeset, commitAll, copyRepository } from '../src/repositoryCopy.js'
import { mustRun, runNode, silence } from '../src/run.js'
import { temporaryFolder } from '../src/temporaryFolder.js'

const ready = 'tooling/release/src/ready.mjs'

test('only one script publishes, after all tests', () => {
  const { scripts = {} } = readManifest(root)
  const steps = [`node ${ready}`, 'npm test', 'npm run verify', 'node tooling/pnpm.mjs changeset publish']
  expect(scripts.release?.split(' && ')).toEqual(steps)
  expect(Object.keys(scripts).filter((name) => /\bpublish\b/.test(scripts[name] ?? ''))).toEqual(['release'])
})

test('the workflow is started by hand, and releases main with that script and with provenance', () => {
  const workflow = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8')
  expect([...workflow.matchAll(/^ +(?:- )?run: (.*)$/gm)].map(([, command]) => command)).toEqual([
    'npm install --global npm@11.19.1',
    'node tooling/pnpm.mjs install --frozen-lockfile',
    `npm config set "$(npm config get registry | sed 's/^https*://'):_authToken" '\${NPM_TOKEN}'`,
    'sudo apt-get update && sudo apt-get install --yes --no-install-recommends nats-server postgresql redis-server sqlite3',
    'npm run release',
    'git push --tags',
  ])
  expect(workflow).toContain('\non:\n  workflow_dispatch:\n\n')
  const settings = ["if: github.ref == 'refs/heads/main'", 'id-token: write', "NPM_CONFIG_PROVENANCE: 'true'"]
  // The full history, to find changes without a changeset.
  for (const line of [...settings, 'fetch-depth: 0'])
    expect(workflow.match(RegExp(`^ +${line}$`, 'gm'))).toHaveLength(1)
  expect(workflow).not.toContain('continue-on-error')
  // A tag of an action can move; a commit cannot.
  expect(workflow).not.toMatch(/\buses: (?!\S+@[0-9a-f]{40}\b)/)
})

test('the first step of a release passes if versions are raised and committed, and names each problem otherwise', async () => {
  const cwd = temporaryFolder()
  const manifest = (version: string, owner: string) =>
    JSON.stringify({ version, repository: { url: `https://example.invalid/${owner}/fake` } })
  write(cwd, { '.changeset/README.md': '', 'packages/one/package.json': manifest('1.0.0', 'somebody') })
  commitAll(cwd)
  expect(await runNode([join(root, ready)], { cwd })).toEqual(silence)
  write(cwd, {
    '.changeset/fake.md': '',
    'packages/four/package.json': '{"version":"1.0.0"}',
    'packages/three/package.json': manifest('1.0.0', 'OWNER'),
    'packages/two/package.json': manifest('0.0.0', 'somebody'),
  })
  const { code, stderr } = await runNode([join(root, ready)], { cwd })
  expect({ code, problems: stderr.trim().split('\n') }).toEqual({
    code: 1,
    problems: ['.changeset/fake.md', 'packages/two', 'packages/four', 'packages/three', 'commit'].map((problem) =>
      expect.stringContaining(problem),
    ),
  })
})

/** A planned release, from `changeset status`. */
interface Release {
  readonly name: string
  readonly type: 'major' | 'minor' | 'patch' | 'none'
  readonly newVersion: string
}

const decides =
  /^(?:package\.json|pnpm-(?:workspace|lock)\.yaml|\.changeset\/config\.json|(?:packages|tooling)\/[^/]+\/package\.json)$/

const home = temporaryFolder()

/** Plans the releases for one changeset, in a copy of the files that affect the plan. */
const releasesOf = async (name: string, type: Release['type']): Promise<readonly Release[]> => {
  const folder = join(home, name)
  copyRepository(folder, (path) => decides.test(path))
  write(folder, { '.changeset/fake.md': `---\n'@token-codecs/${name}': ${type}\n---\n\nFake.\n` })
  commitAll(folder)
  await mustRun(process.execPath, [changeset, 'status', '--output', 'plan.json'], folder)
  const { releases }: { releases: readonly Release[] } = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'))
  return releases.filter((release) => release.type !== 'none')
}

test('a minor of core releases core and the vendors in one version, bulk and laws as patches, and cli not at all', async () => {
  const independent = ['@token-codecs/bulk', '@token-codecs/cli', '@token-codecs/laws']
  const names = packageFolders.map((folder) => readManifest(join(root, folder)).name)
  const together = names.filter((name) => !independent.includes(name)).map((name) => [name, 'minor'])
  const releases = await releasesOf('core', 'minor')
  const planned = releases.map(({ name, type }) => [name, type])
  const patches = ['@token-codecs/bulk', '@token-codecs/laws'].map((name) => [name, 'patch'])
  expect(planned.sort()).toEqual([...together, ...patches].sort())
  const minors = releases.filter(({ type }) => type === 'minor')
  expect(new Set(minors.map(({ newVersion }) => newVersion)).size).toBe(1)
})

test('a change in cli releases only cli', async () => {
  expect((await releasesOf('cli', 'major')).map(({ name }) => name)).toEqual(['@token-codecs/cli'])
})
