// Compiles and runs the generated files in a temporary project.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { expect, test } from 'vitest'
import { projectFiles } from '../../src/newVendor/projectFiles.js'
import type { VendorFiles } from '../../src/newVendor/VendorFiles.js'
import { formatProblems } from '../../test/newVendor/formatted.js'
import { plans } from '../../test/newVendor/plans.js'
import { temporaryProject } from '../../test/newVendor/temporaryProject.js'

const { home, write, runGenerated } = temporaryProject()

const minimal = plans.minimal as VendorFiles

test('a project gets the codec, its test and source.json', () => {
  const written = projectFiles({ ...minimal, isDocumented: false, id: 'acme-eu' }, { runner: 'node:test' })
  expect([...written.keys()]).toEqual(['AcmeEuToken.ts', 'AcmeEuToken.test.ts', 'source.json'])
  expect(written.get('AcmeEuToken.test.ts')).toBe(`import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { checkLaws } from '@token-codecs/laws'
import { AcmeEuToken } from './AcmeEuToken.js'

// Made up from the documented types.
const response = {
  access_token: 'fake-access-token',
  token_type: 'Bearer',
}

// The token that the response contains, as canonical JSON.
const canonical = {
  v: 1,
  accessToken: 'fake-access-token',
  tokenType: 'Bearer',
}

test('the codec has no open question', () => {
  // The compiled file keeps the comments.
  const ending = existsSync(new URL('./AcmeEuToken.ts', import.meta.url)) ? 'ts' : 'js'
  const source = readFileSync(new URL(\`./AcmeEuToken.\${ending}\`, import.meta.url), 'utf8')
  const [question] = /^ *\\/\\/ QUESTION .*/m.exec(source) ?? []
  if (question !== undefined) throw new Error(question)
})

const golden = [{ canonical, wire: { 'acme-eu': response } }]

checkLaws(AcmeEuToken, { test, runs: 100, golden })
`)
})

test.each(['nested members', 'nested members alone', 'extras'])('the generated test passes: %s', async (title) => {
  const files = projectFiles(plans[title] as VendorFiles, { runner: 'vitest' })
  const { tests, failures } = await runGenerated(title, files)
  expect(tests).toBeGreaterThan(10)
  expect(failures).toEqual(title === 'extras' ? [expect.stringMatching(/^ *\/\/ QUESTION /)] : [])
})

test('the generated test notices a wrong row', async () => {
  const files = projectFiles(plans['every plain member'] as VendorFiles, { runner: 'vitest' })
  const changed = [...files].map(([name, text]) => [name, text.replace("scope: 'scope'", "scope: 'scopes'")] as const)
  const { failures } = await runGenerated('changed', new Map(changed))
  expect(failures).not.toEqual([])
})

test('the generated files compile under strict settings and with isolated declarations', () => {
  const paths = Object.entries(plans).flatMap(([title, input], index) => {
    const files = projectFiles(input, { runner: index % 2 === 0 ? 'vitest' : 'node:test' })
    const folder = write(`compile ${title}`, files)
    return [...files.keys()].filter((name) => name.endsWith('.ts')).map((name) => join(folder, name))
  })
  const compile = (files: readonly string[]): string => {
    const compilerOptions = { declaration: true, isolatedDeclarations: true }
    const config = { extends: join(root, 'tooling/typescript/base.json'), compilerOptions, files, include: [] }
    writeFileSync(join(home, 'tsconfig.json'), JSON.stringify(config))
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    return spawnSync(process.execPath, [tsc, '-p', '.'], { cwd: home, encoding: 'utf8' }).stdout
  }
  expect(paths.length).toBe(2 * Object.keys(plans).length)
  expect(compile(paths)).toBe('')
  const [first = ''] = paths
  writeFileSync(first, readFileSync(first, 'utf8').replace("tokenType: 'token_type'", "tokenType: 'type'"))
  expect(compile([first])).toContain('error TS')
})

test('the generated files are formatted as this repository formats its sources', () => {
  const all = Object.entries(plans).flatMap(([title, input], index) =>
    [...projectFiles(input, { runner: index % 2 === 0 ? 'vitest' : 'node:test' })].map(
      ([name, text]) => [`${title}/${name}`, text] as const,
    ),
  )
  // source.json has a line for each member instead.
  expect(formatProblems(new Map(all.filter(([path]) => path.endsWith('.ts'))))).toBe('')
})
