// Asserts the wording of `convert --lines` and `convert --csv`. After rewording, run this test with `-u`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { phrasesIn } from '@tooling/vitest/literals'
import { afterAll, expect, test } from 'vitest'
import { run } from '../../src/run.js'

const home = mkdtempSync(join(tmpdir(), 'token-codecs-messages-'))
afterAll(() => rmSync(home, { recursive: true }))

const lines = '{"access_token":"fake-a","refresh_token":"fake-r"}\n\n{"access_token":""}\nfake\n'
const comma = '{"access_token":"fake-a","token_type":"bearer","scope":"a,b"}\n'
const path = (name: string): string => join(home, name)
writeFileSync(path('lines'), lines)
writeFileSync(path('comma'), comma)
writeFileSync(path('csv'), 'user,response\nme,fake\n')
writeFileSync(path('array'), '[\n{"access_token":"fake-a"}\n]\n')
writeFileSync(path('document'), '{\n"access_token":"fake-a"\n}\n')

const printed = async (args: readonly string[], input: string): Promise<string> => {
  let text = ''
  const print = { write: (more: string | Uint8Array) => (text += more instanceof Uint8Array ? '<output>\n' : more) }
  const stdin = (async function* () {
    yield new TextEncoder().encode(input)
  })()
  const code = await run(args, { stdin, stdout: print, stderr: print })
  return `$ token-codecs ${args.join(' ')}\n${text}exit code ${code}\n`.replaceAll(home, 'home')
}

const convert = ['convert', '--from', 'bolt', '--to', 'enterprise']
const stopped = [...convert, '--lines', '--max-rejects', '0', '-o', path('stopped')]

const commands: readonly (readonly string[])[] = [
  [...convert, '--lines'],
  [...convert, '--lines', '--notes', 'json', path('lines')],
  [...convert, '--lines', '--notes', 'none', path('lines')],
  [...convert, '--lines', path('array')],
  [...convert, '--lines', path('document')],
  [...stopped, path('lines')],
  [...stopped, path('lines')],
  [...stopped, '--strict', '--resume', path('lines')],
  [...stopped, '--resume', path('comma')],
  [...convert, '--lines', '-o', path('lines'), path('lines')],
  [...convert, '--lines', '--resume', '-o', '/dev/null', path('lines')],
  [...convert, '--lines', '-o', '/dev/full', path('lines')],
  [...convert, '--lines', path('missing')],
  [...convert, '--lines', home],
  [...convert, '--lines', '--csv'],
  [...convert, '--lines', '--column', 'a'],
  [...convert, '--csv', '--member', 'a'],
  [...convert, '--csv', '--delimiter', '""'],
  [...convert, '--csv', '--jobs', '2'],
  [...convert, '--csv', '--column', 'token', path('csv')],
  [...convert, '--lines', '--dry-run', '-o', path('output')],
  [...convert, '--lines', '--jobs', '2'],
  [...convert, '--lines', '--jobs', '2', path('lines')],
  [...convert, '--lines', '--jobs', '0', '-o', path('output'), path('lines')],
  [...convert, '--lines', '--resume'],
  [...convert, '--lines', '--max-rejects', 'fake'],
  [...convert, '--lines', '--progress', 'fake'],
  [...convert, '--lines', '--received-at', '1', '--received-at-in', 'a'],
  [...convert, '--rejects', 'a'],
  ['convert', '--from', 'auto', '--to', 'enterprise', '--lines'],
  ['convert', '--from', 'auto', '--to', 'enterprise', '--lines', '--member', 'a', path('lines')],
  ['convert', '--from', 'auto', '--to', 'enterprise', '--lines', path('comma')],
]

const outputs: string[] = []
// In order, because later commands meet what earlier ones wrote.
for (const args of commands) outputs.push(await printed(args, lines))
const messages = outputs.join('\n')

test('messages match the snapshot', () => expect(messages).toMatchFileSnapshot('messages.txt'))

test('the snapshot contains every phrase of the sources', () => {
  // The other snapshot has the help.
  const phrases = phrasesIn(new URL('../../src/lines/', import.meta.url), (file) => file !== 'LineFlags.ts')
  expect(phrases.length).toBeGreaterThan(10)
  // These need a process: other tests assert their codes.
  expect(phrases.filter((phrase) => !messages.includes(phrase))).toEqual([
    '-o: its .checkpoint or .partial is damaged, perhaps by another process: remove the .checkpoint to start again',
    ': keep it where it is until the conversion has ended',
    'FILE changed during the conversion: remove the .checkpoint, and start again with a file that stays as it is',
    'standard input: expected lines, got a directory',
  ])
})
