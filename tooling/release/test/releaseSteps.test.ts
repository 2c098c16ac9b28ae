import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readManifest, root } from '@tooling/testing/workspace'
import { beforeEach, describe, expect, test } from 'vitest'
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

const workflow = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8')
const step = 'run: npm run release'

/** Patterns of which the workflow has each once, and an edit after which it would not. */
const needed: readonly (readonly [title: string, pattern: RegExp, from: string, to: string])[] = [
  ['is started by a person alone', /^on:\n {2}workflow_dispatch:\n\n/gm, 'on:\n', 'on:\n  push:\n'],
  ['has an identity for the provenance', /^ +id-token: write\b/gm, 'id-token: write', 'id-token: none'],
  ['asks for the provenance', /^ +NPM_CONFIG_PROVENANCE: 'true'$/gm, 'PROVENANCE: ', 'FAKE: '],
  // By the history, changes without a changeset are found.
  ['has the whole history', /^ +fetch-depth: 0$/gm, 'fetch-depth: 0', 'fetch-depth: 1'],
  ['releases main', /^ +if: github\.ref == 'refs\/heads\/main'$/gm, 'heads/main', 'heads/fake'],
  ['releases', /^ +(?:- )?run: npm run release$/gm, step, `${step} || true`],
]

test.each(needed)('the workflow %s', (_, pattern, from, to) => {
  expect(workflow.match(pattern)).toHaveLength(1)
  expect(workflow.replace(from, to).match(pattern) ?? []).toHaveLength(0)
})

/** Patterns that the workflow has nowhere, and a step that one finds. */
const forbidden: readonly (readonly [title: string, pattern: RegExp, example: string])[] = [
  ['publishes in another way', /\brun: .*(?:\bpublish\b|--ignore-scripts)/, 'run: pnpm -r publish'],
  ['goes on after a failure', /continue-on-error|\brun: .*(?:\|\| |; )/, 'run: npm test || true'],
  ['has a step of several commands', /\brun: [|>]/, 'run: |\n          npm test'],
  ['runs an action that may change', /\buses: (?!\S+@[0-9a-f]{40}\b)/, 'uses: actions/checkout@v4'],
]

test.each(forbidden)('the workflow never %s', (_, pattern, example) => {
  expect(workflow).not.toMatch(pattern)
  expect(workflow.replace(step, `${step}\n      - ${example}`)).toMatch(pattern)
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

  beforeEach(() => {
    repository = mkdtempSync(join(home, 'repository-'))
    write(repository, { '.changeset/README.md': '', ...manifest('1.0.0', 'somebody') })
    commitAll(repository)
  })

  test('goes on where versions are raised and committed', async () => {
    expect(await runNode([join(root, ready)], { cwd: repository })).toEqual(silence)
  })

  test.each([
    ['a changeset waits', { '.changeset/fake.md': '' }, '.changeset/fake.md'],
    ['a package has no version', manifest('0.0.0', 'somebody'), 'packages/one/package.json has no version'],
    ['nobody has filled in the owner', manifest('1.0.0', 'OWNER'), 'tooling/docs/src/owner.ts'],
    [
      'a manifest has no repository',
      { 'packages/one/package.json': '{"version":"1.0.0"}' },
      'tooling/docs/src/owner.ts',
    ],
    ['something is not committed', { 'fake.md': '' }, 'commit'],
  ])('stops where %s', async (title, files, problem) => {
    write(repository, files)
    if (title !== 'something is not committed') commitAll(repository)
    const { code, stderr } = await runNode([join(root, ready)], { cwd: repository })
    expect({ code, problems: stderr.trim().split('\n') }).toEqual({
      code: 1,
      problems: [expect.stringContaining(problem)],
    })
  })
})
