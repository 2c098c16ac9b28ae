import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { run } from '../../src/run.js'

const home = mkdtempSync(join(tmpdir(), 'token-codecs-lines-'))
afterAll(() => rmSync(home, { recursive: true }))

const input = join(home, 'responses.jsonl')
const path = (name: string): string => join(home, name)
const textOf = (name: string): string => readFileSync(path(name), 'utf8')
const objectsIn = (text: string): readonly unknown[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))

const lines = [
  '{"access_token":"fake-a","token_type":"bearer","expires_in":3600,"refresh_token_scope":"b"}',
  '{"access_token":""}',
  '',
  'fake-text',
  '{"access_token":"fake-b","token_type":"bearer"}',
]

const tokenCodecs = async (args: readonly string[], text = '', isTTY = false, pause = 0) => {
  let stdout = ''
  let stderr = ''
  const stdin = (async function* () {
    // Two chunks, as a pipe may deliver them.
    yield new TextEncoder().encode(text.slice(0, 30))
    await setTimeout(pause)
    yield new TextEncoder().encode(text.slice(30))
  })()
  const read = (more: string | Uint8Array): string => (typeof more === 'string' ? more : new TextDecoder().decode(more))
  const code = await run(['convert', '--from', 'bolt', '--to', 'enterprise', ...args], {
    stdin: Object.assign(stdin, { isTTY }),
    stdout: { write: (more) => (stdout += read(more)) },
    stderr: { write: (more) => (stderr += read(more)) },
  })
  return { code, stdout, stderr }
}

beforeEach(() => {
  for (const name of ['output', 'rejects', 'rejected', 'summary', 'output.checkpoint'])
    rmSync(path(name), { force: true })
  writeFileSync(input, lines.join('\n'))
})

const converted = [
  { access_token: 'fake-a', token_type: 'Bearer', expires_in: 3600 },
  { access_token: 'fake-b', token_type: 'Bearer' },
]

