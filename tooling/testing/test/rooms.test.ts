// Limits core's folders and the imports between them, so that a reader can remember them.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { pathsIn, root } from '../src/workspace.js'

type Arrows = ReadonlyMap<string, ReadonlySet<string>>

const home = join(root, 'packages/core/src')
const files = pathsIn(home).filter((path) => path.endsWith('.ts'))

// Type imports count, because a reader follows them too.
const importsOf = (path: string): readonly string[] =>
  [...readFileSync(join(home, path), 'utf8').matchAll(/(?:from |import[ (])'(\.[^']+)\.js'/g)].map(([, to = '']) =>
    join(dirname(path), `${to}.ts`),
  )
const betweenFiles: Arrows = new Map(files.map((path) => [path, new Set(importsOf(path))]))

// The entry points, in the folder `.`, import from every folder by design.
const folders = [...new Set(files.map(dirname))].filter((folder) => folder !== '.')
const targetsOf = (folder: string): readonly string[] =>
  files
    .filter((path) => dirname(path) === folder)
    .flatMap(importsOf)
    .map(dirname)
const betweenFolders: Arrows = new Map(
  folders.map((folder) => [folder, new Set(targetsOf(folder).filter((target) => target !== folder))]),
)

/** Names on a cycle of arrows. */
const circular = (arrows: Arrows): readonly string[] =>
  [...arrows.keys()].filter((start) => {
    const reached = new Set(arrows.get(start))
    for (const name of reached) for (const next of arrows.get(name) ?? []) reached.add(next)
    return reached.has(start)
  })

test('every import resolves to a file', () => {
  const targets = [...betweenFiles.values()].flatMap((found) => [...found])
  expect(targets.length).toBeGreaterThan(files.length)
  expect(targets.filter((path) => !files.includes(path))).toEqual([])
})

test('core has at most ten folders, and 35 arrows between them', () => {
  expect(folders.length, folders.join(', ')).toBeLessThanOrEqual(10)
  const arrows = [...betweenFolders].flatMap(([from, targets]) => [...targets].map((to) => `${from} → ${to}`))
  expect(arrows.length, arrows.join('\n')).toBeLessThanOrEqual(35)
})

test('the imports between folders have no cycle', () => expect(circular(betweenFolders)).toEqual([]))
test('the imports between files have no cycle', () => expect(circular(betweenFiles)).toEqual([]))

test('a cycle is found, without the names that only lead to it', () => {
  const arrows = { before: ['a'], a: ['b'], b: ['c', 'after'], c: ['a'], after: [], self: ['self'] }
  const map = new Map(Object.entries(arrows).map(([from, targets]) => [from, new Set(targets)]))
  expect(circular(map)).toEqual(['a', 'b', 'c', 'self'])
})
