import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolders, readManifest, root } from '@tooling/testing/workspace'
import { describe, expect, test } from 'vitest'
import type { Release } from '../src/releasePlan.js'
import { applyEdits, releasePlan } from '../src/releasePlan.js'
import { temporaryFolder } from '../src/temporaryFolder.js'

const home = temporaryFolder()

const minorOfCore = { '@token-codecs/core': 'minor' } as const
const changeInCli = { '@token-codecs/cli': 'major' } as const
const independent = ['@token-codecs/bulk', '@token-codecs/cli', '@token-codecs/laws']
const names = packageFolders.map((folder) => readManifest(join(root, folder)).name)

const released = (releases: readonly Release[], kind: Release['type']) =>
  releases
    .filter(({ type }) => type === kind)
    .map(({ name }) => name)
    .sort()

describe('a minor of core', () => {
  test('is a minor of core and the vendors, in one version, and a patch of the laws: a program bundles its core', async () => {
    const releases = await releasePlan(join(home, 'core'), minorOfCore)
    expect(released(releases, 'minor')).toEqual(names.filter((name) => !independent.includes(name)).sort())
    const minors = releases.filter(({ type }) => type === 'minor')
    expect(new Set(minors.map(({ newVersion }) => newVersion)).size).toBe(1)
    expect(released(releases, 'patch')).toEqual(['@token-codecs/laws'])
    expect(released(releases, 'major')).toEqual([])
  })

  test('is found to force a major on a vendor that has core as a peer', async () => {
    const toPeer = [
      /"dependencies": \{[^}]*\},\s*"peerDependencies": \{/,
      '"peerDependencies": { "@token-codecs/core": "workspace:*",',
    ] as const
    const releases = await releasePlan(join(home, 'peer'), minorOfCore, { 'packages/bolt/package.json': [toPeer] })
    expect(released(releases, 'major')).toContain('@token-codecs/bolt')
  })
})

describe('a change in cli', () => {
  test('releases cli alone', async () => {
    const releases = await releasePlan(join(home, 'cli'), changeInCli)
    expect(releases.map(({ name }) => name)).toEqual(['@token-codecs/cli'])
  })

  test('is found to release core where they share a version', async () => {
    const together = ['"@token-codecs/core",', '"@token-codecs/core", "@token-codecs/cli",'] as const
    const releases = await releasePlan(join(home, 'fixed'), changeInCli, { '.changeset/config.json': [together] })
    expect(releases.map(({ name }) => name)).toContain('@token-codecs/core')
  })
})

test('an edit whose text is gone throws, and names the file', () => {
  const edits = {
    'package.json': [
      [/"name"/, '"title"'],
      ['"name"', ''],
    ],
  } as const
  expect(() => applyEdits(root, edits)).toThrow('package.json')
  expect(readFileSync(join(root, 'package.json'), 'utf8')).toContain('"name"')
})
