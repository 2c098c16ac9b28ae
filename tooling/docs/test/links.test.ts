// Links of READMEs lead somewhere: those of packages from the tarball too, where the rest of the repository is not.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packageFolders, root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { textOf } from '../src/Generated.js'
import { owner } from '../src/owner.js'

const ownFiles = `${owner.repository}/blob/main/`

/** Files beside a README that are in its tarball; changesets write the changelog with the first release. */
const shipped: readonly string[] = ['README.md', 'LICENSE', 'CHANGELOG.md', 'schema.json']

const withoutCode = (markdown: string): string => markdown.replace(/^( *)```[\s\S]*?^\1```$/gm, '')

/** The anchors that GitHub makes of headings. */
const anchorsIn = (markdown: string): readonly string[] =>
  [...withoutCode(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

const linksIn = (markdown: string): readonly string[] =>
  [
    ...withoutCode(markdown)
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)[^)]*\)|^\[[^\]]+\]: (\S+)/gm),
  ].map(([, inline, reference]) => inline ?? reference ?? '')

const problemOf = (link: string, readme: string, markdown: string): string | undefined => {
  const own = link.startsWith(ownFiles)
  if (!own && /^[a-z]+:/.test(link)) return undefined
  const [path = '', anchor] = (own ? link.slice(ownFiles.length) : link).split('#')
  if (!own && path !== '' && readme !== 'README.md' && !shipped.includes(path)) return 'is not in the tarball'
  const target = path === '' ? readme : own ? path : join(dirname(readme), path)
  const ships = ['LICENSE', 'CHANGELOG.md'].includes(path) && readme !== 'README.md'
  if (!ships && !existsSync(join(root, target))) return 'leads to no file'
  const text = path === '' ? markdown : textOf(join(root, target))
  return anchor === undefined || anchorsIn(text).includes(anchor) ? undefined : 'leads to no heading'
}

const problems = (readme: string, markdown: string): readonly string[] =>
  linksIn(markdown).flatMap((link) => {
    const problem = problemOf(link, readme, markdown)
    return problem === undefined ? [] : [`${link} ${problem}`]
  })

test.each(['README.md', ...packageFolders.map((folder) => `${folder}/README.md`)])('%s', (readme) => {
  expect(problems(readme, textOf(join(root, readme)))).toEqual([])
})

test.each([
  ['README.md', 'packages/core/README.md#gone', 'leads to no heading'],
  ['packages/core/README.md', '../laws/README.md', 'is not in the tarball'],
  ['packages/core/README.md', `${ownFiles}gone.md`, 'leads to no file'],
])('in %s, %s %s', (readme, link, problem) => {
  expect(problems(readme, `# \`Here\`\n\n[a](#here) [b](https://example.com/x) [c](${link})\n`)).toEqual([
    `${link} ${problem}`,
  ])
})
