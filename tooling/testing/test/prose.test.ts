// The worst habits of style stay out of comments, messages and documents, and documents stay short.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { commentsIn } from '@tooling/vitest/comments'
import { phrasesIn } from '@tooling/vitest/literals'
import { expect, test } from 'vitest'
import { codecPackages } from '../src/codecs.js'
import { proseProblems } from '../src/prose.js'
import { packageFolders, pathsIn, root } from '../src/workspace.js'

// Generated from the sources.
const paths = pathsIn(root).filter((path) => !/^tooling\/docs\/(?:contracts|golden|reports)\//.test(path))
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

test('comments are plain English', () => {
  const sources = paths.filter((path) => /\.[cm]?[jt]s$/.test(path))
  const comments = sources.flatMap((path) => commentsIn(textOf(path)).map((comment) => ({ path, ...comment })))
  expect(comments.length).toBeGreaterThan(1000)
  expect(
    comments.flatMap(({ path, line, text }) => proseProblems(text, 20).map((problem) => `${path}:${line}: ${problem}`)),
  ).toEqual([])
})

const toolFolders = ['bench', 'docs', 'e2e', 'mutation', 'release'].map((name) => `tooling/${name}`)

test.each([...packageFolders, ...toolFolders])('the messages of %s are plain English', (folder) => {
  const phrases = phrasesIn(pathToFileURL(join(root, folder, 'src/')))
  expect(phrases.flatMap((phrase) => proseProblems(phrase, 28).map((problem) => `${phrase}: ${problem}`))).toEqual([])
})

test('documents are plain English', () => {
  // The CLI's fixtures imitate vendors' documents.
  const documents = paths.filter((path) => path.endsWith('.md') && !path.startsWith('packages/cli/fixtures/'))
  expect(documents.length).toBeGreaterThan(10)
  expect(documents.flatMap((path) => proseProblems(textOf(path), 28).map((problem) => `${path}: ${problem}`))).toEqual(
    [],
  )
})

const vendors = codecPackages.filter(({ name }) => name !== 'core').map(({ name }) => `packages/${name}/README.md`)

test.each<readonly [string, number]>([
  ['README.md', 800],
  ['packages/core/README.md', 2000],
  ['packages/bulk/README.md', 250],
  ...vendors.map((path) => [path, 250] as const),
])('%s has at most %i words', (path, limit) => {
  expect(textOf(path).split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(limit)
})

test.each([
  ['Of each table, the rows.', 'begin with a noun phrase or a verb: Of'],
  ['The members, save for one.', 'write except for: save for'],
  ['Absent where there is none.', 'write is not a, or has no: is none'],
  ['Reads\n * an answer.', 'write response: answer'],
  ['A token. What it returns.', 'begin with a noun phrase or a verb: What'],
  ['| name | Of the token |', 'begin with a noun phrase or a verb: Of'],
  ['1. Whether it is set.', 'begin with a noun phrase or a verb: Whether'],
  ['A table.\n\n- What it has.', 'begin with a noun phrase or a verb: What'],
])('%j is caught', (text, problem) => {
  expect(proseProblems(text, 20)).toEqual([problem])
})

test('code, examples and short sentences are not caught', () => {
  expect(
    proseProblems('Calls `tell whoever` (see {@link answer}).\n@example\nconst answer = anew()\n@since 0.1.0', 20),
  ).toEqual([])
})