describe('convert --lines', () => {
  test('writes each line to standard output, counts on standard error, and exits 3 with rejects', async () => {
    const { code, stdout, stderr } = await tokenCodecs(['--lines', input])
    expect(code).toBe(3)
    expect(objectsIn(stdout)).toEqual(converted)
    expect(stderr).toMatch(/refreshTokenScope.*not-carried/)
    expect(stderr).toMatch(/\b5\b.*\b2\b.*\b2\b.*\b1\b/)
    expect(stderr).not.toContain('fake-')
  })

  test('converts standard input as it converts a file', async () => {
    const fromFile = await tokenCodecs(['--lines', input])
    expect(await tokenCodecs(['--lines'], lines.join('\n'))).toEqual(fromFile)
  })

  test('says that it waits for input on a terminal, but not with a file', async () => {
    expect((await tokenCodecs(['--lines'], `${lines[0]}\n`, true)).stderr).toContain('Ctrl-D')
    expect((await tokenCodecs(['--lines', input], '', true)).stderr).not.toContain('Ctrl-D')
  })

  test('exits 0 if every line is written', async () => {
    expect((await tokenCodecs(['--lines'], `${lines[0]}\n`)).code).toBe(0)
  })

  test('writes the output, the rejects, the rejected lines and the summary to files for their owner', async () => {
    const files = ['-o', path('output'), '--rejects', path('rejects'), '--rejected-lines', path('rejected')]
    const { code, stdout } = await tokenCodecs(['--lines', ...files, '--summary', path('summary'), input])
    expect([code, stdout]).toEqual([3, ''])
    expect(objectsIn(textOf('output'))).toEqual(converted)
    const offsets = [lines[0], `${lines[0]}\n${lines[1]}\n`].map((text) => text?.length ?? 0)
    expect(objectsIn(textOf('rejects'))).toMatchObject([
      { line: 2, offset: (offsets[0] ?? 0) + 1, code: 'empty', member: 'access_token' },
      { line: 4, offset: (offsets[1] ?? 0) + 1, code: 'not-json' },
    ])
    expect(textOf('rejects')).not.toContain('fake-')
    expect(textOf('rejected')).toBe(`${lines[1]}\n${lines[3]}\n`)
    expect(JSON.parse(textOf('summary'))).toMatchObject({
      bytes: lines.join('\n').length,
      lines: 5,
      written: 2,
      rejected: 2,
      blank: 1,
      codes: { empty: 1, 'not-json': 1 },
      notes: [{ member: 'refreshTokenScope', code: 'not-carried', action: 'dropped', count: 1 }],
    })
    for (const name of ['output', 'rejects', 'rejected', 'summary']) {
      expect(statSync(path(name)).mode & 0o777).toBe(0o600)
    }
  })

  test('the rejected lines can be converted again', async () => {
    await tokenCodecs(['--lines', '-o', path('output'), '--rejected-lines', path('rejected'), input])
    const repaired = textOf('rejected').replace('"access_token":""', '"access_token":"fake-c"')
    const again = await tokenCodecs(['--lines'], repaired)
    expect(objectsIn(again.stdout)).toEqual([{ access_token: 'fake-c', token_type: 'Bearer' }])
  })

  test('writes nothing with --dry-run but the counts', async () => {
    const { code, stdout, stderr } = await tokenCodecs(['--lines', '--dry-run', '--summary', path('summary'), input])
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).not.toBe('')
    expect(JSON.parse(textOf('summary'))).toMatchObject({ lines: 5, written: 2 })
  })

  test('stops with exit code 1 when more lines than --max-rejects are rejected, and resumes with more', async () => {
    const stopped = await tokenCodecs(['--lines', '--max-rejects', '1', '-o', path('output'), input])
    expect(stopped.code).toBe(1)
    expect(existsSync(path('output'))).toBe(false)
    expect(stopped.stderr).toContain(`--resume ${input}`)
    const resumed = await tokenCodecs(['--lines', '--max-rejects', '2', '-o', path('output'), '--resume', input])
    expect(resumed.code).toBe(3)
    expect(objectsIn(textOf('output'))).toEqual(converted)
  })

  test('refuses to start again over an unfinished conversion', async () => {
    await tokenCodecs(['--lines', '--max-rejects', '0', '-o', path('output'), input])
    expect((await tokenCodecs(['--lines', '-o', path('output'), input])).code).toBe(2)
  })

  test.each([
    ['other flags', ['--strict'], undefined],
    ['another file', [], 'another'],
  ])('refuses to resume with %s', async (_, more, text) => {
    await tokenCodecs(['--lines', '--max-rejects', '0', '-o', path('output'), input])
    if (text !== undefined) writeFileSync(input, text)
    expect((await tokenCodecs(['--lines', '-o', path('output'), '--resume', ...more, input])).code).toBe(2)
  })

  test('reads when each line was received from a member, which is not part of the response', async () => {
    const text = '{"access_token":"fake-a","token_type":"bearer","expires_in":60,"seen":"2023-11-14T22:13:20Z"}\n'
    const { code, stdout, stderr } = await tokenCodecs(['--lines', '--received-at-in', 'seen'], text)
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ expires_in: 60, created_at: 1_700_000_000 })
    expect(stderr.split('\n')).toHaveLength(2)
  })

  test('converts a member of each line, and keeps the rest of the line', async () => {
    const text = '{"user": 17841405793187219, "token": {"access_token":"fake-a"}, "name":"\\u00e9"}\n'
    const { stdout } = await tokenCodecs(['--lines', '--member', 'token'], text)
    expect(stdout).toBe(
      '{"user": 17841405793187219, "token": {"access_token":"fake-a","token_type":"Bearer"}, "name":"\\u00e9"}\n',
    )
  })

  test('prints each note as JSON with --notes json, and nothing about notes with --notes none', async () => {
    const json = await tokenCodecs(['--lines', '--notes', 'json', input])
    expect(JSON.parse(json.stderr.split('\n')[0] ?? '')).toEqual({
      line: 1,
      action: 'dropped',
      code: 'not-carried',
      source: 'enterprise',
      direction: 'write',
      member: 'refreshTokenScope',
    })
    expect((await tokenCodecs(['--lines', '--notes', 'none', input])).stderr).not.toContain('not-carried')
  })

  test('shows progress with --progress always, and not otherwise without a terminal', async () => {
    const shown = async (...flags: readonly string[]): Promise<boolean> =>
      / MB\/s /.test((await tokenCodecs(['--lines', ...flags], `${lines[0]}\n`, false, 1_100)).stderr)
    expect(await Promise.all([shown('--progress', 'always'), shown(), shown('--progress', 'never')])).toEqual([
      true,
      false,
      false,
    ])
  })
})

test.each<readonly [string, readonly string[]]>([
  ['--lines together with --csv', ['--lines', '--csv']],
  ['--resume from standard input', ['--lines', '--resume', '-o', path('output')]],
  ['--resume to standard output', ['--lines', '--resume', input]],
  ['--jobs from standard input', ['--lines', '--jobs', '2', '-o', path('output')]],
  ['--jobs to standard output', ['--lines', '--jobs', '2', input]],
  ['--jobs with --csv', ['--csv', '--jobs', '2', '-o', path('output'), input]],
  ['--jobs 0', ['--lines', '--jobs', '0', '-o', path('output'), input]],
  ['more --jobs than a machine can have', ['--lines', '--jobs', '257', '-o', path('output'), input]],
  ['--member with --csv', ['--csv', '--member', 'token', input]],
  ['--column with --lines', ['--lines', '--column', 'token', input]],
  ['--dry-run with -o', ['--lines', '--dry-run', '-o', path('output'), input]],
  ['two sources of the time of receipt', ['--lines', '--received-at', '1', '--received-at-in', 'seen', input]],
  ['--max-rejects without a number', ['--lines', '--max-rejects', 'fake-a', input]],
  ['an unknown --progress', ['--lines', '--progress', 'fake-a', input]],
  ['an unknown --notes', ['--lines', '--notes', 'fake-a', input]],
  ['an output that is the input', ['--lines', '-o', input, input]],
  ['a folder as FILE', ['--lines', home]],
  ['a missing FILE', ['--lines', path('fake-missing')]],
  ['--rejects for one response', ['--rejects', path('rejects'), input]],
])('%s is a wrong command line, and writes nothing', async (_, args) => {
  const { code, stdout, stderr } = await tokenCodecs(args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^token-codecs: [^\n]+\n$/)
  expect(stderr).not.toContain('fake-')
  expect(existsSync(path('output'))).toBe(false)
})
