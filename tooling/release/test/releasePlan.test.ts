import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageFolders } from '@tooling/testing/workspace'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeInCliProblems, minorOfCoreProblems, releasePlan } from '../src/releasePlan.js'

let home = ''

beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-plan-')))
})

afterAll(() => rmSync(home, { recursive: true, force: true }))

const minorOfCore = { '@token-codecs/core': 'minor' } as const
const changeInCli = { '@token-codecs/cli': 'major' } as const
const cores = packageFolders.map((folder) => folder.slice('packages/'.length)).filter((name) => name !== 'cli')
const fixed = cores.filter((name) => name !== 'laws')

describe('a minor of core', () => {
  test('is a minor of core and the vendors, in one version, and a patch of those that follow', async () => {
    const releases = await releasePlan(join(home, 'core'), minorOfCore)
    expect(minorOfCoreProblems(releases)).toEqual([])
    const minors = releases.filter(({ type }) => type === 'minor')
    expect(minors.map(({ name }) => name).sort()).toEqual(fixed.map((name) => `@token-codecs/${name}`).sort())
    expect(new Set(minors.map(({ newVersion }) => newVersion)).size).toBe(1)
    const patches = releases.filter(({ type }) => type === 'patch').map(({ name }) => name)
    expect(patches.sort()).toEqual(['@token-codecs/cli', '@token-codecs/laws'])
  })

  test('is found to force a major on a vendor that has core as a peer', async () => {
    const releases = await releasePlan(join(home, 'peer'), minorOfCore, {
      'packages/bolt/package.json': (text) =>
        text.replace(
          /"dependencies": \{[^}]*\},\s*"peerDependencies": \{/,
          '"peerDependencies": { "@token-codecs/core": "workspace:*",',
        ),
    })
    expect(minorOfCoreProblems(releases)).toContain('a minor of core forces a major on @token-codecs/bolt')
  })

  test('is found missing', () => {
    expect(minorOfCoreProblems([])).toEqual(['a minor of core does not release core'])
  })
})

describe('a change in cli', () => {
  test('releases cli alone', async () => {
    expect(changeInCliProblems(await releasePlan(join(home, 'cli'), changeInCli))).toEqual([])
  })

  test('is found to release core where they share a version', async () => {
    const releases = await releasePlan(join(home, 'fixed'), changeInCli, {
      '.changeset/config.json': (text) =>
        text.replace('"@token-codecs/core",', '"@token-codecs/core", "@token-codecs/cli",'),
    })
    expect(changeInCliProblems(releases)).toContain('a change in cli releases core')
  })

  test('is found missing', () => {
    expect(changeInCliProblems([])).toEqual(['a change in cli does not release cli'])
  })
})
