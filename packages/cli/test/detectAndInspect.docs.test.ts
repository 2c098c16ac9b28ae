// Runs the commands in docs/detect-and-inspect.md, and compares their output.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { tokenCodecs } from './tokenCodecs.js'

const folder = mkdtempSync(join(tmpdir(), 'token-codecs-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

const text = readFileSync(new URL('../docs/detect-and-inspect.md', import.meta.url), 'utf8')

// The paragraph before the block of a file ends in its name.
const blocks = [...text.matchAll(/(?:`([\w.]+)`:)?\n\n```(json|sh|text)\n([\s\S]*?)```/g)].map(
  ([, file, language, content = '']) => ({ file, language, content }),
)
const files = blocks.flatMap(({ file, content }) => (file === undefined ? [] : [{ file, content }]))
for (const { file, content } of files) writeFileSync(join(folder, file), content)

const commands = blocks.flatMap(({ language, content }, index) =>
  language === 'sh' ? [{ command: content.trim(), output: blocks[index + 1]?.content ?? '' }] : [],
)

/** Leaves out the local time, which depends on the machine. */
const inUtc = (output: string): string => output.replace(/, [\d-]+ [\d:]+ [+-]\d\d:\d\d(?=, )/g, '')

test('the document has files and commands', () => expect([files.length, commands.length]).toEqual([4, 5]))

test.each(commands)('$command', async ({ command, output }) => {
  const [npx, name, ...args] = command.split(' ')
  expect([npx, name]).toEqual(['npx', '@token-codecs/cli'])
  const paths = args.map((arg) => (files.some(({ file }) => file === arg) ? join(folder, arg) : arg))
  const { stdout, stderr } = await tokenCodecs(paths)
  const [shown = '', rest] = output.split('…\n')
  const printed = inUtc(stdout + stderr)
  expect(rest === undefined ? printed : printed.slice(0, shown.length)).toBe(shown)
})
