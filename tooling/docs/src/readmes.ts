import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { packageFolders, pathsIn, root } from '@tooling/testing/workspace'
import type { Generated } from './Generated.js'
import { generated, textOf } from './Generated.js'
import { owner } from './owner.js'
import { splice } from './splice.js'

/** The documents with sections of `token-codecs vendors --markdown`, and the names of those sections. */
const spliced: ReadonlyMap<string, readonly string[]> = new Map([
  ['packages/cli/docs/fields.md', ['fields']],
  ['packages/cli/docs/losses.md', ['losses']],
  ['packages/core/docs/errors.md', ['codes']],
])

/** Points links into this repository at its owner's URL. */
const withOwner = (markdown: string): string =>
  markdown.replace(/https:\/\/github\.com\/[\w.-]+\/token-codecs\b/g, () => owner.repository)

/** The Markdown pages beside a package's README, which are read in the repository only. */
export const pagesOf = (folder: string): readonly string[] =>
  pathsIn(join(root, folder))
    .filter((path) => /^docs\/.+\.md$/.test(path))
    .map((path) => `${folder}/${path}`)

/** Every README and page, with current links and tables. */
export const readmes = (): readonly Generated[] => {
  const command = ['packages/cli/dist/main.cjs', 'vendors', '--markdown']
  const printed = execFileSync(process.execPath, command, { cwd: root, encoding: 'utf8' }).split(/^# /m)
  const sections = new Map(
    printed.map((part) => [part.split('\n', 1).join('').toLowerCase(), part.slice(part.indexOf('\n')).trim()]),
  )
  const paths = packageFolders.flatMap((folder) => [`${folder}/README.md`, ...pagesOf(folder)])
  return ['README.md', ...paths].map((path) =>
    generated(path, splice(withOwner(textOf(join(root, path))), spliced.get(path) ?? [], sections)),
  )
}
