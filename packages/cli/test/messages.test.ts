// Asserts the wording of messages. The messages.test.ts of newVendor and lines assert the wording of the others. After
// rewording one in the sources, run this test with `-u`.

import { phrasesIn } from '@tooling/vitest/literals'
import { expect, test } from 'vitest'
import { run } from '../src/run.js'
import { asMarkdown } from '../src/Table.js'
import { codeTable, fieldTable, lossTable, pairTable } from '../src/tables.js'
import { acmeCodecs } from './acmeCodecs.js'
import { codecs } from './codecs.js'

const response = '{"access_token":"fake-access","token_type":"bearer","expires_in":3600,"refresh_token_scope":"a"}'

const plain = '{"access_token":"fake-access","token_type":"Bearer"}'
const comma = '{"access_token":"fake-access","token_type":"bearer","scope":"a,b"}'
const canonical = '{"v":1,"accessToken":"fake-access","tokenType":"Bearer"}'
const slack =
  '{"ok":true,"access_token":"fake-a","token_type":"bot","authed_user":{"access_token":"fake-u","token_type":"user"}}'
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = { iss: 'https://id.example', exp: 1_700_003_600, email: 'a@b.example', note: 'fake-access' }
const jwt = `${encoded({ alg: 'none' })}.${encoded({ ...claims, nested: JSON.parse('['.repeat(30) + ']'.repeat(30)) })}.`
const full = JSON.stringify({
  access_token: 'fake-access',
  token_type: 'bearer',
  expires_in: '3600',
  scope: '',
  id_token: jwt,
  authorization_details: [{ type: 'fake-access' }],
  c_nonce_draft_00: 'fake-access',
  unknown: 1,
})
const times = ['--received-at', '1700000000', '--now', '1700000600']

const printed = async (args: readonly string[], input: string | Uint8Array, isTTY = false): Promise<string> => {
  let text = ''
  const print = { write: (more: string) => (text += more) }
  const chunks = (async function* () {
    yield typeof input === 'string' ? new TextEncoder().encode(input) : input
  })()
  const stdin = Object.assign(chunks, { isTTY })
  const code = await run(args, { stdin, stdout: print, stderr: print })
  return `$ token-codecs ${args.join(' ')}\n${text}exit code ${code}\n`
}

const toEnterprise = ['convert', '--from', 'bolt', '--to', 'enterprise']

const toCanonical = ['convert', '--from', 'canonical', '--to', 'rfc6749']
const stored = { v: 1, accessToken: 'fake-access', tokenType: 'Bearer', expiresIn: 60 }

