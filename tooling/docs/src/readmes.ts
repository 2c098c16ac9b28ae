import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { packageFolders, root } from '@tooling/testing/workspace'
import type { Generated } from './Generated.js'
import { generated, textOf } from './Generated.js'
import { owner } from './owner.js'
import { splice } from './splice.js'

/** The sections of `token-codecs vendors --markdown` that the README of the repository shows. */
const sectionNames: readonly string[] = ['fields', 'losses', 'codes']

/** A README whose links into this repository lead to where the owner keeps it. */
const withOwner = (readme: string): string =>
  readme.replace(/https:\/\/github\.com\/[\w.-]+\/token-codecs\b/g, () => owner.repository)

/** The README of the repository with its tables, and those of the packages. */
export const readmes = (): readonly Generated[] => {
  const command = ['packages/cli/dist/main.js', 'vendors', '--markdown']
  const printed = execFileSync(process.execPath, command, { cwd: root, encoding: 'utf8' }).split(/^## /m)
  const sections = new Map(
    printed.map((part) => [part.split('\n', 1).join('').toLowerCase(), part.slice(part.indexOf('\n')).trim()]),
  )
  return ['README.md', ...packageFolders.map((folder) => `${folder}/README.md`)].map((path) => {
    const text = withOwner(textOf(join(root, path)))
    return generated(path, path === 'README.md' ? splice(text, sectionNames, sections) : text)
  })
}
