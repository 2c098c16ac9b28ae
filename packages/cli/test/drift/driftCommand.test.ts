import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDrift } from '../../src/drift/driftCommand.js'
import { UsageError } from '../../src/Streams.js'
import { printSourceFile } from '../../src/source/printSourceFile.js'
import type { DocumentedMember } from '../../src/source/Source.js'
import type { SourceFile } from '../../src/source/SourceFile.js'
import { member, required } from '../member.js'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'drift-'))
})
afterAll(() => rm(directory, { recursive: true }))

const members = [
  member('access_token', 'string', required),
  member('token_type', 'string', required),
  member('expires_in', 'integer', required),
]

const source = (place: SourceFile[string]['place'], from = 'fake-page'): SourceFile[string] => ({
  from,
  seen: '2026-11-29',
  place,
  members,
  settings: {},
})

const row = ({ name, types, required: isRequired }: DocumentedMember): string =>
  `| \`${name}\` | ${types.join(' or ')} | ${isRequired ? 'yes' : 'no'} |`

const section = (heading: string, rows: readonly DocumentedMember[]): string =>
  [`## ${heading}`, '', '| Field | Type | Required |', '| --- | --- | --- |', ...rows.map(row), ''].join('\n')

const page = (...sections: readonly string[]): string => ['# Tokens', '', ...sections].join('\n')

