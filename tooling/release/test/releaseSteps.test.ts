import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readManifest, root } from '@tooling/testing/workspace'
import { beforeEach, describe, expect, test } from 'vitest'
import { write } from '../src/project.js'
import { scriptProblems, workflowProblems } from '../src/releaseSteps.js'
import { commitAll } from '../src/repositoryCopy.js'
import { runNode, silence } from '../src/run.js'
import { temporaryFolder } from '../src/temporaryFolder.js'

const { scripts = {} } = readManifest(root)
const release = scripts.release ?? ''
const workflow = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8')

test('the script and the workflow that release publish only what was tested, with provenance', () => {
  expect([...scriptProblems(scripts), ...workflowProblems(workflow)]).toEqual([])
})

test.each([
  ['without tests', { release: release.replace('npm test && ', '') }],
  ['without the consumers', { release: release.replace('npm run verify && ', '') }],
  ['in spite of a failure', { release: release.replace('npm test &&', 'npm test ;') }],
  ['what is waiting', { release: release.replace(/^\S+ \S+ && /, '') }],
  ['first', { release: `${release.split(' && ').at(-1)} && ${release}` }],
  ['nothing', { release: '' }],
  ['by another script', { other: 'pnpm -r publish' }],
])('scripts that publish %s are found', (_, changed) => {
  expect(scriptProblems({ ...scripts, ...changed })).toHaveLength(1)
})

const run = 'run: npm run release'

test.each([
  ['that everybody starts', 'on:\n', 'on:\n  push:\n'],
  ['without an identity', 'id-token: write', 'id-token: none'],
  ['without provenance', "NPM_CONFIG_PROVENANCE: 'true'", "FAKE: 'true'"],
  ['without history', 'fetch-depth: 0', 'fetch-depth: 1'],
  ['on a branch', 'refs/heads/main', 'refs/heads/fake'],
  ['that publishes by itself', run, `${run}\n      - run: pnpm -r publish`],
  ['that does not publish', run, 'run: npm test'],
  ['that goes on', run, `${run}\n      - run: npm test || true`],
  ['that ignores a failure', run, `continue-on-error: true\n        ${run}`],
  ['of several commands', run, `${run}\n      - run: |\n          npm test`],
  ['with an action that may change', /(uses: \S+)@\w+/, '$1@v4'],
])('a workflow %s is found', (_, from, to) => {
  const changed = workflow.replace(from, to)
  expect(changed).not.toBe(workflow)
  expect(workflowProblems(changed)).toHaveLength(1)
})

describe('the first step of a release', () => {
  const home = temporaryFolder()
  let repository = ''
  const manifest = (version: string, owner: string) => ({
    'packages/one/package.json': JSON.stringify({
      version,
      repository: { url: `https://example.invalid/${owner}/one` },
    }),
  })
  const ready = () => runNode([join(root, 'tooling/release/src/ready.mjs')], { cwd: repository })

  beforeEach(() => {
    repository = mkdtempSync(join(home, 'repository-'))
    write(repository, { '.changeset/README.md': '', ...manifest('1.0.0', 'somebody') })
    commitAll(repository)
  })

  test('goes on where versions are raised and committed', async () => {
    expect(await ready()).toEqual(silence)
  })

  test.each([
    ['a changeset waits', { '.changeset/fake.md': '' }, '.changeset/fake.md'],
    ['a package has no version', manifest('0.0.0', 'somebody'), 'packages/one/package.json has no version'],
    ['nobody has filled in the owner', manifest('1.0.0', 'OWNER'), 'tooling/docs/src/owner.ts'],
    ['a manifest has no repository', { 'packages/one/package.json': '{}' }, 'tooling/docs/src/owner.ts'],
  ])('stops where %s', async (_, files, problem) => {
    write(repository, files)
    commitAll(repository)
    const { code, stderr } = await ready()
    expect({ code, lines: stderr.split('\n').length - 1 }).toEqual({ code: 1, lines: 1 })
    expect(stderr).toContain(problem)
  })

  test('stops where something is not committed', async () => {
    write(repository, { 'fake.md': '' })
    const { code, stderr } = await ready()
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('commit') })
  })
})
