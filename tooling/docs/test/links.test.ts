// Checks links in READMEs and docs pages. A package's README is also read from its tarball, without the rest of the
// repository.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packageFolders, root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { textOf } from '../src/Generated.js'
import { owner } from '../src/owner.js'
import { pagesOf } from '../src/readmes.js'

const ownFiles = `${owner.repository}/blob/main/`

/** Files in a tarball that its README may link to; Changesets creates the changelog with the first release. */
const shipped: readonly string[] = ['README.md', 'LICENSE', 'CHANGELOG.md', 'schema.json']

const withoutCode = (markdown: string): string => markdown.replace(/^( *)```[\s\S]*?^\1```$/gm, '')

/** Returns the anchors that GitHub derives from headings. */
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

const problemOf = (link: string, document: string, markdown: string): string | undefined => {
  const own = link.startsWith(ownFiles)
  if (!own && /^[a-z]+:/.test(link)) return undefined
  const [path = '', anchor] = (own ? link.slice(ownFiles.length) : link).split('#')
  const isShipped = /^packages\/[^/]+\/README\.md$/.test(document)
  if (!own && path !== '' && isShipped && !shipped.includes(path)) return 'is not in the tarball'
  const target = path === '' ? document : own ? path : join(dirname(document), path)
  const ships = ['LICENSE', 'CHANGELOG.md'].includes(path) && isShipped
  if (!ships && !existsSync(join(root, target))) return 'leads to no file'
  if (anchor === undefined) return undefined
  const text = path === '' ? markdown : textOf(join(root, target))
  return anchorsIn(text).includes(anchor) ? undefined : 'leads to no heading'
}

const problems = (document: string, markdown: string): readonly string[] =>
  linksIn(markdown).flatMap((link) => {
    const problem = problemOf(link, document, markdown)
    return problem === undefined ? [] : [`${link} ${problem}`]
  })

const documents = packageFolders.flatMap((folder) => [`${folder}/README.md`, ...pagesOf(folder)])

test.each(['README.md', ...documents])('%s', (document) => {
  expect(problems(document, textOf(join(root, document)))).toEqual([])
})

test.each([
  ['README.md', 'packages/core/README.md#gone', 'leads to no heading'],
  ['packages/core/README.md', '../laws/README.md', 'is not in the tarball'],
  ['packages/core/README.md', `${ownFiles}gone.md`, 'leads to no file'],
  ['packages/core/docs/client-libraries.md', '../gone.md', 'leads to no file'],
  ['packages/core/docs/client-libraries.md', '../README.md#gone', 'leads to no heading'],
])('in %s, %s %s', (document, link, problem) => {
  expect(problems(document, `# \`Here\`\n\n[a](#here) [b](https://example.com/x) [c](${link})\n`)).toEqual([
    `${link} ${problem}`,
  ])
})
