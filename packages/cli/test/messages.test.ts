// Asserts the wording of messages; newVendor/messages.test.ts asserts the wording of `new-vendor` and `drift`. After
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

const printed = async (args: readonly string[], input: string): Promise<string> => {
  let text = ''
  const print = { write: (more: string) => (text += more) }
  const stdin = (async function* () {
    yield new TextEncoder().encode(input)
  })()
  const code = await run(args, { stdin, stdout: print, stderr: print })
  return `$ token-codecs ${args.join(' ')}\n${text}exit code ${code}\n`
}

const toEnterprise = ['convert', '--from', 'bolt', '--to', 'enterprise']

const commands: readonly (readonly [args: readonly string[], input?: string])[] = [
  [['--help']],
  [['convert', '--help']],
  [['detect', '--help']],
  [['inspect', '--help']],
  [['vendors', '--help']],
  [['vendors', 'bolt', 'enterprise']],
  [['vendors', 'fake-access']],
  [[]],
  [['fake-access']],
  [['convert', '--from', 'bolt']],
  [['convert', '--from', 'fake-access', '--to', 'bolt']],
  [['convert', '--from', 'bolt', '--to', 'fake-access']],
  [[...toEnterprise, '--fake-access']],
  [[...toEnterprise, '--now']],
  [[...toEnterprise, '--now', '1.5']],
  [[...toEnterprise, '--received-at', 'fake-access']],
  [[...toEnterprise, '--received-at', '1700000000000']],
  [[...toEnterprise, '--on-loss', 'fake-access']],
  [[...toEnterprise, 'no-such-file']],
  [toEnterprise],
  [toEnterprise, response],
  [[...toEnterprise, '--on-loss', 'fail'], response],
  [toEnterprise, '{"access_token":"fake-access","token_type":"bearer","expires_in":"1h"}'],
  [toEnterprise, '{"access_token":""}'],
  [toEnterprise, '{"error":"invalid_grant","error_description":"expired"}'],
  [toEnterprise, 'not JSON'],
  ...[response, plain, comma, '{"error":"invalid_grant"}', 'not JSON'].flatMap((input) => [
    [['detect'], input] as const,
    [['convert', '--from', 'auto', '--to', 'canonical'], input] as const,
  ]),
  [['detect', '--lines'], `${`${response}\n`.repeat(1001)}`],
  [['detect', '--lines'], `${response}\n${response}\nbroken\n${plain}\n{"error":"invalid_grant"}\n${canonical}`],
  [['detect', '--lines'], '\n'],
  [['detect', '--lines', 'no-such-file']],
  [['detect'], slack],
  [['inspect', ...times], response],
  [['inspect', ...times, '--json'], response],
  [['inspect', ...times], full],
  [['inspect', '--now', '1800000000', '--received-at', '1700000000'], response],
  [['inspect', '--now', '1800000000', '--claims'], jwt],
  [['inspect'], 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..fake.fake.fake'],
  [['inspect'], 'eyJhbGciOiJub25lIn0.fake-.'],
  [['inspect'], plain],
  [['inspect'], response],
  [['inspect', '--received-at', '1700000000', '--now', '1700003600'], response],
  [['inspect', '--now', '2026-02-30']],
  [['inspect', '--now', '2026-02-03T10:00:00']],
  [['inspect'], 'opaque'],
  [['inspect'], comma],
  [['inspect', '--from', 'slack-bot'], slack],
]

const all = [...codecs.values()]
const tables = [lossTable(all), codeTable()].map(({ title, columns, remarks }) =>
  [`# ${title}`, columns.join(' | '), ...remarks, ''].join('\n'),
)

const outputs = await Promise.all(commands.map(([args, input = '']) => printed(args, input)))
const ofAcme = [fieldTable('Fields', acmeCodecs), pairTable(acmeCodecs)].map((table) => asMarkdown(table))
const messages = [...outputs, ...ofAcme, ...tables].join('\n')

test('messages match the snapshot', () => expect(messages).toMatchFileSnapshot('messages.txt'))

test('the snapshot contains every phrase of the sources', () => {
  // Needs a full disk: main.test.ts asserts it.
  const elsewhere = 'cannot write the output'
  // The help text wraps long lines.
  const text = messages.replace(/\s+/g, ' ')
  const isHere = (path: string): boolean => !/^(?:newVendor|drift|source)\//.test(path)
  const phrases = phrasesIn(new URL('../src/', import.meta.url), isHere).map((phrase) => phrase.replace(/\s+/g, ' '))
  expect(phrases.length).toBeGreaterThan(25)
  expect(phrases.filter((phrase) => !text.includes(phrase) && !phrase.includes(elsewhere))).toEqual([])
})
