// Follows "How to add a vendor" of the root's README to the letter, in a copy of the repository.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checks } from '../src/checks.js'
import { filesIn, pathsIn, root } from '../src/workspace.js'

interface Block {
  readonly language: string
  readonly text: string
  /** The file that the line before it names. */
  readonly path: string | undefined
}

const section = (): string => {
  const [, found] = /^## How to add a vendor\n([\s\S]*?)^## /m.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
  if (found === undefined) throw new Error('write the section "How to add a vendor" in README.md')
  return found
}

const blocks = (): readonly Block[] =>
  [...section().matchAll(/^(.*)\n\n```(\w+)\n([\s\S]*?)^```$/gm)].map(([, before = '', language = '', text = '']) => ({
    language,
    text,
    path: /`(packages\/[^`]+)`/.exec(before)?.[1],
  }))

// A developer's: where CI is set, pnpm keeps the lock file as it is; the rest is of the run that we are part of.
const environment = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:CI|NODE_PATH|NODE_ENV|VITEST.*|TURBO_.*)$/.test(name)),
  ),
  npm_config_prefer_offline: 'true',
}

let copy = ''

beforeAll(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-vendor-')))
  for (const path of pathsIn(root)) cpSync(join(root, path), join(copy, path))
  execFileSync('git', ['init', '--quiet'], { cwd: copy })
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

const problems = (): readonly string[] => checks.flatMap((check) => check.problems(filesIn(copy)))

test('the section is at most 40 lines, and its last example calls the laws', () => {
  expect(section().trimEnd().split('\n').length + 1).toBeLessThanOrEqual(40)
  expect(blocks().at(-1)?.text).toContain('checkLaws(AcmeToken, { test })')
})

test('following it gives a vendor that builds and passes its tests', () => {
  const before = problems()
  expect(blocks().map(({ language, path }) => [language, path])).toEqual([
    ['ts', 'packages/acme/src/AcmeToken.ts'],
    ['sh', undefined],
  ])
  for (const { language, text, path } of blocks()) {
    if (path !== undefined) {
      mkdirSync(dirname(join(copy, path)), { recursive: true })
      writeFileSync(join(copy, path), text)
    }
    if (language !== 'sh') continue
    const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', text], {
      cwd: copy,
      env: environment,
      encoding: 'utf8',
    })
    const plain = stripVTControlCharacters(stdout)
    expect(status, `${plain}\n${stderr}`).toBe(0)
    expect(plain).toContain('AcmeToken.laws.test.ts')
    expect(plain).toContain('AcmeToken.reading.test.ts')
    expect(plain).toMatch(/Test Files\s+2 passed \(2\)/)
  }
  // What the section says is left, and nothing else.
  expect(problems().filter((problem) => !before.includes(problem))).toEqual([
    'add packages/acme/README.md: every vendor package has it',
    'add packages/acme/api.md: every vendor package has it',
    'add packages/acme/schema.json: every vendor package has it',
    "add responses from the vendor's documentation to packages/acme/fixtures/",
    'add what its codecs write to packages/acme/golden/, and call checkLaws with it',
    'call checkFixtures in a test of packages/acme',
  ])
  // An install, a build and a test run of their own, beside those of everybody else.
}, 300_000)
