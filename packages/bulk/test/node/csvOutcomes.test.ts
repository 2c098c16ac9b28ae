// CSV in pieces, in large files, and with interruptions.
import { createReadStream, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyTokenCodec } from '@token-codecs/core'
import { CanonicalToken, defineCodec, Rfc6749Token } from '@token-codecs/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { translate } from '../../src/index.js'
import { Tally } from '../../src/lines/Counts.js'
import { openCsv } from '../../src/node/csvOutcomes.js'
import { recordEnds } from '../../src/node/csvRecordEnds.js'
import type { Outcome } from '../../src/node/Outcome.js'
import type { FileResult } from '../../src/node.js'
import { convertFile } from '../../src/node.js'
import { piecesOf } from '../samples.js'
import type { Left } from './csvSamples.js'
import { convertedFile, convertedStream, defaults, inFolder, left, pathsIn } from './csvSamples.js'

const member = 'response'

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const minimal = (text: string): string => (/[",\r\n]/.test(text) ? quoted(text) : text)

const response = fc.oneof(
  fc.nat().map((index) => `{"access_token":"fake-${index}","expires_in":60,"x":"\u00e9\u20ac"}`),
  fc.nat().map((index) => `{\n "access_token": "fake-${index}"\r\n}`),
  fc.nat().map((index) => `access_token=fake-${index}&scope=a+b`),
  fc.constantFrom(
    '',
    '{"access_token":"fake-',
    '{"error":"invalid_grant"}',
    '[]',
    '{"access_token":"fake-\ud83d\ude00"}',
  ),
)
const note = fc.oneof(
  fc.constantFrom('=1', 'a,b', ' x ', '"', '\n', '\r', 'two\r\nlines', '""', 'fake-note'),
  fc.string(),
)

const rows = fc.array(
  fc.tuple(
    note.map((text) => `n${text}`),
    response,
    note,
  ),
  { maxLength: 12 },
)
const wellFormed = rows.map((cells) => ({
  cells,
  bytes: Buffer.from(
    `\u00e4,response,note\n${cells.map(([id, body, text]) => `${minimal(id)},${quoted(body)},${minimal(text)}\n`).join('')}`,
  ),
}))

test('converts each row exactly as translate does', async () => {
  const convert = translate({ from: Rfc6749Token, to: CanonicalToken })
  await fc.assert(
    fc.asyncProperty(wellFormed, async ({ cells, bytes }) => {
      const { output, rejects, result } = await convertedFile(bytes, { member })
      const converted = cells.map(([, body]) => convert(body))
      const expected = cells.flatMap(([id, , text], index) => {
        const { [index]: one } = converted
        return one?._tag === 'Right' ? [`${minimal(id)},${minimal(one.right.text)},${minimal(text)}\n`] : []
      })
      expect(Buffer.from(output, 'latin1').toString()).toBe(`\u00e4,response,note\n${expected.join('')}`)
      expect(rejects.map(({ line, code }) => [line, code])).toEqual(
        converted.flatMap((one, index) =>
          one._tag === 'Left' ? [[index + 1, cells[index]?.[1] === '' ? 'missing' : one.left.code]] : [],
        ),
      )
      expect(result.counts.lines).toBe(cells.length)
    }),
    { numRuns: 30 },
  )
})

const fragment = fc.oneof(
  fc.constantFrom(
    '"',
    '""',
    ',',
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    'a',
    ' ',
    '\t',
    'fake-a,',
    '"\n',
    '",',
    ',"',
    '\0',
    '\u00e9',
  ),
  fc.constantFrom(
    '1,access_token=fake-a,x\n',
    '2,"{""access_token"":""fake-b""}",\r\n',
    'x'.repeat(90),
    ' '.repeat(90),
  ),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
)
const hostile = fc
  .tuple(fc.constantFrom('', '\xef\xbb\xbf'), fc.constantFrom('\n', '\r\n'), fc.array(fragment, { maxLength: 30 }))
  .map(([mark, end, parts]) => Buffer.from(`${mark}"id",response,note${end}${parts.join('')}`, 'latin1'))
const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 })

/** Leaves out the progress that depends on the pieces. */
const same = ({ result, output, rejects, rejectedLines, summary }: Left): unknown => ({
  counts: result.counts,
  output,
  rejects,
  rejectedLines,
  summary,
})

test('gives the same from a file as from a stream, whatever the input', async () => {
  const options = { member, maxLineBytes: 80 }
  await fc.assert(
    fc.asyncProperty(hostile, sizes, async (bytes, cuts) => {
      const whole = same(await convertedFile(bytes, options))
      expect(same(await convertedStream(piecesOf(bytes, cuts), options))).toEqual(whole)
    }),
    { numRuns: 20 },
  )
})

