import {
  appendFileSync,
  createReadStream,
  existsSync,
  readdirSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { convertFile } from '../../src/node/convertFile.js'
import { convertPart } from '../../src/node/convertPart.js'
import { joinParts } from '../../src/node/joinParts.js'
import type { Part } from '../../src/node/Part.js'
import { planParts } from '../../src/node/planParts.js'
import { contentsOf, removeFolder, temporaryFolder } from '../folder.js'
import { lineBytes } from '../samples.js'

const options = { from: Rfc6749Token, to: CanonicalToken, maxLineBytes: 60 }

let folder = ''
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => removeFolder(folder))
const at = (name: string): string => join(folder, name)

const good = '{"access_token":"fake-a"}\n'
const bad = '{"access_token":""}\n'

const convertAll = async (plan: readonly Part[], rejectedLines = true): Promise<void> => {
  // In another order, as on many machines.
  for (const part of [...plan].reverse()) await convertPart(part, { ...options, dir: at('parts'), rejectedLines })
}
const joinedFiles = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(contentsOf(at('parts'))).filter(([name]) => !name.startsWith('part-')))

describe('a plan', () => {
  test('has whole lines, without gaps, of about the given size', () => {
    fc.assert(
      fc.property(lineBytes, fc.integer({ min: 1, max: 200 }), (bytes, size) => {
        writeFileSync(at('input'), bytes)
        const plan = planParts(at('input'), { bytes: size })
        let end = 0
        for (const [index, part] of plan.entries()) {
          expect(part).toMatchObject({ file: at('input'), index, start: end })
          expect(part.end).toBeGreaterThan(part.start)
          const isLast = index === plan.length - 1
          if (!isLast) {
            expect(bytes[part.end - 1]).toBe(10)
            expect(part.end - part.start).toBeGreaterThanOrEqual(size)
          }
          // No shorter part of whole lines has the size.
          expect(bytes.subarray(part.start + size - 1, part.end - 1).includes(10)).toBe(false)
          end = part.end
        }
        expect(end).toBe(bytes.length)
      }),
      { numRuns: inject('cases') },
    )
  })

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('of parts of %d bytes is refused', (bytes) => {
    writeFileSync(at('input'), good)
    expect(() => planParts(at('input'), { bytes })).toThrow(RangeError)
  })

  test('of a device, a folder or a missing file is refused', () => {
    expect(() => planParts('/dev/null', { bytes: 5 })).toThrow(expect.objectContaining({ code: 'not-file' }))
    expect(() => planParts(folder, { bytes: 5 })).toThrow(expect.objectContaining({ code: 'not-file' }))
    expect(() => planParts(at('missing'), { bytes: 5 })).toThrow(expect.objectContaining({ code: 'ENOENT' }))
  })
})