const specification = (path: string, type: string): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Fake', version: '1' },
    paths: {
      [path]: {
        post: {
          responses: {
            200: {
              description: 'A token.',
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: members.map(({ name }) => name),
                    properties: {
                      access_token: { type: 'string' },
                      token_type: { type: 'string' },
                      expires_in: { type },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  })

/** Runs the command on a recorded file and a newer document. */
const drift = async (recorded: SourceFile | string, document: string, ...options: readonly string[]) => {
  const file = join(directory, 'newer')
  await writeFile(file, document)
  await writeFile(join(directory, 'source.json'), typeof recorded === 'string' ? recorded : printSourceFile(recorded))
  let [stdout, stderr] = ['', '']
  let code: number | undefined
  const program = new Command().exitOverride().configureOutput({ outputError: () => undefined })
  addDrift(
    program,
    {
      stdin: (async function* () {})(),
      stdout: { write: (text) => (stdout += text) },
      stderr: { write: (text) => (stderr += text) },
    },
    (given) => {
      code = given
    },
  )
  await program.parseAsync(['drift', directory, '--source', file, ...options], { from: 'user' })
  return { code, lines: stdout.split('\n').slice(0, -1), stderr }
}

const atHeading = source({ headings: ['Tokens', 'Response'] })
const atOperation = source({ operation: 'POST /oauth/token' })

test('reports no drift of a page', async () => {
  const result = await drift({ bolt: atHeading }, page(section('Response', members)))
  expect(result).toEqual({ code: 0, lines: ['bolt: no drift'], stderr: '' })
})

test('reports no drift of a specification', async () => {
  const result = await drift({ bolt: atOperation }, specification('/oauth/token', 'integer'))
  expect(result).toEqual({ code: 0, lines: ['bolt: no drift'], stderr: '' })
})

test('reports findings, the worst first', async () => {
  const newer = page(section('Response', [member('expires_in', 'string', required), member('team', 'string')]))
  const { code, lines } = await drift({ bolt: atHeading }, newer)
  expect(code).toBe(1)
  expect(lines.map((line) => line.split(': ').slice(0, 3))).toEqual([
    ['bolt', 'access_token', 'refused'],
    ['bolt', 'team', 'read but lost'],
    ['bolt', 'expires_in', 'written otherwise'],
    ['bolt', 'token_type', 'gone'],
  ])
})

test('exits with 0 if every change is read as before', async () => {
  const newer = [...members.slice(0, 2), member('expires_in', 'integer')]
  const { code, lines } = await drift({ bolt: atHeading }, page(section('Response', newer)))
  expect(code).toBe(0)
  expect(lines).toHaveLength(1)
})

test.each([
  ['page', atHeading, page(section('Another', members))],
  ['page without tables', atHeading, page('')],
  ['specification', atOperation, specification('/v2/token', 'integer')],
])('a vanished place is a finding: %s', async (_, recorded, newer) => {
  const { code, lines } = await drift({ bolt: recorded }, newer)
  expect(code).toBe(1)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^bolt: gone: /)
})

describe('of several codecs', () => {
  const file: SourceFile = {
    enterprise: source({ headings: ['Tokens', 'Enterprise'] }, 'another-page'),
    bolt: atHeading,
    pipeshub: atOperation,
  }

  test('compares those whose place is found', async () => {
    const { code, lines, stderr } = await drift(file, page(section('Response', members)))
    expect(code).toBe(0)
    expect(lines).toEqual(['bolt: no drift'])
    expect(stderr).toContain('enterprise, pipeshub')
  })

  test('compares all of a page, by codec', async () => {
    const both = page(section('Response', members), section('Enterprise', members))
    const { lines } = await drift(file, both)
    expect(lines).toEqual(['bolt: no drift', 'enterprise: no drift'])
  })

  test('reports a vanished place beside a found one of the same page', async () => {
    const recorded = { bolt: atHeading, enterprise: source({ headings: ['Tokens', 'Enterprise'] }) }
    const { code, lines } = await drift(recorded, page(section('Response', members)))
    expect(code).toBe(1)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^enterprise: gone: /)
  })

  test('reports every vanished place of the kind if no place is found', async () => {
    for (const newer of [page(section('Unrelated', members)), page('')]) {
      const { code, lines } = await drift(file, newer)
      expect(code).toBe(1)
      expect(lines.map((line) => line.split(': ')[0])).toEqual(['bolt', 'enterprise'])
    }
  })

  test('reports the vanished operation of a specification, but no page', async () => {
    const { code, lines } = await drift(file, specification('/v2/token', 'integer'))
    expect(code).toBe(1)
    expect(lines.map((line) => line.split(': ')[0])).toEqual(['pipeshub'])
  })

  test('counts the responses of other operations, and compares no page', async () => {
    const both = { bolt: atOperation, pipeshub: source({ operation: 'POST /token' }, 'another-page') }
    const { lines, stderr } = await drift(both, specification('/v2/token', 'integer'))
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(line).toMatch(/^(?:bolt|pipeshub): gone: .*: 1; /)
    expect(stderr).toBe('')
  })

  test('compares a table and an operation of one page', async () => {
    const block = `\`\`\`json\n${specification('/oauth/token', 'integer')}\n\`\`\`\n`
    const recorded = { bolt: atHeading, pipeshub: atOperation }
    const { lines } = await drift(recorded, page(section('Response', members), block))
    expect(lines).toEqual(['bolt: no drift', 'pipeshub: no drift'])
  })

  test('compares one by its id', async () => {
    const { code, lines, stderr } = await drift(file, page(section('Response', members)), '--codec', 'enterprise')
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^enterprise: gone: /)
    expect(stderr).toBe('')
  })
})

describe('wrong usage', () => {
  test('rejects an unknown codec without quoting it', async () => {
    const result = drift({ bolt: atHeading }, page(), '--codec', 'fake-access')
    await expect(result).rejects.toThrow(UsageError)
    await expect(result).rejects.not.toThrow(/fake-access/)
  })

  test('rejects an unreadable file without quoting it', async () => {
    const result = drift({ bolt: atHeading }, page(), '--source', 'fake-access')
    await expect(result).rejects.toThrow(UsageError)
    await expect(result).rejects.not.toThrow(/fake-access/)
  })

  test('rejects settings that make no sound table', async () => {
    const recorded = { ...atHeading, members: [member('__proto__')], settings: { '__proto__.use': 'accessToken' } }
    await expect(drift({ bolt: recorded }, page(section('Response', members)))).rejects.toThrow(UsageError)
  })

  test.each(['', '{', '[]', '{}', '{"bolt":{}}'])('rejects a source.json of %j', async (text) => {
    await expect(drift(text, page())).rejects.toThrow(UsageError)
  })
})
