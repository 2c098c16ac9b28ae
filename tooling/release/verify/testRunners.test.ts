// Runs tests of a user's project under each test runner: a codec's laws, and comparisons of tokens.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from '@tooling/testing/workspace'
import { describe, expect, inject, test } from 'vitest'
import { fencesOf } from '../src/examples.js'
import type { Files } from '../src/project.js'
import { install, toolOf, write } from '../src/project.js'
import { runNode } from '../src/run.js'
import { jest, jestTypescripts } from './consumers/versions.js'

const { everything, packages } = inject('shipped')

const lawsOf = (fields: string): string => `import { defineCodec, field } from '@token-codecs/core'
import { checkLaws } from '@token-codecs/laws'

const AcmeToken = defineCodec()({
  id: 'acme',
  fields: { accessToken: 'access_token', tokenType: 'token_type', scope: 'scope', ${fields} },
})
checkLaws(AcmeToken, { test, runs: 50, golden: new URL('golden', import.meta.url) })
`

const golden = JSON.stringify({
  canonical: { v: 1, accessToken: 'fake-planted-a', tokenType: 'Bearer', scope: ['read', 'write'] },
  wire: { acme: { access_token: 'fake-planted-a', token_type: 'Bearer', scope: 'read write' } },
})

const minutes = lawsOf(`expiresIn: field('minutes', {
  read: (minutes) => (typeof minutes === 'number' ? minutes * 60 : minutes),
  write: (seconds) => (typeof seconds === 'number' ? Math.floor(seconds / 60) : seconds),
})`)

const withoutTester = `import { secretEqualityTester, CanonicalToken, secret } from '@token-codecs/core'

const token = {
  accessToken: secret('fake-planted-one'),
  tokenType: 'Bearer',
  extensions: { fake: secret({ deep: ['fake-planted-two'], 'fake-planted-three': 1 }) },
}
const same = () => CanonicalToken.decode(CanonicalToken.encode(token)).right
const other = { ...same(), accessToken: secret('fake-planted-four') }
const store = jest.fn()
store(same())
`
const withTester = `${withoutTester}expect.addEqualityTesters([secretEqualityTester])\n`

const passing = `${withTester}
test('equal', () => {
  expect(same()).toEqual(token)
  expect(same()).toStrictEqual(token)
  expect(same()).toMatchObject({ accessToken: secret('fake-planted-one') })
  expect(store).toHaveBeenCalledWith(token)
  expect(store).toHaveBeenLastCalledWith(token)
  expect([same()]).toEqual([token])
  expect([other, same()]).toContainEqual(token)
  expect(new Map([['fake', same()]])).toEqual(new Map([['fake', token]]))
  expect(new Set([same()])).toEqual(new Set([token]))
  expect(same()).toEqual(expect.objectContaining({ accessToken: token.accessToken }))
  expect([other, same()]).toEqual(expect.arrayContaining([token]))
  expect(same()).toEqual({ ...token, accessToken: expect.anything() })
})
test('different', () => {
  expect(other).not.toEqual(token)
  expect(other).not.toStrictEqual(token)
  expect(other).not.toMatchObject({ accessToken: token.accessToken })
  expect(same()).not.toMatchObject({ extensions: { fake: secret({ 'fake-planted-three': 1 }) } })
  expect(store).not.toHaveBeenCalledWith(other)
  expect(other).not.toEqual(expect.objectContaining({ accessToken: token.accessToken }))
  expect(token.accessToken).not.toEqual('fake-planted-one')
  expect(token.accessToken).not.toEqual(undefined)
})
`

const neverEqual = `${withoutTester}
test('never equal by accident', () => {
  expect(same()).not.toEqual(token)
  expect(store).not.toHaveBeenCalledWith(token)
  expect(token).toEqual({ ...token })
})
`

const failing = `${withTester}
test('toEqual', () => expect(other).toEqual(token))
test('toStrictEqual', () => expect([other]).toStrictEqual([token]))
test('toMatchObject', () => expect(other).toMatchObject({ extensions: { fake: secret({ 'fake-planted-five': 1 }) } }))
test('toHaveBeenCalledWith', () => expect(store).toHaveBeenCalledWith(other))
test('not.toEqual', () => expect(same()).not.toEqual(token))
test('toContainEqual', () => expect([other]).toContainEqual(token))
test('toBe', () => expect(same()).toBe(token))
test('toThrow', () => { throw Object.assign(new Error(String(token.accessToken)), { token, cause: token }) })
`

/** For each test runner, the imports of a test file and the command line. */
const runners = {
  Jest: {
    imports: "import { expect, jest, test } from '@jest/globals'",
    args: ['--experimental-vm-modules', toolOf(everything, 'jest/bin/jest.js'), '--no-watchman', '--maxWorkers=2'],
  },
  vitest: {
    imports: "import { expect, test, vi as jest } from 'vitest'",
    args: [toolOf(everything, 'vitest/vitest.mjs'), 'run', '--root', '.'],
  },
  'node:test': { imports: "import { test } from 'node:test'", args: ['--test', '--test-reporter=spec'] },
}

