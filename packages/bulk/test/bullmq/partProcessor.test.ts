import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { afterAll, describe, expect, test } from 'vitest'
import { partProcessor } from '../../src/bullmq/partProcessor.js'
import type { PartOptions } from '../../src/node/convertPart.js'
import { joinParts } from '../../src/node/joinParts.js'
import type { Part } from '../../src/node/Part.js'
import { planParts } from '../../src/node/planParts.js'

const folder = mkdtempSync(join(tmpdir(), 'token-codecs-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, 'tokens.jsonl')
writeFileSync(file, '{"access_token":"fake-a"}\n{"access_token":""}\n')

const options: PartOptions = { dir: join(folder, 'parts'), from: Rfc6749Token, to: CanonicalToken }

/** Returns what a job throws. */
const failureOf = async (data: Part, more: Partial<PartOptions> = {}): Promise<Error> =>
  partProcessor({ ...options, ...more })({ data }).then(
    () => {
      throw new Error('the job did not fail')
    },
    (thrown) => thrown,
  )

test('returns counts without the input', async () => {
  const plan = planParts(file, { bytes: 1_000 })
  const results = await Promise.all(plan.map((data) => partProcessor(options)({ data })))
  expect(results).toMatchObject([{ read: 2, written: 1, rejected: 1, codes: { empty: 1 } }])
  expect(JSON.stringify(results)).not.toContain('fake-')
  expect(joinParts(options.dir, plan)).toMatchObject({ lines: 2 })
  expect(readFileSync(join(options.dir, 'output.jsonl'), 'utf8')).toContain('fake-a')
})

describe('the error of a job', () => {
  const part: Part = { file, index: 7, start: 0, end: 26 }

  test('names the part and the error of the file system', async () => {
    const thrown = await failureOf({ ...part, file: join(folder, 'missing') })
    expect(thrown.message).toMatch(/7.*ENOENT/)
    expect(thrown.cause).toMatchObject({ code: 'ENOENT' })
  })

  test('has the message of a BulkError', async () => {
    const thrown = await failureOf({ ...part, end: 10_000 })
    expect(thrown.cause).toMatchObject({ code: 'changed-input' })
    expect(thrown.message).toContain((thrown.cause as Error).message)
  })

  test.each<[string, unknown]>([
    ['an error', new Error('fake-message')],
    ['the name of an error', Object.assign(new Error('fake-message'), { name: 'fake-name' })],
    ['a code that Node does not know', Object.assign(new Error('fake-message'), { code: 'fake-code' })],
    [
      'a code that is not a string',
      Object.assign(new Error('fake-message'), { code: { toString: () => 'fake-code' } }),
    ],
    ['a string', 'fake-text'],
    ['nothing', undefined],
  ])('contains nothing of %s that a store threw', async (_, reason) => {
    const open = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"access_token":"fake-a"}\n')
      throw reason
    }
    const thrown = await failureOf(part, { open })
    expect(thrown.message).toContain('7')
    expect(`${thrown.message}${thrown.stack}`).not.toContain('fake-')
    expect(thrown.cause).toBe(reason)
  })

  test.each<[string, object]>([
    ['nothing', {}],
    ['a path as its number', { file, index: '../fake-1', start: 0, end: 26 }],
    ['a negative number', { file, index: -1, start: 0, end: 26 }],
    ['a range that is not in bytes', { file, index: 0, start: 0, end: '26' }],
    ['a number as its file', { file: 0, index: 0, start: 0, end: 26 }],
  ])('refuses a job with %s, and writes nothing', async (_, data) => {
    const dir = join(folder, 'refused')
    const thrown = await failureOf(data as Part, { dir })
    expect(`${thrown.message}${thrown.stack}`).not.toContain('fake-')
    expect(existsSync(dir)).toBe(false)
  })
})
