import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { addsMember, addsSubject, applyEdits, breaking } from '../src/nextVersions.js'
import { write } from '../src/project.js'
import { temporaryFolder } from '../src/temporaryFolder.js'

const paths = Object.keys(addsMember)

/** Each release's edits, in order. */
const releases = [addsSubject('0.0.0').edits, breaking.renamed, breaking.retyped]
const edited = releases.flatMap((edits) => Object.keys(edits))

const sources = Object.fromEntries(edited.map((path) => [path, readFileSync(join(root, path), 'utf8')]))

const copyWith = (changed: Readonly<Record<string, string>>): string => {
  const folder = temporaryFolder()
  write(folder, { ...sources, ...changed })
  return folder
}

test('an optional member is one line in each of four files', () => {
  const folder = copyWith({})
  applyEdits(folder, addsMember)
  const linesOf = (text: string): number => text.split('\n').length
  expect(paths.map((path) => linesOf(readFileSync(join(folder, path), 'utf8')) - linesOf(sources[path] ?? ''))).toEqual(
    [1, 1, 1, 1],
  )
})

test('each release finds the text that it edits', () => {
  const folder = copyWith({})
  for (const edits of releases) expect(() => applyEdits(folder, edits)).not.toThrow()
})

test.each(paths)('an edit fails if its text is missing from %s', (path) => {
  const folder = copyWith({ [path]: 'export {}\n' })
  expect(() => applyEdits(folder, addsMember)).toThrow(path)
})
