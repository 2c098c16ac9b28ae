// Runs the commands of docs/many-responses.md, in order and in an empty folder.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { afterAll, expect, test } from 'vitest'

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'token-codecs-page-'))
afterAll(() => rmSync(home, { recursive: true }))

const programs = join(home, 'bin')
mkdirSync(programs)
const command = join(programs, 'token-codecs')
writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${pathOf('../../dist/main.cjs')}' "$@"\n`)
chmodSync(command, 0o755)

const page = fromMarkdown(readFileSync(pathOf('../../docs/many-responses.md'), 'utf8'))
const blocks = page.children.flatMap((node) => (node.type === 'code' ? [node] : []))
const commands = blocks.flatMap(({ lang, value }, index) => {
  const next = blocks[index + 1]
  return lang === 'sh' ? [{ value, expected: next?.lang === 'text' ? `${next.value}\n` : '' }] : []
})

test('the page has commands', () => expect(commands.length).toBeGreaterThan(5))

test.each(commands.map(({ value, expected }, index) => [index + 1, value, expected] as const))(
  'block %i prints what the page shows',
  (_, value, expected) => {
    const { stdout } = spawnSync('bash', ['-c', `exec 2>&1\n${value}`], {
      cwd: home,
      env: { ...process.env, PATH: `${programs}:${process.env.PATH}` },
      encoding: 'utf8',
    })
    expect(stdout).toBe(expected)
  },
)