async function* streamOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}

test('gives the same from a stream in any pieces, whatever the input', async () => {
  const run = async (pieces: readonly Uint8Array[], from: AnyTokenCodec) => {
    const options = { from, to: CanonicalToken, maxLineBytes: 80, ...(from === Rfc6749Token ? { member } : {}) }
    const tally = new Tally()
    const seen: Outcome[] = []
    const outcomes = await openCsv(streamOf(pieces), options, ',')
    for await (const outcome of outcomes(0, true)) {
      const { lines } = tally
      const at = <A extends { readonly line: number }>(one: A): A => ({ ...one, line: one.line + lines })
      seen.push({ ...outcome, rejects: outcome.rejects.map(at), notes: outcome.notes.map(at) })
      tally.add(outcome.counts)
    }
    const textOf = (bytes: readonly Uint8Array[]): string => Buffer.concat(bytes).toString('latin1')
    return {
      output: textOf(seen.flatMap(({ output }) => output)),
      rejectedBytes: textOf(seen.flatMap(({ rejectedBytes }) => rejectedBytes)),
      rejects: seen.flatMap(({ rejects }) => rejects),
      notes: seen.flatMap(({ notes }) => notes),
      counts: tally.counts(),
      end: seen.at(-1)?.end,
    }
  }
  // The header names the response for one codec, and a member for the other.
  const KeyToken = defineCodec<{ response?: string; note?: string; token_type?: string }>()({
    id: 'key',
    fields: { accessToken: 'response', tokenType: 'token_type' },
    extras: ['note'],
  })
  await fc.assert(
    fc.asyncProperty(hostile, sizes, fc.constantFrom(Rfc6749Token, KeyToken), async (bytes, cuts, from) => {
      const whole = await run([bytes], from)
      expect(await run(piecesOf(bytes, cuts), from)).toEqual(whole)
      expect(whole.end).toBe(bytes.length)
      expect(JSON.stringify(whole.rejects)).not.toContain('fake-')
    }),
    { numRuns: 300 },
  )
})

test('accounts for each byte: records written, rejected and blank make up the input', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (bytes) => {
      const { rejects, result, rejectedLines } = await convertedFile(bytes, { member, maxLineBytes: 80 })
      const endOf = recordEnds(',')
      const ends: number[] = []
      const begin = bytes.indexOf('\n') + 1
      for (let end = endOf(bytes, begin); end !== -1; end = endOf(bytes, end)) ends.push(end)
      if ((ends.at(-1) ?? begin) < bytes.length) ends.push(bytes.length)
      const starts = [begin, ...ends.slice(0, -1)]
      const { lines, written, rejected, blank } = result.counts
      expect(lines).toBe(ends.length)
      expect(written + rejected + blank).toBe(lines)
      expect(rejects.map(({ line, offset }) => [line, offset])).toEqual(
        rejects.map(({ line }) => [line, starts[line - 1]]),
      )
      const raw = rejects.map(({ line }) => bytes.subarray(starts[line - 1], ends[line - 1]).toString('latin1'))
      expect(rejectedLines).toBe(bytes.subarray(0, begin).toString('latin1') + raw.join(''))
    }),
    { numRuns: 30 },
  )
})

test('goes on at any record as without an interruption', async () => {
  const options = { from: Rfc6749Token, to: CanonicalToken, member, maxLineBytes: 80 }
  const run = async (path: string, offset: number) => {
    let output = ''
    const rejects: (readonly [offset: number, code: string, bytes: number])[] = []
    const outcomes = await openCsv(path, options, ',')
    for await (const outcome of outcomes(offset, false)) {
      output += Buffer.concat(outcome.output).toString('latin1')
      rejects.push(...outcome.rejects.map(({ offset: at, code, bytes }) => [at, code, bytes] as const))
    }
    return { output, rejects }
  }
  await fc.assert(
    fc.asyncProperty(hostile, fc.nat(), async (bytes, choice) => {
      const endOf = recordEnds(',')
      const ends = [bytes.indexOf('\n') + 1]
      for (let end = endOf(bytes, ends[0] ?? 0); end !== -1; end = endOf(bytes, end)) ends.push(end)
      const offset = ends[choice % ends.length] ?? 0
      const [whole, rest] = await inFolder(async (folder) => {
        const path = join(folder, 'input.csv')
        writeFileSync(path, bytes)
        return [await run(path, 0), await run(path, offset)]
      })
      expect(whole.output.endsWith(rest.output)).toBe(true)
      expect(whole.rejects.slice(whole.rejects.length - rest.rejects.length)).toEqual(rest.rejects)
      expect(whole.rejects.filter(([at]) => at >= offset)).toEqual(rest.rejects)
    }),
    { numRuns: 100 },
  )
})

