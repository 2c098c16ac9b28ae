import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readManifest, root } from '@tooling/testing/workspace'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { write } from '../src/project.js'
import { scriptProblems, workflowProblems } from '../src/releaseSteps.js'
import { commitAll } from '../src/repositoryCopy.js'
import { run, silence } from '../src/run.js'

const { scripts = {} } = readManifest(root)
const release = scripts.release ?? ''
const workflow = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8')

describe('the script that releases', () => {
  test('publishes only what was tested, for the consumers too', () => {
    expect(scriptProblems(scripts)).toEqual([])
  })

  test.each([
    ['without tests', release.replace('npm test && ', '')],
    ['without consumers', release.replace('npm run consumers && ', '')],
    ['in spite of a failure', release.replace('npm test &&', 'npm test ;')],
    ['whatever is waiting', release.replace(/^\S+ \S+ && /, '')],
    ['first', `${release.split(' && ').at(-1)} && ${release}`],
    ['nothing', ''],
  ])('is found to publish %s', (_, text) => {
    expect(scriptProblems({ ...scripts, release: text })).toEqual([expect.stringContaining('make the script release:')])
  })

  test('is found not to be the only one that publishes', () => {
    expect(scriptProblems({ ...scripts, other: 'pnpm -r publish' })).toEqual([expect.stringContaining('script other')])
  })
})

describe('the workflow that releases', () => {
  test('runs that script alone, with provenance', () => {
    expect(workflowProblems(workflow)).toEqual([])
  })

  test.each([
    ['that everybody starts', 'on:\n', 'on:\n  push:\n', 'let a person start'],
    ['without an identity', 'id-token: write', 'id-token: none', 'id-token'],
    ['without provenance', "NPM_CONFIG_PROVENANCE: 'true'", "FAKE: 'true'", 'NPM_CONFIG_PROVENANCE'],
    ['without history', 'fetch-depth: 0', 'fetch-depth: 1', 'fetch the whole history'],
    ['on a branch', 'refs/heads/main', 'refs/heads/fake', 'on main only'],
    ['that publishes by itself', 'run: npm run release', 'run: pnpm -r publish', 'let nothing but'],
    ['that does not publish', 'run: npm run release', 'run: npm test', 'run `npm run release` once'],
    ['that goes on', 'run: npm run release', 'run: npm run release || true', 'let nothing but'],
    [
      'that ignores a failure',
      '      - run: npm run release',
      '      - continue-on-error: true\n        run: npm run release',
      'stop where',
    ],
    ['of several commands', 'run: git push --tags', 'run: |\n          git push --tags', 'let each step'],
    ['with an action that may change', /checkout@\w+/, 'checkout@v4', 'pin actions/checkout@v4'],
  ])('%s is found', (_, from, to, problem) => {
    const changed = workflow.replace(from, to)
    expect(changed).not.toBe(workflow)
    expect(workflowProblems(changed)).toEqual(expect.arrayContaining([expect.stringContaining(problem)]))
  })
})

describe('the first step of a release', () => {
  let repository = ''
  const ready = () =>
    run(process.execPath, [fileURLToPath(new URL('../src/ready.mjs', import.meta.url))], { cwd: repository })

  beforeEach(() => {
    repository = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-ready-')))
    write(repository, { '.changeset/config.json': '{}', 'packages/one/package.json': '{ "version": "0.1.0" }' })
    commitAll(repository)
  })

  afterEach(() => rmSync(repository, { recursive: true, force: true }))

  test('goes on where versions are raised and committed', async () => {
    expect(await ready()).toEqual(silence)
  })

  test.each([
    ['a changeset waits', { '.changeset/fake.md': '' }, '.changeset/fake.md waits'],
    [
      'a package has no version',
      { 'packages/one/package.json': '{ "version": "0.0.0" }' },
      'packages/one has no version yet',
    ],
  ])('stops where %s', async (_, files, problem) => {
    write(repository, files)
    commitAll(repository)
    const { code, stderr } = await ready()
    expect(code).toBe(1)
    expect(stderr).toContain(problem)
  })

  test('stops where something is not committed', async () => {
    write(repository, { 'fake.md': '' })
    const { code, stderr } = await ready()
    expect(code).toBe(1)
    expect(stderr).toContain('commit what has changed')
  })
})
