// Follows "How to add a vendor" in .github/CONTRIBUTING.md literally, in a copy of the repository.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { execa } from 'execa'
import { afterAll, expect, test } from 'vitest'
import { pathsIn, root } from '../src/workspace.js'

const guide = readFileSync(join(root, '.github/CONTRIBUTING.md'), 'utf8')
const section = /^## How to add a vendor\n([\s\S]*?)^## /m.exec(guide)?.[1] ?? ''

/** The section's code blocks, each with the file that the line before it names. */
const blocks = [...section.matchAll(/^(.*)\n\n```(\w+)\n([\s\S]*?)^```$/gm)].map(
  ([, before = '', language = '', text = '']) => ({ language, text, path: /`(packages\/[^`]+)`/.exec(before)?.[1] }),
)

// A contributor's environment. With CI set, pnpm would not write the lock file; the other variables belong to this run.
const env = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:CI|NODE_PATH|NODE_ENV|VITEST.*|TURBO_.*)$/.test(name)),
  ),
  npm_config_prefer_offline: 'true',
}

const copy = realpathSync(mkdtempSync(join(tmpdir(), 'token-codecs-vendor-')))
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(copy, path)), { recursive: true })
  writeFileSync(join(copy, path), text)
}

/** Runs commands in the copy, asserts that they succeed, and returns their output. */
const sh = async (commands: string): Promise<string> => {
  const { all, exitCode } = await execa('sh', ['-e', '-c', commands], {
    cwd: copy,
    env,
    extendEnv: false,
    all: true,
    reject: false,
  })
  const plain = stripVTControlCharacters(all)
  expect(exitCode, plain).toBe(0)
  return plain
}

test('following the section creates a vendor that passes its tests and the layout check', async () => {
  for (const path of pathsIn(root)) cpSync(join(root, path), join(copy, path))
  await sh('git init --quiet')
  expect(blocks.map(({ language, path }) => path ?? language)).toEqual([
    'packages/acme/src/AcmeToken.ts',
    'packages/acme/test/AcmeToken.test.ts',
    'packages/acme/fixtures/acme/token.json',
    'packages/acme/fixtures/acme/token.expected.json',
    'packages/acme/fixtures/acme/error.json',
    'packages/acme/fixtures/acme/error.expected.json',
    'sh',
  ])
  for (const { text, path } of blocks) {
    if (path === undefined) expect(await sh(text)).toMatch(/AcmeToken\.test\.ts[\s\S]*Test Files +1 passed \(1\)/)
    else put(path, text)
  }
  // Files that the section leaves to `npm run docs` and to the contributor.
  put('packages/acme/schema.json', '{}\n')
  put('packages/acme/README.md', '# @token-codecs/acme\n')
  const structure = 'node tooling/pnpm.mjs vitest run --config tooling/vitest/test.mjs tooling/testing/test/structure'
  expect(await sh(structure)).toMatch(/Test Files +1 passed \(1\)/)
})
