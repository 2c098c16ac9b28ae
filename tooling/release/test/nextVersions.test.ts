import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { addsMember, applyEdits } from '../src/nextVersions.js'
import { write } from '../src/project.js'
import { temporaryFolder } from '../src/temporaryFolder.js'

const paths = Object.keys(addsMember)
const sources = Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))

const copyWith = (changed: Readonly<Record<string, string>>): string => {
  const folder = temporaryFolder()
  write(folder, { ...sources, ...changed })
  return folder
}

test('an optional member is one line in each of three files', () => {
  const folder = copyWith({})
  applyEdits(folder, addsMember)
  const linesOf = (text: string): number => text.split('\n').length
  expect(paths.map((path) => linesOf(readFileSync(join(folder, path), 'utf8')) - linesOf(sources[path] ?? ''))).toEqual(
    [1, 1, 1],
  )
})

test.each(paths)('an edit whose place in %s is gone fails', (path) => {
  const folder = copyWith({ [path]: 'export {}\n' })
  expect(() => applyEdits(folder, addsMember)).toThrow(path)
})
