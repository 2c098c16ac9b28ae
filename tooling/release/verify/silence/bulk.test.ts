// Plants secrets in lines that bulk rejects, notes or converts, and searches everything but the outputs for them.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { convertLines, translate } from '@token-codecs/bulk'
import { BulkError, convertFile, convertPart, joinParts, planParts } from '@token-codecs/bulk/node'
import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken, formatError } from '@token-codecs/core'
import { EnterpriseToken } from '@token-codecs/enterprise'
import { codecs } from '@tooling/testing/codecs'
import { minimalResponse } from '@tooling/testing/members'
import { describe, expect, test } from 'vitest'
import { leakFinder } from '../../src/silence/leaks.js'
import { secretText, showsSecret } from '../../src/silence/markers.js'
import { plant } from '../../src/silence/plant.js'
import { temporaryFolder } from '../../src/temporaryFolder.js'

const secret = secretText('bulk')
const leaks = leakFinder()

/** Planted inputs as lines of JSON. Members whose value a codec shows on purpose are left out. */
const linesFor = (codec: AnyTokenCodec): readonly string[] =>
  plant(codec).flatMap(({ input, isOpen }) => {
    if (isOpen === true) return []
    try {
      return JSON.stringify(input) ?? []
    } catch {
      // The input contains a throwing proxy or a bigint, which no line can.
      return []
    }
  })

const broken: readonly string[] = [
  `{"access_token":"${secret}"`,
  secret,
  `access_token=${secret}&access_token=${secret}`,
  `error=invalid_grant&error_description=${secret}`,
  `["${secret}"]`,
  `"${secret}"`,
  `\ufeff{"access_token":"${secret}`,
  `{"access_token":"${secret.repeat(100)}"}`,
  JSON.stringify({ error: 'invalid_grant', error_description: `${secret} is revoked`, token: secret }),
  JSON.stringify({ access_token: secret, at: secret }),
  JSON.stringify({ access_token: secret, [secret]: secret, token_type: [secret] }),
]

/** The name and content of each file below a folder. */
const filesIn = (folder: string): readonly (readonly [name: string, text: string])[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'latin1')])

const home = temporaryFolder()
const folderWith = (lines: readonly string[]): string => {
  const folder = mkdtempSync(join(home, 'bulk-'))
  writeFileSync(join(folder, 'input'), lines.map((line) => `${line}\n`).join(''))
  return folder
}

const options = { from: codecs[0] ?? CanonicalToken, to: EnterpriseToken, maxLineBytes: 2_000 }

describe.each(codecs.map((codec) => [codec.id, codec] as const))('of lines for %s', (_, codec) => {
  const lines = [...linesFor(codec), ...broken]
  const between = { ...options, from: codec }

  test.each([
    ['', {}],
    [' with instants from a member', { receivedAt: { member: 'at' } }],
    [' inside a record', { member: 'access_token' }],
    [' strictly', { strict: true, onLoss: 'fail' as const }],
  ])('translate%s shows no secret in errors and notes', (_, more) => {
    const convert = translate({ ...between, ...more })
    const results = lines.map(convert)
    expect(results.some(({ _tag }) => _tag === 'Left')).toBe(true)
    const shown = results.map((result) =>
      result._tag === 'Left' ? [result, formatError(result.left)] : { ...result.right, text: '' },
    )
    expect(leaks({ shown })).toEqual([])
  })

  test('a file has secrets only in its outputs of lines', async () => {
    const folder = folderWith([JSON.stringify({ ...minimalResponse(codec), unknown: secret }), ...lines])
    const pathOf = (name: string): string => join(folder, name)
    const said: unknown[] = []
    const { counts } = await convertFile(pathOf('input'), {
      ...between,
      output: pathOf('output'),
      rejects: pathOf('rejects'),
      rejectedLines: pathOf('lines'),
      summary: pathOf('summary'),
      onProgress: (...all) => said.push(all),
      onNotes: (...all) => said.push(all),
    })
    expect([counts.written, counts.rejected].every((count) => count > 0)).toBe(true)
    expect(leaks({ counts, said })).toEqual([])
    const shown = filesIn(folder).filter(([, text]) => showsSecret(text))
    expect(shown.map(([name]) => name).sort()).toEqual(['input', 'lines', 'output'])
  })
})

test('a checkpoint and an error that names it show no secret', async () => {
  const folder = folderWith(broken)
  const pathOf = (name: string): string => join(folder, name)
  const files = { output: pathOf('output'), rejects: pathOf('rejects'), maxRejects: 0 }
  const { status, counts } = await convertFile(pathOf('input'), { ...options, ...files })
  expect([status, leaks({ counts })]).toEqual(['too-many-rejects', []])
  const checkpoint = filesIn(folder).filter(([name]) => name.endsWith('.checkpoint'))
  expect(checkpoint.map(([, text]) => showsSecret(text))).toEqual([false])
  const thrown = await convertFile(pathOf('input'), { ...options, ...files }).catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(BulkError)
  expect(leaks({ thrown })).toEqual([])
})

test('parts show no secret in plans, which are jobs of queues, nor in results and rejects', async () => {
  const folder = folderWith([JSON.stringify({ access_token: secret, token_type: 'bearer' }), ...broken])
  const dir = join(folder, 'parts')
  const plan = planParts(join(folder, 'input'), { bytes: 60 })
  expect(plan.length).toBeGreaterThan(3)
  const results = []
  for (const part of plan) results.push(await convertPart(part, { ...options, dir }))
  expect(leaks({ plan, results, counts: joinParts(dir, plan) })).toEqual([])
  const shown = filesIn(dir).filter(([name, text]) => showsSecret(text) && !/^(?:output|part-\d+)\.jsonl$/.test(name))
  expect(shown.map(([name]) => name)).toEqual([])
})

test('a stream shows no secret in what it reports', async () => {
  const said: unknown[] = []
  const say = (...all: readonly unknown[]): void => void said.push(all)
  const { readable, writable, counts } = convertLines({ ...options, onReject: say, onNotes: say })
  const source = new Blob(broken.map((line) => `${line}\n`)).stream()
  await Promise.all([source.pipeTo(writable), new Response(readable).text()])
  expect(said.length).toBeGreaterThan(5)
  expect(leaks({ said, counts: await counts })).toEqual([])
})