/** Several MiB: ordinary, multi-line, broken and long records. */
const large: Buffer = (() => {
  const records: string[] = []
  for (let index = 0; index < 13_000; index += 1) {
    const body = `{"access_token":"fake-${index}","expires_in":3600,"scope":"${'scope '.repeat(index % 20)}x"}`
    const cell = index % 13 === 0 ? body.replaceAll(',', ',\n') : body
    records.push(`${index},${quoted(index % 97 === 0 ? '{}' : cell)},"note ${index}"\r\n`)
    if (index % 1000 === 0) records.push('\r\n', `${index},5" fake-x,\r\n`)
    if (index === 9_000) records.push(`1,"${'fake-y\n'.repeat(40_000)}",2\r\n`)
  }
  return Buffer.from(`\ufeffid,response,note\r\n${records.join('')}`)
})()

test('stops and resumes a file at many places, and leaves the same bytes', async () => {
  const options = { ...defaults, member, maxLineBytes: 100_000 }
  const whole = await convertedFile(large, options)
  expect(whole.result.counts).toMatchObject({
    lines: 13_027,
    blank: 13,
    codes: { missing: 135, 'bad-quote': 13, 'line-too-long': 1 },
  })
  await inFolder(async (folder) => {
    const input = join(folder, 'input.csv')
    writeFileSync(input, large)
    const stopping = async (): Promise<FileResult> => {
      const controller = new AbortController()
      const onProgress = () => controller.abort()
      const { signal } = controller
      return convertFile(input, { ...options, ...pathsIn(folder), resume: true, signal, onProgress })
    }
    /** Fails after it has written more than its last checkpoint says. */
    const failing = async (): Promise<unknown> => {
      const onProgress = (): never => {
        throw new Error('fake failure')
      }
      return convertFile(input, { ...options, ...pathsIn(folder), resume: true, onProgress })
    }
    for (let stop = 0; stop < 3; stop += 1) {
      expect((await stopping()).status).toBe('stopped')
      await expect(failing()).rejects.toThrow('fake failure')
      const other = { ...options, ...pathsIn(folder), csv: { delimiter: ';' }, resume: true }
      await expect(convertFile(input, other)).rejects.toMatchObject({ code: 'other-options' })
    }
    const resumed = await convertFile(input, { ...options, ...pathsIn(folder), resume: true })
    expect(same(left(resumed, folder))).toEqual(same(whole))
  })
})

test('reads a stream of a file, and never writes a token into the rejects', async () => {
  await inFolder(async (folder) => {
    const input = join(folder, 'input.csv')
    writeFileSync(input, large)
    const options = { ...defaults, member, ...pathsIn(folder) }
    const result = await convertFile(createReadStream(input), options)
    const { rejects, output } = left(result, folder)
    expect(rejects.length).toBe(result.counts.rejected)
    expect(JSON.stringify(rejects)).not.toContain('fake-')
    expect(output.match(/fake-/g)?.length).toBe(result.counts.written)
  })
})

test('can be stopped inside of a record that is too long, and resumes at its beginning', async () => {
  const begin = 'response\naccess_token=fake-a\n'
  const bytes = Buffer.from(`${begin}"${'fake-b\n'.repeat(600_000)}`)
  const whole = await convertedFile(bytes, { ...defaults, member })
  expect(whole.rejects).toMatchObject([{ line: 2, offset: begin.length, code: 'line-too-long' }])
  await inFolder(async (folder) => {
    const input = join(folder, 'input.csv')
    writeFileSync(input, bytes)
    const options = { ...defaults, member, ...pathsIn(folder), resume: true }
    const controller = new AbortController()
    let steps = 0
    const onProgress = (offset: number): void => {
      steps += 1
      if (steps > 2) controller.abort()
      expect(offset).toBeLessThanOrEqual(begin.length)
    }
    expect((await convertFile(input, { ...options, onProgress, signal: controller.signal })).status).toBe('stopped')
    expect(same(left(await convertFile(input, options), folder))).toEqual(same(whole))
  })
})

test('never holds a record that is too long, nor writes its tokens into the rejects', async () => {
  const piece = Buffer.from('fake-z,\n'.repeat(8_192))
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('response\n"')
    for (let index = 0; index < 1_000; index += 1) yield piece
    yield Buffer.from('"\naccess_token=fake-a\n')
  }
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  const result = await convertFile(endless(), {
    from: Rfc6749Token,
    to: CanonicalToken,
    csv: true,
    member,
    onProgress: () => {
      most = Math.max(most, process.memoryUsage().arrayBuffers)
    },
  })
  expect(result.counts).toMatchObject({ lines: 2, written: 1, codes: { 'line-too-long': 1 } })
  expect(most - before).toBeLessThan(16 * 1_048_576)
})
