// Asserts the wording of `new-vendor` and `drift`. After rewording one in the sources, run this test with `-u`.
import { isAbsolute, join } from 'node:path'
import { root } from '@tooling/testing/workspace'
import { phrasesIn } from '@tooling/vitest/literals'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { compare } from '../../src/drift/compare.js'
import { expectedOf } from '../../src/newVendor/expectedOf.js'
import { renderInterface } from '../../src/newVendor/renderInterface.js'
import { renderReadme } from '../../src/newVendor/renderReadme.js'
import { repositoryEdits } from '../../src/newVendor/repositoryEdits.js'
import { testedSample } from '../../src/newVendor/testedSample.js'
import { commandLine, fixture } from './commandLine.js'
import { changes, recordedFiles } from './driftCases.js'
import type { Command } from './messageCases.js'
import { guessed, printed, refused, underived, unusable } from './messageCases.js'
import { plans } from './plans.js'

const { home, write, run } = commandLine()

const sections: string[] = []

const print = (title: string, ...lines: readonly string[]): void => {
  sections.push(`## ${title}\n${lines.map((line) => `${line}\n`).join('')}`)
}

const shortened = (text: string): string =>
  text.replaceAll(`${home}/`, '').replaceAll(fixture(''), 'fixtures/').replaceAll(root, 'token-codecs/')

/** Runs a command and prints it with its output, and with the files of a dry run that `shows` selects. */
const show = async (
  title: string,
  args: readonly string[],
  { folder = '', replies, shows = () => false }: Pick<Command, 'folder' | 'replies' | 'shows'> = {},
): Promise<void> => {
  const { code, stdout, stderr } = await run(args, {
    folder: isAbsolute(folder) ? folder : join(home, folder),
    ...(replies === undefined ? {} : { replies }),
  })
  const parts = stdout.split(/^(?=--- )/m)
  const shown = parts.filter((text) => !text.startsWith('--- ') || shows(text.slice('--- '.length, text.indexOf('\n'))))
  const command = shortened(['token-codecs', ...args.map((arg) => (/\s/.test(arg) ? `'${arg}'` : arg))].join(' '))
  print(title, `$ ${command}`, `${shown.join('')}${shortened(stderr)}exit code ${code}`)
}

const showNewVendor = async (command: Command): Promise<void> => {
  const { title, name = 'acme', page, openapi, sample, settings = [], options = [] } = command
  const args = [
    'new-vendor',
    name,
    ...(page === undefined ? [] : ['--docs', write('page.md', page)]),
    ...(openapi === undefined ? [] : ['--openapi', write('openapi.yaml', openapi)]),
    ...(sample === undefined ? [] : ['--sample', write('sample.json', JSON.stringify(sample))]),
    ...settings.flatMap((setting) => ['--set', setting]),
    ...options,
    ...(options.includes('--out') ? [] : ['--dry-run']),
  ]
  await show(title, args, command)
}

const thrown = (action: () => unknown): string => {
  try {
    action()
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return ''
}

/** The lines of the README and the interface that differ between tables. */
const remarks = Object.values(plans)
  .flatMap((input) => `${renderReadme(input, 'https://fake.example')}${renderInterface(input)}`.split('\n'))
  .filter((line) => /^(?:\| `|- `extrasOf|- .* no creation|\s*\/\*\*|.*readonly unknown)/.test(line))

beforeAll(async () => {
  // The date is written to source.json.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-29T12:00:00Z') })
  write('broken/package.json', '{')
  write('existing/AcmeToken.ts', '')
  write('with-vitest/package.json', '{"devDependencies":{"vitest":"*"}}')
  await show('help', ['new-vendor', '--help'])
  for (const command of [...unusable, ...refused, ...guessed, ...printed]) await showNewVendor(command)
  print('remarks in generated files', ...new Set(remarks))
  print('samples without an expected token', ...underived.map((input) => JSON.stringify(expectedOf(input))))
  print(
    'a plan without an access token',
    thrown(() => testedSample({ ...underived[0], plan: { ...underived[0].plan, constants: { access_token: 1 } } })),
  )
  const fakes = (path: string): string => (path.endsWith('.json') ? '{"fixed":[]}' : '  core: async () => []\n')
  print(
    'a package in the list of codecs',
    repositoryEdits(fakes, { id: 'acme' }).get('packages/cli/src/codecs.ts') ?? '',
  )
  print(
    'a list of codecs in another form',
    thrown(() => repositoryEdits((path) => (path.endsWith('.json') ? '{"fixed":[]}' : ''), { id: 'acme' })),
  )

  await show('help', ['drift', '--help'])
  const newer = write('newer.md', '')
  for (const { title, source, page = '', options = [] } of recordedFiles) {
    write('newer.md', page)
    write('acme/source.json', typeof source === 'string' ? source : JSON.stringify(source))
    await show(title, ['drift', join(home, 'acme'), '--source', newer, ...options])
  }
  print(
    'changes',
    ...changes.flatMap(([codec, old, found]) => compare(codec, old, found).map(({ message }) => message)),
  )
})
afterAll(() => {
  vi.useRealTimers()
})

test('messages match the snapshot', () => expect(sections.join('\n')).toMatchFileSnapshot('messages.txt'))

/**
 * Selects the modules of both commands. Modules in `source` that throw no error print nothing: their phrases are words
 * that documents use.
 */
const isPrinting = (path: string, source: string): boolean =>
  /^(?:newVendor|drift)\//.test(path) || (path.startsWith('source/') && source.includes('new UsageError('))

test('the snapshot contains every phrase of the sources', () => {
  // Takes seconds to read: readOpenapi.hostile.test.ts asserts that such a specification is refused.
  const elsewhere = 'the specification has too many members'
  // The help text wraps long lines.
  const text = sections.join('\n').replace(/\s+/g, ' ')
  const phrases = phrasesIn(new URL('../../src/', import.meta.url), isPrinting).map((phrase) =>
    phrase.replace(/\s+/g, ' '),
  )
  expect(phrases.length).toBeGreaterThan(200)
  expect(phrases.filter((phrase) => !text.includes(phrase) && !phrase.includes(elsewhere))).toEqual([])
})
