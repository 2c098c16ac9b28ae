import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolders, readManifest, root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { write } from '../src/project.js'
import { changeset, commitAll, copyRepository } from '../src/repositoryCopy.js'
import { mustRun } from '../src/run.js'
import { temporaryFolder } from '../src/temporaryFolder.js'

/** A release that changesets plan. */
interface Release {
  readonly name: string
  readonly type: 'major' | 'minor' | 'patch' | 'none'
  readonly newVersion: string
}

const decides =
  /^(?:package\.json|pnpm-(?:workspace|lock)\.yaml|\.changeset\/config\.json|(?:packages|tooling)\/[^/]+\/package\.json)$/

const home = temporaryFolder()

/** The releases that one changeset would cause, in a copy of the files that decide it. */
const releasesOf = async (name: string, type: Release['type']): Promise<readonly Release[]> => {
  const folder = join(home, name)
  mkdirSync(folder, { recursive: true })
  copyRepository(folder, (path) => decides.test(path))
  write(folder, { '.changeset/fake.md': `---\n'@token-codecs/${name}': ${type}\n---\n\nFake.\n` })
  commitAll(folder)
  await mustRun(process.execPath, [changeset, 'status', '--output', 'plan.json'], folder)
  const { releases }: { releases: readonly Release[] } = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'))
  return releases.filter((release) => release.type !== 'none')
}

test('a minor of core is one of it and the vendors, in one version, and a patch of the laws: a program bundles its core', async () => {
  const independent = ['@token-codecs/bulk', '@token-codecs/cli', '@token-codecs/laws']
  const names = packageFolders.map((folder) => readManifest(join(root, folder)).name)
  const together = names.filter((name) => !independent.includes(name)).map((name) => [name, 'minor'])
  const releases = await releasesOf('core', 'minor')
  const planned = releases.map(({ name, type }) => [name, type])
  expect(planned.sort()).toEqual([...together, ['@token-codecs/laws', 'patch']].sort())
  const minors = releases.filter(({ type }) => type === 'minor')
  expect(new Set(minors.map(({ newVersion }) => newVersion)).size).toBe(1)
})

test('a change in cli releases cli alone', async () => {
  expect((await releasesOf('cli', 'major')).map(({ name }) => name)).toEqual(['@token-codecs/cli'])
})