/** Runs tests in a folder. Returns the exit code and the output without colors. */
const runIn = async (cwd: string, args: readonly string[]) => {
  const { code, stdout, stderr } = await runNode(args, { cwd })
  return { code, printed: stripVTControlCharacters(stdout + stderr) }
}

/** Runs test files. Removes the lines of source code that a runner prints around a failure. */
const check = async (runner: keyof typeof runners, files: Files) => {
  const { imports, args } = runners[runner]
  const folder = join(everything, [runner.replace(':', '-'), ...Object.keys(files)].join('-'))
  const tests = Object.entries(files).map(([name, text]) => [`${name}.test.js`, `${imports}\n${text}`])
  // The packages and these tests are ES modules: nothing needs a transform.
  const manifest = JSON.stringify({ type: 'module', jest: { transform: {} } })
  write(folder, { 'package.json': manifest, 'golden/1.0.0/token.json': golden, ...Object.fromEntries(tests) })
  const { code, printed } = await runIn(folder, args)
  const lines = printed.split('\n').filter((line) => !/^[\s>❯]*\d* ?\|/.test(line))
  return { code, printed: lines.join('\n') }
}

describe.each(['node:test', 'Jest', 'vitest'] as const)('under %s, a codec', (runner) => {
  test('that is lawful passes', async () => {
    const { code, printed } = await check(runner, { lawful: lawsOf('') })
    expect(code, printed).toBe(0)
    expect(printed).toMatch(/(?:Tests:? +|pass )20\b/)
  })

  test('that loses seconds fails, with the law, the member and the smallest case', async () => {
    const { code, printed } = await check(runner, { minutes })
    expect(code).not.toBe(0)
    expect(printed).toContain('acme breaks law 1,')
    expect(printed).toContain('`expiresIn` (not-representable)')
    expect(printed).toMatch(/expiresIn: 1 }/)
    expect(printed).toMatch(/seed: 6749, path: '[\d:]+'/)
    expect(printed).not.toContain('planted')
  })
})

describe.each(['Jest', 'vitest'] as const)('under %s', (runner) => {
  test('tokens are compared by their secrets with the tester, and never equal without it', async () => {
    const { code, printed } = await check(runner, { passing, neverEqual })
    expect(code, printed).toBe(0)
    expect(printed).toMatch(/Tests:? +3 passed/)
  })

  test.each([
    // One file runs in Jest's own process, several in its workers.
    ['one process', { failing }],
    ['several', { failing, failingToo: failing }],
  ])('a comparison that fails shows no secret, from %s', async (_, files) => {
    const { code, printed } = await check(runner, files)
    expect(code).toBe(1)
    expect(printed).toMatch(new RegExp(`Tests:? +${8 * Object.keys(files).length} failed`))
    expect(printed).toContain('<redacted>')
    expect(printed.split('\n').filter((line) => line.includes('planted'))).toEqual([])
  })
})

/** The Jest configuration in core's recipes. */
const documented: object = JSON.parse(
  fencesOf(readFileSync(join(root, 'packages/core/docs/recipes.md'), 'utf8'))
    .filter(({ info, lines }) => info === 'json' && lines.join('\n').includes('"jest"'))
    .flatMap(({ lines }) => lines)
    .join('\n'),
)

const typed = `import { expect, test } from '@jest/globals'
import { secretEqualityTester, BoltToken, convert, formatError, reveal } from '@token-codecs/bolt'
import type { Token } from '@token-codecs/bolt'
import { EnterpriseToken } from '@token-codecs/enterprise'

declare const require: unknown
expect.addEqualityTesters([secretEqualityTester])

const tokenOf = (input: unknown): Token => {
  const result = BoltToken.read(input)
  if (result._tag === 'Left') throw new Error(formatError(result.left))
  return result.right.token
}

test('reads, compares and converts', () => {
  const token = tokenOf({ access_token: 'fake-a', token_type: 'bearer' })
  expect(token).toEqual(tokenOf({ access_token: 'fake-a', token_type: 'Bearer' }))
  expect(reveal(token.accessToken)).toBe('fake-a')
  expect(convert(BoltToken, EnterpriseToken)({ access_token: 'fake-a' })._tag).toBe('Right')
  expect(() => tokenOf({ access_token: '' })).toThrow('bolt: access_token')
})

test('is CommonJS', () => expect(typeof require).toBe('function'))
`

test.each(jestTypescripts)(
  'a CommonJS project in TypeScript %s has the Jest that core documents',
  async (typescript) => {
    const project = join(everything, `../tools/jest-${typescript}`)
    const ours = packages.map(({ tarball }) => tarball)
    const modules = await install(project, [...jest, `typescript@${typescript}`, ...ours])
    write(project, { 'package.json': JSON.stringify({ private: true, ...documented }), 'bolt.test.ts': typed })
    const jestOfIt = [join(modules, 'jest/bin/jest.js'), '--no-watchman', '--no-cache', '--ci']
    const { code, printed } = await runIn(project, jestOfIt)
    expect(code, printed).toBe(0)
    expect(printed).toMatch(/Tests: +2 passed/)
    expect(printed).not.toMatch(/warn/i)
  },
)