const commands: readonly (readonly [args: readonly string[], input?: string | Uint8Array, isTTY?: boolean])[] = [
  [['--help']],
  [['convert', '--help']],
  [['detect', '--help']],
  [['inspect', '--help']],
  [['vendors', '--help']],
  [['completion', '--help']],
  [['vendors', 'bolt', 'enterprise']],
  [['vendors', 'fake-access']],
  [['vendors', 'goggle']],
  [['completion', 'fake-access']],
  [[]],
  [['fake-access']],
  [['vendor']],
  [['--from', 'fake-access']],
  [['convert', '--from', 'bolt']],
  [['convert', '--from', 'fake-access', '--to', 'bolt']],
  [['convert', '--from', 'bolt', '--to', 'fake-access']],
  [['convert', '--from', 'slack', '--to', 'bolt']],
  [[...toEnterprise, '--fake-access']],
  [[...toEnterprise, '--recieved-at', '1700000000']],
  [[...toEnterprise, 'fake-access', 'fake-access']],
  [[...toEnterprise, '--now']],
  [[...toEnterprise, '--now', '1.5']],
  [[...toEnterprise, '--received-at', 'fake-access']],
  [[...toEnterprise, '--received-at', '1700000000000']],
  [[...toEnterprise, '--received-at', '2026-02-30']],
  [[...toEnterprise, '--received-at', '2026-11-29T12:00:00']],
  [[...toEnterprise, '--on-loss', 'fake-access']],
  [[...toEnterprise, 'no-such-file']],
  [[...toEnterprise, '/']],
  [[...toEnterprise, '/dev/null']],
  [[...toEnterprise, '--rejects', 'fake-access']],
  [[...toEnterprise, '-o', '/dev/full'], response],
  [toEnterprise],
  [toEnterprise, response, true],
  [toEnterprise, 'a'.repeat(process.platform === 'darwin' ? 1024 : 4096), true],
  [toEnterprise, response],
  [[...toEnterprise, '--on-loss', 'fail'], response],
  [toEnterprise, '{"access_token":"fake-access","token_type":"bearer","expires_in":"1h"}'],
  [toEnterprise, '{"access_token":""}'],
  [toEnterprise, '{"error":"invalid_grant","error_description":"expired"}'],
  [toEnterprise, 'not JSON'],
  ...[response, plain, comma, '{"error":"invalid_grant"}', 'not JSON', '<html>'].flatMap((input) => [
    [['detect'], input] as const,
    [['convert', '--from', 'auto', '--to', 'canonical'], input] as const,
  ]),
  [['detect', '--lines'], `${`${response}\n`.repeat(1001)}`],
  [['detect', '--lines'], `${response}\n${response}\nbroken\n${plain}\n{"error":"invalid_grant"}\n${canonical}`],
  [['detect', '--lines'], '\n'],
  [['detect', '--lines', 'no-such-file']],
  [['detect', '--lines'], '{\n}'],
  [['detect'], slack],
  [['inspect', ...times], response],
  [['inspect', ...times, '--json'], response],
  [['inspect', ...times], full],
  [['inspect', '--now', '1800000000', '--received-at', '1700000000'], response],
  [['inspect', '--now', '1800000000', '--claims'], jwt],
  [['inspect'], 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..fake.fake.fake'],
  [['inspect'], 'eyJhbGciOiJub25lIn0.fake-.'],
  [['inspect'], plain],
  [['inspect'], '{"access_token":"fake-access","token_type":"Bearer","expires_at":1700000000}'],
  [['inspect'], response],
  [['inspect', '--received-at', '1700000000', '--now', '1700003600'], response],
  [['inspect', '--now', '2026-02-30']],
  [['inspect', '--now', '2026-02-03T10:00:00']],
  [['inspect'], 'opaque'],
  [['inspect'], '<html>'],
  [['inspect'], 'not JSON'],
  [['inspect'], comma],
  [['inspect', '--from', 'slack-bot'], slack],
  ...[`${response}\n${response}`, `{\n}\n{\n}`, `[${response}]`, 'id,access_token\n1,fake-access'].flatMap((input) => [
    [['detect'], input] as const,
    [['inspect'], input] as const,
    [['inspect', '--from', 'bolt'], input] as const,
  ]),
  [toEnterprise, '{"access_token":"fake-access'],
  [toEnterprise, '<!DOCTYPE html>'],
  [toEnterprise, 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJmYWtlIn0.'],
  [toEnterprise, `${response}\n${response}`],
  [toEnterprise, `{\n}\n{\n}`],
  [toEnterprise, `[${response}]`],
  [toEnterprise, 'id,access_token\n1,fake-access'],
  [toEnterprise, 'HTTP/1.1 200 OK\n\n{}'],
  [toEnterprise, Buffer.from(response, 'utf16le')],
  [toEnterprise, new Uint8Array([0x1f, 0x8b])],
  [[...toCanonical, '--now', '1700000000'], JSON.stringify(stored)],
  [[...toCanonical, '--strict'], JSON.stringify({ ...stored, expiresIn: '60' })],
  [toCanonical, JSON.stringify({ ...stored, accessToken: '<redacted>' })],
]

const all = [...codecs.values()]
const tables = [lossTable(all), codeTable()].map(({ title, columns, remarks }) =>
  [`# ${title}`, columns.join(' | '), ...remarks, ''].join('\n'),
)

const outputs = await Promise.all(commands.map(([args, input = '', isTTY]) => printed(args, input, isTTY)))
const ofAcme = [fieldTable('Fields', acmeCodecs), pairTable(acmeCodecs)].map((table) => asMarkdown(table))
const messages = [...outputs, ...ofAcme, ...tables].join('\n')

test('messages match the snapshot', () => expect(messages).toMatchFileSnapshot('messages.txt'))

test('the snapshot contains every phrase of the sources', () => {
  // Need a full disk, another user, a large file, a bug, lines, or a newer version of commander: other tests have them.
  const elsewhere = [
    'cannot write the output',
    ', check its permissions',
    'is larger than one response can be',
    'token-codecs: unexpected error in version',
    '): please report this line at',
    'wrong command line',
    ', but reads only',
  ]
  // The help text wraps long lines.
  const text = messages.replace(/\s+/g, ' ')
  const isHere = (path: string): boolean =>
    !/^(?:newVendor|drift|source)\/|^lines\/(?!LineFlags)|^worker|^completion\/\w+Script|^ownWords/.test(path)
  const phrases = phrasesIn(new URL('../src/', import.meta.url), isHere).map((phrase) => phrase.replace(/\s+/g, ' '))
  expect(phrases.length).toBeGreaterThan(25)
  const missing = phrases.filter((phrase) => !text.includes(phrase))
  expect(missing.filter((phrase) => !elsewhere.some((said) => phrase.includes(said)))).toEqual([])
})
