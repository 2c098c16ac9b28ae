import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readManifest, root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { write } from '../src/project.js'
import { commitAll } from '../src/repositoryCopy.js'
import { runNode, silence } from '../src/run.js'
import { temporaryFolder } from '../src/temporaryFolder.js'

const ready = 'tooling/release/src/ready.mjs'

test('one script publishes, and only what was tested', () => {
  const { scripts = {} } = readManifest(root)
  const steps = [`node ${ready}`, 'npm test', 'npm run verify', 'node tooling/pnpm.mjs changeset publish']
  expect(scripts.release?.split(' && ')).toEqual(steps)
  expect(Object.keys(scripts).filter((name) => /\bpublish\b/.test(scripts[name] ?? ''))).toEqual(['release'])
})

test('the workflow releases main with that script alone, when a person starts it, and with provenance', () => {
  const workflow = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8')
  expect([...workflow.matchAll(/^ +(?:- )?run: (.*)$/gm)].map(([, command]) => command)).toEqual([
    'npm install --global npm@11.19.1',
    'node tooling/pnpm.mjs install --frozen-lockfile',
    `npm config set "$(npm config get registry | sed 's/^https*://'):_authToken" '\${NPM_TOKEN}'`,
    'npm run release',
    'git push --tags',
  ])
  expect(workflow).toContain('\non:\n  workflow_dispatch:\n\n')
  const settings = ["if: github.ref == 'refs/heads/main'", 'id-token: write', "NPM_CONFIG_PROVENANCE: 'true'"]
  // By the history, changes without a changeset are found.
  for (const line of [...settings, 'fetch-depth: 0'])
    expect(workflow.match(RegExp(`^ +${line}$`, 'gm'))).toHaveLength(1)
  expect(workflow).not.toContain('continue-on-error')
  // A tag of an action may be moved, a commit not.
  expect(workflow).not.toMatch(/\buses: (?!\S+@[0-9a-f]{40}\b)/)
})

test('the first step of a release goes on where versions are raised and committed, and names what is missing', async () => {
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
