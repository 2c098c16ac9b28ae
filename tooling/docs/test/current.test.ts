import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { describe, expect, test } from 'vitest'
import { breaksOf, pendingMajors } from '../src/breaks.js'
import { contractsOf, descriptions, readSeals, sealProblems } from '../src/contracts.js'
import { publishedPackages } from '../src/packages.js'
import { reportsOf } from '../src/reports.js'

const packages = publishedPackages()
const reports = reportsOf(packages)

const schemaOf = (name: string): string => {
  const { exports } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
  return './schema.json' in exports ? readFileSync(join(root, 'packages', name, 'schema.json'), 'utf8') : ''
}

describe.each(packages)('$name', (published) => {
  const { name } = published

  test('breaks nothing that a released version promised', () => {
    const present = { report: reports.get(name) ?? '', schema: schemaOf(name) }
    const advice =
      'A minor may not change this ("What you can rely on" in README.md). Undo it, or ask for a major in a changeset; of what is not released yet, "npm run docs" writes the contract anew.'
    expect(contractsOf(published).length, `packages/${name}/contract is empty: run "npm run docs"`).toBeGreaterThan(0)
    const broken = breaksOf(published, present, pendingMajors())
    expect(broken, `${broken.join('\n')}\n${advice}`).toEqual([])
  })
})

test.each(descriptions(packages, reports, readSeals()))('$path says what is offered now', ({ path, text, current }) => {
  // What is there is what was expected: what is gone has a minus in the difference, what is new a plus.
  const advice = 'is not current: look at the difference, then run "npm run docs" in the root of the repository'
  expect(current, `${path} ${advice}`).toBe(text)
})

test('what was released is as it was', () => {
  expect(sealProblems(readSeals(), packages)).toEqual([])
})

test('every package that others import is a dependency of this check, so that it is built before', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'tooling/contract/package.json'), 'utf8'))
  expect(Object.keys(devDependencies)).toEqual(
    expect.arrayContaining(packages.map(({ name }) => `@token-codecs/${name}`)),
  )
})
