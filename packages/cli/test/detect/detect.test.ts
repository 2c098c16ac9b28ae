import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../../src/run.js'
import { tokenCodecs } from '../tokenCodecs.js'

const bolt = '{"access_token":"fake-a","token_type":"bearer","refresh_token_scope":"fake-scope","fake-name":1}'
const plain = '{"access_token":"fake-a","token_type":"Bearer"}'
const comma = '{"access_token":"fake-a","token_type":"bearer","scope":"fake-a,fake-b"}'

const json = async (args: readonly string[], input: string) =>
  JSON.parse((await tokenCodecs(['detect', '--json', ...args], input)).stdout)

test.each([
  ['is sure', bolt, 0, /^sure: bolt$/m],
  ['finds no harm', plain, 0, /^harmless: rfc6749,.* and tiktok\b/m],
  [
    'names the member of a disagreement',
    comma,
    4,
    /^they disagree on scope: bolt, ory-like and zoom; github and github-app$/m,
  ],
  ['says that the response is an error', '{"error":"invalid_grant"}', 1, /^\* rfc6749: .*invalid_grant$/m],
  ['finds nothing', 'fake', 1, /^no codec reads it$/m],
  ['says that the input is cut', '{"access_token":"fake', 1, /^\* .*cut off/m],
  ['says that the input is a page', '<html>fake', 1, /^\* .*HTML/m],
  ['says that the input has lines', `${plain}\n${plain}`, 1, /^\* .*--lines/m],
  ['does not advise a flag that it lacks', 'access_token,fake\nfake,fake', 1, /CSV: pass /],
])('%s', async (_, input, expected, line) => {
  const { code, stdout, stderr } = await tokenCodecs(['detect'], input)
  expect([code, stderr]).toEqual([expected, ''])
  expect(stdout).toMatch(line)
  expect(stdout).not.toContain('fake')
})

test('says why, and what speaks for the others', async () => {
  const { stdout } = await tokenCodecs(['detect'], bolt)
  const rows = stdout.split('\n').map((row) => row.split(/ {2,}/))
  expect(rows.find(([id]) => id === 'bolt')).toEqual(['bolt', 'refresh_token_scope', expect.stringMatching(/^1 /)])
  expect(rows.find(([id]) => id === 'rfc6749')).toEqual(['rfc6749', expect.stringMatching(/^2 /)])
})

test('a codec that alone reads a response has every documented member as a reason', async () => {
  const { stdout } = await tokenCodecs(['detect'], '{"token":"fake-a","expires_at":"2016-07-11T22:14:10Z"}')
  expect(stdout).toMatch(/^github-installation +expires_at$/m)
  expect(stdout).toMatch(/^ +token$/m)
})

