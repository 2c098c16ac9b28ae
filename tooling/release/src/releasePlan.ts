import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { commitAll, copyRepository } from './repositoryCopy.js'
import { mustRun } from './run.js'

/** What a changeset asks for, by package. */
export type Asked = Readonly<Record<string, 'major' | 'minor' | 'patch'>>

/** What changesets would release. */
export interface Release {
  readonly name: string
  readonly type: 'major' | 'minor' | 'patch' | 'none'
  readonly newVersion: string
}

/** Changes a file of the repository before it is asked. */
export type Edits = Readonly<Record<string, (text: string) => string>>

/** Edits files of a copy; an edit that changes nothing proves nothing, and throws. */
export const applyEdits = (folder: string, edits: Edits): void => {
  for (const [path, edit] of Object.entries(edits)) {
    const text = readFileSync(join(folder, path), 'utf8')
    if (edit(text) === text) throw new Error(`${path} is as it was: mend this test`)
    writeFileSync(join(folder, path), edit(text))
  }
}

/** The program `changeset`, which is the root's. */
export const changeset: string = createRequire(join(root, 'package.json')).resolve('@changesets/cli/bin.js')

const decides = (path: string): boolean =>
  /^(?:package\.json|pnpm-workspace\.yaml|pnpm-lock\.yaml|\.changeset\/config\.json|(?:packages|tooling)\/[^/]+\/package\.json)$/.test(
    path,
  )

/** What changesets would release if one changeset asked for this, in a copy at `folder` of what decides it. */
export const releasePlan = async (folder: string, asked: Asked, edits: Edits = {}): Promise<readonly Release[]> => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  copyRepository(folder, decides)
  applyEdits(folder, edits)
  const names = Object.entries(asked).map(([name, type]) => `'${name}': ${type}`)
  writeFileSync(join(folder, '.changeset/fake.md'), `---\n${names.join('\n')}\n---\n\nFake.\n`)
  commitAll(folder)
  await mustRun(process.execPath, [changeset, 'status', '--output', 'plan.json'], folder)
  const { releases }: { readonly releases: readonly Release[] } = JSON.parse(
    readFileSync(join(folder, 'plan.json'), 'utf8'),
  )
  return releases.filter(({ type }) => type !== 'none')
}

/** What is wrong with a plan that a minor change of core causes: nobody may be forced to take a major. */
export const minorOfCoreProblems = (releases: readonly Release[]): readonly string[] => [
  ...releases.filter(({ type }) => type === 'major').map(({ name }) => `a minor of core forces a major on ${name}`),
  ...(releases.some(({ name }) => name === '@token-codecs/core') ? [] : ['a minor of core does not release core']),
]

/** What is wrong with a plan that a change in the command line causes: it releases itself alone. */
export const changeInCliProblems = (releases: readonly Release[]): readonly string[] => [
  ...releases
    .filter(({ name }) => name !== '@token-codecs/cli')
    .map(({ name }) => `a change in cli releases ${name.replace('@token-codecs/', '')}`),
  ...(releases.some(({ name }) => name === '@token-codecs/cli') ? [] : ['a change in cli does not release cli']),
]