describe('the parts of a file', () => {
  test('of any size, joined, have the same outputs as the file', async () => {
    await fc.assert(
      fc.asyncProperty(
        lineBytes,
        fc.integer({ min: 20, max: 400 }),
        fc.boolean(),
        async (bytes, size, rejectedLines) => {
          writeFileSync(at('input'), bytes)
          removeFolder(at('parts'))
          const whole = {
            output: at('output.jsonl'),
            rejects: at('rejects.jsonl'),
            summary: at('summary.json'),
            ...(rejectedLines ? { rejectedLines: at('rejected') } : {}),
          }
          const { counts } = await convertFile(at('input'), { ...options, ...whole })
          const plan = planParts(at('input'), { bytes: size })
          if (plan.length === 0) return
          await convertAll(plan, rejectedLines)
          expect(joinParts(at('parts'), plan)).toStrictEqual(counts)
          const names = Object.values(whole).map((path) => path.slice(folder.length + 1))
          expect(joinedFiles()).toEqual(contentsOf(folder, names))
        },
      ),
      { numRuns: Math.ceil(inject('cases') / 10) },
    )
  })

  test('may be converted twice and at the same time, and leave no other files', async () => {
    writeFileSync(at('input'), `${good}${bad}`.repeat(20))
    const plan = planParts(at('input'), { bytes: 200 })
    await Promise.all([convertAll(plan), convertAll(plan), convertAll(plan)])
    const names = ['json', 'jsonl', 'rejected', 'rejects.jsonl']
    expect(readdirSync(at('parts')).sort()).toEqual(
      plan.flatMap(({ index }) => names.map((name) => `part-${String(index).padStart(6, '0')}.${name}`)).sort(),
    )
    for (const name of readdirSync(at('parts'))) expect(statSync(join(at('parts'), name)).mode & 0o777).toBe(0o600)
    expect(joinParts(at('parts'), plan)).toMatchObject({ lines: 40, written: 20, rejected: 20 })
  })

  test('have no rejected lines of an earlier time', async () => {
    writeFileSync(at('input'), bad)
    const plan = planParts(at('input'), { bytes: 100 })
    await convertAll(plan, true)
    await convertAll(plan, false)
    joinParts(at('parts'), plan)
    expect(Object.keys(joinedFiles())).toEqual(['output.jsonl', 'rejects.jsonl', 'summary.json'])
  })

  test('may come from several files, whose last lines need no end', async () => {
    const texts = [bad.trim(), `${good}${bad.trim()}`, bad]
    const plan = texts.flatMap((text, index) => {
      writeFileSync(at(`input-${index}`), text)
      return planParts(at(`input-${index}`), { bytes: 1_000 }).map((part) => ({ ...part, index }))
    })
    await convertAll(plan)
    joinParts(at('parts'), plan)
    const { rejected, 'summary.json': summary = '' } = joinedFiles()
    expect(rejected).toBe(bad.repeat(3))
    expect(JSON.parse(summary)).toMatchObject({ bytes: texts.join('').length, lines: 4, rejected: 3 })
  })

  test('may come from a store', async () => {
    writeFileSync(at('input'), `${good}${bad}`.repeat(20))
    const plan = planParts(at('input'), { bytes: 200 }).map((part) => ({ ...part, file: 'fake-key' }))
    const opened: string[] = []
    const open = ({ file, start, end }: Part) => {
      opened.push(file)
      return createReadStream(at('input'), { start, end: end - 1, highWaterMark: 7 })
    }
    for (const part of plan) {
      const { read, sha256, written, rejected } = await convertPart(part, { ...options, dir: at('parts'), open })
      expect(read).toBe(written + rejected)
      expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    }
    expect(new Set(opened)).toEqual(new Set(['fake-key']))
    expect(joinParts(at('parts'), plan).lines).toBe(40)
  })

  test.each([
    ['fewer', 1, 0],
    ['more', 0, 1],
  ])('are refused if a store delivers %s bytes, without a result', async (_, less, more) => {
    writeFileSync(at('input'), good.repeat(10))
    const [part] = planParts(at('input'), { bytes: 60 })
    if (part === undefined) throw new Error('expected a part')
    const open = ({ start, end }: Part) => createReadStream(at('input'), { start, end: end - 1 - less + more })
    await expect(convertPart(part, { ...options, dir: at('parts'), open })).rejects.toMatchObject({
      code: 'other-size',
    })
    expect(readdirSync(at('parts'))).toEqual([])
  })

  test('are refused if the file has become shorter, or the store fails', async () => {
    writeFileSync(at('input'), good.repeat(10))
    const [part] = planParts(at('input'), { bytes: 60 })
    if (part === undefined) throw new Error('expected a part')
    const reason = new Error('fake-reason')
    const open = async function* () {
      yield Buffer.from(good)
      throw reason
    }
    await expect(convertPart(part, { ...options, dir: at('parts'), open })).rejects.toBe(reason)
    truncateSync(at('input'), 30)
    await expect(convertPart(part, { ...options, dir: at('parts') })).rejects.toMatchObject({ code: 'changed-input' })
    unlinkSync(at('input'))
    await expect(convertPart(part, { ...options, dir: at('parts') })).rejects.toMatchObject({ code: 'ENOENT' })
    expect(readdirSync(at('parts'))).toEqual([])
  })
})

describe('parts are not joined', () => {
  const first = (name: string): string => at(`parts/part-000000.${name}`)

  test.each<readonly [title: string, code: string, harm: () => void]>([
    ['a part has no result', 'missing-part', () => unlinkSync(first('json'))],
    ['a result is cut', 'damaged-part', () => truncateSync(first('json'), 20)],
    ['a result is null', 'damaged-part', () => writeFileSync(first('json'), 'null')],
    ['an output was changed', 'damaged-part', () => appendFileSync(first('jsonl'), '{}\n')],
    ['an output is missing', 'damaged-part', () => unlinkSync(first('jsonl'))],
    ['the rejects are missing', 'damaged-part', () => unlinkSync(first('rejects.jsonl'))],
    ['rejects were lost', 'damaged-part', () => writeFileSync(first('rejects.jsonl'), '')],
    ['rejected lines are missing for one', 'damaged-part', () => unlinkSync(first('rejected'))],
  ])('if %s: %s', async (_, code, harm) => {
    writeFileSync(at('input'), `${good}${bad}`.repeat(10))
    const plan = planParts(at('input'), { bytes: 100 })
    await convertAll(plan)
    harm()
    const before = contentsOf(at('parts'))
    expect(() => joinParts(at('parts'), plan)).toThrow(expect.objectContaining({ name: 'BulkError', code }))
    expect(contentsOf(at('parts'))).toEqual(before)
  })

  test('if they belong to another plan, or the plan has a gap', async () => {
    writeFileSync(at('input'), `${good}${bad}`.repeat(10))
    const plan = planParts(at('input'), { bytes: 100 })
    await convertAll(plan)
    const join = (other: readonly Part[]) => () => joinParts(at('parts'), other)
    const [, ...rest] = planParts(at('input'), { bytes: 60 })
    expect(join(planParts(at('input'), { bytes: 60 }))).toThrow(expect.objectContaining({ code: 'other-input' }))
    expect(join(rest)).toThrow(expect.objectContaining({ code: 'missing-part' }))
    expect(join(plan.filter(({ index }) => index !== 1))).toThrow(expect.objectContaining({ code: 'missing-part' }))
    expect(existsSync(at('parts/output.jsonl'))).toBe(false)
  })
})