test('fits the width of a terminal', async () => {
  const { stdout } = await tokenCodecs(['detect'], plain, 40)
  expect(
    Math.max(
      ...stdout
        .split('\n')
        .slice(1)
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(40)
})

test('--json prints the evidence', async () => {
  expect(await json([], bolt)).toMatchObject({
    verdict: 'sure',
    best: [
      {
        codec: 'bolt',
        read: 1,
        documented: ['access_token', 'token_type', 'refresh_token_scope'],
        undocumented: 1,
        otherSpellings: 0,
        notes: [],
      },
    ],
    differences: [],
    responses: { read: 1, errors: 0, unread: 0 },
    errorCodecs: [],
    isTruncated: false,
  })
  expect(await json([], comma)).toMatchObject({
    verdict: 'disagree',
    differences: ['scope'],
    alternatives: [
      ['bolt', 'ory-like', 'zoom'],
      ['github', 'github-app'],
    ],
  })
  expect((await json([], '{"error":"a"}')).errorCodecs).toContain('rfc6749')
})

describe('--lines', () => {
  test('adds up the evidence of lines, and counts those that tell nothing', async () => {
    const input = `\ufeff${plain}\r\n\r\n${bolt}\n{"error":"invalid_grant"}\n \t\nfake\n${plain}`
    expect(await json(['--lines'], input)).toMatchObject({
      verdict: 'sure',
      best: [{ codec: 'bolt', read: 3 }],
      responses: { read: 3, errors: 1, unread: 1 },
    })
    const { code, stdout } = await tokenCodecs(['detect', '--lines'], input)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\* Lines: 3 .*, 1 .*, 1 /m)
  })

  test('says so if a codec does not read all lines', async () => {
    const { stdout } = await tokenCodecs(['detect', '--lines'], `${bolt}\n${bolt}\n${plain}`)
    expect(stdout).not.toMatch(/2 of the 3/)
    const canonical = '{"v":1,"accessToken":"fake-a","tokenType":"Bearer"}'
    const mixed = await tokenCodecs(['detect', '--lines'], `${bolt}\n${bolt}\n${canonical}`)
    expect(mixed.stdout).toMatch(/2 of the 3/)
  })

  test('lists each error once', async () => {
    const { stdout } = await tokenCodecs(['detect', '--lines'], '{"error":"a"}\n{"error":"b"}\n{"error":"a"}\n')
    expect(stdout.match(/refused: a$/gm)).toHaveLength(1)
    expect(stdout.match(/refused: b$/gm)).toHaveLength(1)
  })

  test('reads at most 1,000 lines, and says so', async () => {
    expect(await json(['--lines'], `${plain}\n`.repeat(1000))).toMatchObject({ isTruncated: false })
    const input = `${plain}\n`.repeat(1001)
    expect(await json(['--lines'], input)).toMatchObject({ responses: { read: 1000 }, isTruncated: true })
    expect((await tokenCodecs(['detect', '--lines'], input)).stdout).toMatch(/^\* .*1,000/m)
  })
})

test.each([
  ['a page', '<html>\nfake', /^\* .*HTML/m],
  ['UTF-16', Buffer.from('\ufeff{}\n', 'utf16le'), /^\* .*UTF-16/m],
  ['CSV', 'access_token,fake\nfake,fake', /^\* .*CSV: pass /m],
  ['one response on several lines', JSON.stringify({ access_token: 'fake-a' }, null, 2), /^\* .*leave out --lines/m],
])('--lines says that the input is %s', async (_, input, line) => {
  const { code, stdout } = await tokenCodecs(['detect', '--lines'], input)
  expect(code).toBe(1)
  expect(stdout).toMatch(line)
  expect(stdout).not.toContain('fake')
})

test.each([[['detect']], [['detect', '--lines']]])('%j on a terminal says that it waits for input', async (args) => {
  let stderr = ''
  const stdin = Object.assign(Readable.from([Buffer.from(plain)]), { isTTY: true })
  const code = await run(args, {
    stdin,
    stdout: { write: () => true },
    stderr: { write: (text) => (stderr += text) },
  })
  expect([code, stderr]).toEqual([0, expect.stringMatching(/^token-codecs: reading standard input[^\n]*\n$/)])
})

describe('a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'token-codecs-cli-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'fake-responses.jsonl')
  writeFileSync(file, `${bolt}\n${plain}\n`)

  test('is read by lines', async () => {
    expect(await json(['--lines', file], '')).toMatchObject({ verdict: 'sure', responses: { read: 2 } })
  })

  test('of lines is not one response', async () => {
    expect((await tokenCodecs(['detect', file])).code).toBe(1)
  })

  test.each([
    ['is missing', join(folder, 'fake-missing'), /no such file .*ENOENT/],
    ['is a folder', folder, /directory .*EISDIR/],
    ['is empty', '-', /standard input/],
  ])('that %s is a wrong command line', async (_, path, reason) => {
    for (const args of [['--lines'], []]) {
      const { code, stdout, stderr } = await tokenCodecs(['detect', ...args, path])
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(reason)
      expect(stderr).not.toContain('fake')
    }
  })
})
