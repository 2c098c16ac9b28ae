import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { commitAll, copyRepository } from './repositoryCopy.js'
import { mustRun } from './run.js'

/** A changeset's wishes, by package. */
export type Asked = Readonly<Record<string, 'major' | 'minor' | 'patch'>>

/** A release that changesets plan. */
export interface Release {
  readonly name: string
  readonly type: 'major' | 'minor' | 'patch' | 'none'
  readonly newVersion: string
}

/** Replacements in files of the repository: each text, found once or not, and its replacement. */
export type Edits = Readonly<Record<string, readonly (readonly [from: string | RegExp, to: string])[]>>

/** Edits files of a copy. An edit whose text is gone would prove nothing, and throws. */
export const applyEdits = (folder: string, edits: Edits): void => {
  for (const [path, replacements] of Object.entries(edits)) {
    const edited = replacements.reduce(
      (text, [from, to]) => {
        const replaced = text.replace(from, () => to)
        if (replaced === text)
          throw new Error(`${path} has nothing like ${from} to edit: mend the test that asks for it`)
        return replaced
      },
      readFileSync(join(folder, path), 'utf8'),
    )
    writeFileSync(join(folder, path), edited)
  }
}

/** The program `changeset`, which is the root's. */
export const changeset: string = createRequire(join(root, 'package.json')).resolve('@changesets/cli/bin.js')

const decides = (path: string): boolean =>
  /^(?:package\.json|pnpm-(?:workspace|lock)\.yaml|\.changeset\/config\.json|(?:packages|tooling)\/[^/]+\/package\.json)$/.test(
    path,
  )

/** The releases that one changeset would cause, in a copy at `folder` of the files that decide it. */
export const releasePlan = async (folder: string, asked: Asked, edits: Edits = {}): Promise<readonly Release[]> => {
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
