// Follows "How to add a vendor" in .github/CONTRIBUTING.md literally, in a copy of the repository.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { execa } from 'execa'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pathsIn, root } from '../src/workspace.js'

const guide = readFileSync(join(root, '.github/CONTRIBUTING.md'), 'utf8')
const section = /^## How to add a vendor\n([\s\S]*?)^## /m.exec(guide)?.[1] ?? ''

/** The section's code blocks, each with the file that the end of the line before it names. */
const blocks = [...section.matchAll(/^(.*)\n\n```(\w+)\n([\s\S]*?)^```$/gm)].map(
  ([, before = '', language = '', text = '']) => ({ language, text, path: /`([^`\s]+\/[^`\s]+)`:$/.exec(before)?.[1] }),
)

// A contributor's environment. With CI set, pnpm would not write the lock file; the other variables belong to this run.
const env = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:CI|NODE_PATH|NODE_ENV|VITEST.*|TURBO_.*)$/.test(name)),
  ),
  npm_config_prefer_offline: 'true',
}

const home = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-vendor-')))
const clone = join(home, 'clone')
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Runs commands in the copy, asserts that they succeed, and returns their output. */
const sh = async (commands: string): Promise<string> => {
  const { all, exitCode } = await execa('sh', ['-e', '-c', commands], {
    cwd: clone,
    env,
    extendEnv: false,
    all: true,
    reject: false,
  })
  const plain = stripVTControlCharacters(all)
  expect(exitCode, plain).toBe(0)
  return plain
}

const printed: string[] = []

beforeAll(async () => {
  for (const path of pathsIn(root)) {
    mkdirSync(dirname(join(clone, path)), { recursive: true })
    cpSync(join(root, path), join(clone, path))
  }
  await sh('git init --quiet')
  // Blocks of TypeScript are excerpts of a file that the command wrote.
  for (const { language, text, path } of blocks) {
    if (language === 'sh') printed.push(await sh(text))
    else if (path !== undefined && language !== 'ts') writeFileSync(join(clone, path), text)
  }
})

test('the section shows a page, a sample, commands and a part of the codec', () => {
  expect(blocks.map(({ language, path }) => path ?? language)).toEqual([
    '../acme.md',
    '../acme.json',
    'sh',
    'packages/acme/src/AcmeToken.ts',
    'sh',
  ])
  for (const { text, path = '' } of blocks.filter(({ language }) => language === 'ts')) {
    expect(readFileSync(join(clone, path), 'utf8')).toContain(text)
  }
})

test('following the section creates a vendor that passes its tests and has not drifted', () => {
  const [wrote, checked] = printed
  expect(wrote).not.toMatch(/^open /m)
  expect(checked).toMatch(/AcmeToken\.test\.ts[\s\S]*Test Files +1 passed \(1\)/)
  expect(checked).toMatch(/^acme: no drift$/m)
})

test("the package passes the repository's checks of types and style", async () => {
  await sh('node tooling/pnpm.mjs turbo run build --output-logs=errors-only')
  await sh('npm run types')
  await sh('node tooling/pnpm.mjs biome check --error-on-warnings packages/acme packages/cli .changeset')
})

test("the package passes the repository's checks of layout and prose", async () => {
  const checks = 'tooling/testing/test/structure tooling/testing/test/prose'
  const passed = await sh(`node tooling/pnpm.mjs vitest run --config tooling/vitest/test.mjs ${checks}`)
  expect(passed).toMatch(/Test Files +2 passed \(2\)/)
})

test('a page that has lost a member has drifted', async () => {
  const [page] = blocks
  writeFileSync(join(clone, '../newer.md'), `${page?.text}`.replace(/^.*refresh_token.*\n/m, ''))
  const drift = 'node packages/cli/dist/main.cjs drift packages/acme --source ../newer.md'
  expect(await sh(`! ${drift}`)).toMatch(/^acme: .*refresh_token/m)
})
