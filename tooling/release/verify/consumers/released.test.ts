// The published versions, from the user's registry, beside the version in this repository.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageFolders, readManifest, root } from '@tooling/testing/workspace'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { compareVersions, earlierVersions, goldenIn, packagesAt, versionsOf } from '../../src/golden.js'
import { matrixProblems } from '../../src/matrix.js'
import { offlineEnvironment } from '../../src/offline.js'
import type { Registry } from '../../src/registry.js'
import { registryForReleases, scope } from '../../src/rehearse.js'
import { samples } from '../../src/samples.js'
import type { Installed } from '../../src/sideBySide.js'
import { copyReleased, installSideBySide, load } from '../../src/sideBySide.js'
import { togetherProblems } from '../../src/together.js'

const { packages } = inject('shipped')

const golden = goldenIn(root)
const earlier = earlierVersions(root)
const present = readManifest(join(root, 'packages/core')).version
/** The version whose golden documents say which packages there are. */
const newest = [present, ...versionsOf(golden)].sort(compareVersions).at(-1) ?? present

let home = ''
let registry: Registry
let installed: readonly Installed[] = []

beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-released-')))
  registry = await registryForReleases(home)
  for (const { tarball } of packages) registry.add(tarball)
  const released = earlier.flatMap((version) => packagesAt(golden, version).map((name) => [name, version] as const))
  await copyReleased(registry, join(home, 'released'), released, process.env)
  const names = packagesAt(golden, newest)
  const here = names.map((name) => [name, present] as const)
  const user = offlineEnvironment(registry.url, scope, join(home, 'user'))
  await installSideBySide(join(home, 'project'), [...released, ...here], user)
  const now = await load(join(home, 'project'), names, present)
  // Until a release the repository has the version of the one before.
  const others = earlier.map((version) => load(join(home, 'project'), packagesAt(golden, version), version))
  installed = [...(await Promise.all(others)), { ...now, version: newest }]
})

afterAll(async () => {
  await registry?.stop()
  rmSync(home, { recursive: true, force: true })
})

describe('released versions', () => {
  test('each, and this one, reads what the others wrote', () => {
    expect(installed).toHaveLength(earlier.length + 1)
    expect(packageFolders).toEqual(expect.arrayContaining(packagesAt(golden, newest).map((name) => `packages/${name}`)))
    expect(matrixProblems(installed, golden, samples)).toEqual([])
  })

  test('any two work in one process', () => {
    const pairs = installed.flatMap((first) => installed.map((second) => togetherProblems(first, second, golden)))
    expect(pairs.flat()).toEqual([])
  })
})
