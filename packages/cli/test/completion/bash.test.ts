// Types into a real bash, which completes also if standard input is a pipe.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { codecs } from '../codecs.js'
import { script } from './script.js'

const folder = mkdtempSync(join(tmpdir(), 'token-codecs-completion-'))
afterAll(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'responses'))
writeFileSync(join(folder, 'my response.json'), '{}')
writeFileSync(join(folder, 'only.txt'), '')
const path = join(folder, 'script.bash')
writeFileSync(path, await script('bash'))

/** Types keys after `token-codecs `, and returns the arguments that the completed line has. */
const typed = (keys: string, before = ''): readonly string[] => {
  const lines = [
    `cd '${folder}'; source '${path}'; ${before}`,
    `token-codecs() { printf '<%s>' "$@" > arguments; }`,
    `token-codecs ${keys}`,
    `cat arguments; exit`,
  ]
  const { stdout, status } = spawnSync('bash', ['--norc', '--noprofile', '-i'], {
    input: `${lines.join('\n')}\n`,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, TERM: 'dumb', LC_ALL: 'C', INPUTRC: '/dev/null' },
  })
  expect(status).toBe(0)
  return [...stdout.matchAll(/<([^<>]*)>/g)].map(([, argument = '']) => argument)
}

test.each([
  ['a command', 'conv\t', ['convert']],
  ['a flag of the program', '--vers\t', ['--version']],
  ['a flag of a command', 'convert --fr\t', ['convert', '--from']],
  [
    'a codec',
    'convert --from bol\t-s\t --to ente\t-d\t',
    ['convert', '--from', 'bolt-sdk', '--to', 'enterprise-delegated'],
  ],
  ['auto in place of a codec', 'inspect --from aut\t', ['inspect', '--from', 'auto']],
  ['a codec after an equals sign', 'convert --from=goo\t', ['convert', '--from=google']],
  ['a choice', 'convert --on-loss f\t', ['convert', '--on-loss', 'fail']],
  ['a codec as an argument', 'vendors goo\t hub\t', ['vendors', 'google', 'hubspot']],
  ['a package', 'vendors ory\t shopi\t', ['vendors', 'ory-like', 'shopify']],
  ['a file', 'convert only\t', ['convert', 'only.txt']],
  ['a file with a space in its name', 'convert my\t', ['convert', 'my response.json']],
  ['a file of a flag', 'new-vendor acme --docs only\t', ['new-vendor', 'acme', '--docs', 'only.txt']],
  ['a file of a short flag', 'convert -o only\t', ['convert', '-o', 'only.txt']],
  ['a folder', 'drift resp\t', ['drift', 'responses/']],
  ['only folders for a folder', 'drift onl\t', ['drift', 'onl']],
  ['a shell', 'completion z\t', ['completion', 'zsh']],
  ['a command to help with', 'help vend\t', ['help', 'vendors']],
  ['nothing for a time', 'convert --now onl\t', ['convert', '--now', 'onl']],
  ['nothing after an unknown command', 'other onl\t', ['other', 'onl']],
])('completes %s', (_, keys, completed) => expect(typed(keys)).toEqual(completed))

test('completes files and folders also without compopt, as in bash 3.2', () => {
  expect(typed('convert only\t', 'enable -n compopt')).toEqual(['convert', 'only.txt'])
  expect(typed('drift resp\t', 'enable -n compopt')).toEqual(['drift', 'responses'])
})

test('offers every codec', () => {
  const call = `source '${path}'; COMP_WORDS=(token-codecs convert --from ''); COMP_CWORD=3; _token_codecs
printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout } = spawnSync('bash', ['--norc', '-c', call], { encoding: 'utf8' })
  expect(stdout.trim().split('\n')).toEqual(expect.arrayContaining([...codecs.keys()]))
})
