import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { repositoryEdits } from '../../src/newVendor/repositoryEdits.js'
import { formatProblems } from '../../test/newVendor/formatted.js'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The lines that an edit adds and removes, in order. */
const changes = (path: string, text = ''): readonly string[] => {
  const before = read(path).split('\n')
  const after = text.split('\n')
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `-${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+${line}`),
  ]
}

test('adds the package to the fixed versions, the command line and its dependencies', () => {
  const edits = repositoryEdits(read, { id: 'acme' })
  const paths = ['.changeset/config.json', 'packages/cli/src/codecs.ts', 'packages/cli/package.json']
  expect([...edits.keys()]).toEqual([...paths, '.changeset/add-acme.md'])
  expect(paths.map((path) => changes(path, edits.get(path)))).toEqual([
    ['+      "@token-codecs/acme",'],
    [
      '+  acme: async () => {',
      "+    const { AcmeToken } = await import('@token-codecs/acme')",
      '+    return [AcmeToken]',
    ],
    ['+    "@token-codecs/acme": "workspace:*",'],
  ])
  expect(edits.get('.changeset/add-acme.md')).toMatch(
    /^---\n'@token-codecs\/acme': minor\n'@token-codecs\/cli': minor\n---\n/,
  )
})

test.each(['a', 'bolt-eu', 'corf', 'epsilon', 'zeta'])('%s is added in order, as the formatter sorts it', (id) => {
  const edits = repositoryEdits(read, { id })
  const listed = [...(edits.get('packages/cli/src/codecs.ts') ?? '').matchAll(/^ {2}'?([\w-]+)'?: async/gm)]
  const names = listed.map(([, name]) => name)
  expect(names).toContain(id)
  expect(names).toEqual([...names.slice(0, -1).sort(), 'core'])
  expect(formatProblems(new Map([...edits].filter(([path]) => !path.endsWith('.md'))))).toBe('')
  const { fixed } = JSON.parse(edits.get('.changeset/config.json') ?? '')
  expect(fixed).toEqual([[...fixed[0]].sort()])
})

test('a second run changes nothing', () => {
  const first = repositoryEdits(read, { id: 'acme' })
  const again = repositoryEdits((path) => first.get(path) ?? read(path), { id: 'acme' })
  expect([...again]).toEqual([...first])
})

test('a list of codecs in another form is refused', () => {
  const changed = (path: string): string => read(path).replace('  core: async', '  core:  async')
  expect(() => repositoryEdits(changed, { id: 'acme' })).toThrow('packages/cli/src/codecs.ts')
})
