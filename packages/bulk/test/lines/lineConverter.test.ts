import type { Note } from '@token-codecs/core'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { Counts } from '../../src/lines/Counts.js'
import type { LineOptions } from '../../src/lines/LineOptions.js'
import type { Reject } from '../../src/lines/lineConverter.js'
import { lineConverter } from '../../src/lines/lineConverter.js'
import { translate } from '../../src/lines/translate.js'
import { cuts, lineBytes, piecesOf } from '../samples.js'

const numRuns = 2 * inject('cases')

// Short, so that many lines are too long.
const MAX = 60
const options: LineOptions = { from: Rfc6749Token, to: CanonicalToken, maxLineBytes: MAX }

interface Converted {
  readonly output: string
  readonly rejects: readonly (Reject & { readonly bytes: number })[]
  readonly rejected: string
  readonly notes: readonly (readonly [line: number, notes: readonly Note[]])[]
  readonly counts: Counts
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

const convertAll = (pieces: readonly Uint8Array[], chosen: LineOptions = options, firstOffset = 0): Converted => {
  let output = ''
  let rejected = ''
  const rejects: (Reject & { readonly bytes: number })[] = []
  const notes: (readonly [number, readonly Note[]])[] = []
  const sink = {
    write: (text: string) => (output += text),
    reject: (reject: Reject, bytes: number) => rejects.push({ ...reject, bytes }),
    rejectedBytes: (bytes: Uint8Array) => (rejected += latin1(bytes)),
    note: (line: number, noted: readonly Note[]) => notes.push([line, noted]),
  }
  const { push, end, takeCounts } = lineConverter(chosen, sink, firstOffset)
  for (const piece of pieces) {
    // A producer may use its buffer again, and Buffer's slice does not copy.
    const reused = Buffer.from(piece)
    push(reused)
    reused.fill(0)
  }
  end()
  return { output, rejects, rejected, notes, counts: takeCounts() }
}

/** The lines of bytes as the documentation describes them, with their offsets. */
const linesOf = (
  bytes: Uint8Array,
): readonly { readonly raw: string; readonly offset: number; readonly body: string }[] => {
  const text = latin1(bytes)
  const mark = text.startsWith('\xef\xbb\xbf') ? 3 : 0
  let offset = mark
  return (text.slice(mark).match(/[^\n]*\n|[^\n]+$/g) ?? []).map((raw) => {
    const line = { raw, offset, body: raw.replace(/\r?\n$/, '') }
    offset += raw.length
    return line
  })
}

describe('lines in pieces of any size', () => {
  test('have the results of the whole', () => {
    fc.assert(
      fc.property(lineBytes, cuts, (bytes, sizes) => {
        expect(convertAll(piecesOf(bytes, sizes))).toStrictEqual(convertAll([bytes]))
      }),
      { numRuns },
    )
  })

  test('are each converted, rejected or blank, as documented', () => {
    const convert = translate(options)
    fc.assert(
      fc.property(lineBytes, cuts, (bytes, sizes) => {
        const { output, rejects, rejected, notes, counts } = convertAll(piecesOf(bytes, sizes))
        const lines = linesOf(bytes)
        const expectedCounts = { lines: lines.length, written: 0, rejected: 0, blank: 0 }
        let [expectedOutput, expectedBytes] = ['', '']
        const expectedRejects: unknown[] = []
        const expectedNotes: unknown[] = []
        for (const [index, { raw, offset, body }] of lines.entries()) {
          const place = { line: index + 1, offset, bytes: raw.length }
          const result = convert(Buffer.from(raw, 'latin1'))
          if (body.length <= MAX && /^[ \t\r]*$/.test(body)) expectedCounts.blank += 1
          else if (body.length > MAX || result._tag === 'Left') {
            expectedCounts.rejected += 1
            expectedBytes += raw
            const code = body.length > MAX || result._tag === 'Right' ? 'line-too-long' : result.left.code
            expectedRejects.push({ ...place, code })
          } else {
            expectedCounts.written += 1
            expectedOutput += `${result.right.text}\n`
            if (result.right.notes.length > 0) expectedNotes.push([index + 1, result.right.notes])
          }
        }
        expect(output).toBe(expectedOutput)
        expect(rejects.map(({ line, offset, bytes: size, code }) => ({ line, offset, bytes: size, code }))).toEqual(
          expectedRejects,
        )
        expect(rejected).toBe(expectedBytes)
        expect(notes).toEqual(expectedNotes)
        expect(counts).toMatchObject(expectedCounts)
      }),
      { numRuns },
    )
  })

  test('have counts that add up by code and note', () => {
    fc.assert(
      fc.property(lineBytes, cuts, (bytes, sizes) => {
        const { rejects, notes, counts } = convertAll(piecesOf(bytes, sizes))
        const codes = rejects.map(({ code }) => code)
        expect(counts.codes).toEqual(
          Object.fromEntries(
            [...new Set(codes)].sort().map((code) => [code, codes.filter((other) => other === code).length]),
          ),
        )
        const all = notes.flatMap(([, noted]) => noted)
        expect(counts.notes.reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
        for (const { count, ...note } of counts.notes) {
          const same = all.filter(
            ({ action, code, source, direction, member }) =>
              JSON.stringify({ action, code, source, direction, member }) === JSON.stringify(note),
          )
          expect(same).toHaveLength(count)
        }
      }),
      { numRuns },
    )
  })
})

describe('a line', () => {
  const response = '{"access_token":"fake-a"}'
  const codesIn = (text: string, firstOffset = 0): readonly string[] =>
    convertAll([Buffer.from(text)], options, firstOffset).rejects.map(({ code }) => code)

  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['nothing', ''],
  ])('of the longest permitted length may end in %s', (_, end) => {
    const longest = response.padEnd(MAX)
    expect(codesIn(`${longest}${end}`)).toEqual([])
    expect(codesIn(`${longest} ${end}`)).toEqual(['line-too-long'])
    // One byte at a time.
    expect(convertAll(piecesOf(Buffer.from(`${longest}${end}`), [1])).rejects).toEqual([])
  })

  test('of spaces is too long like any other, because its beginning is not kept', () => {
    expect(codesIn(`${' '.repeat(MAX + 1)}\n`)).toEqual(['line-too-long'])
    expect(codesIn(`${' '.repeat(MAX)}\n`)).toEqual([])
  })

  test('after a byte order mark may have the longest permitted length', () => {
    const { rejects, counts } = convertAll(piecesOf(Buffer.from(`\ufeff${response.padEnd(MAX)}\n`), [1]))
    expect([rejects, counts.written]).toEqual([[], 1])
  })

  test('that is too long is rejected at its offset after a byte order mark', () => {
    const text = `\ufeff${'x'.repeat(MAX + 1)}\n`
    for (const sizes of [[1], [2, 70], [1_000]]) {
      const { rejects, rejected } = convertAll(piecesOf(Buffer.from(text), sizes))
      expect(rejects).toMatchObject([{ line: 1, offset: 3, code: 'line-too-long', bytes: MAX + 2 }])
      expect(rejected).toBe(text.slice(1))
    }
  })

  test.each([
    ['a byte order mark only', [0xef, 0xbb, 0xbf], 0],
    ['the beginning of a byte order mark', [0xef, 0xbb], 1],
    ['nothing', [], 0],
  ])('is counted in a file of %s', (_, bytes, lines) => {
    for (const sizes of [[1], [9]]) expect(convertAll(piecesOf(Uint8Array.from(bytes), sizes)).counts.lines).toBe(lines)
  })

  test('in the middle of a file keeps its offset', () => {
    expect(convertAll([Buffer.from(`\nfake\n${response}`)], options, 1_000).rejects).toMatchObject([
      { line: 2, offset: 1_001, bytes: 5 },
    ])
  })

  test('has the name of the member that is wrong', () => {
    expect(convertAll([Buffer.from('{"access_token":""}\n')]).rejects).toMatchObject([
      { code: 'empty', member: 'access_token' },
    ])
    expect(convertAll([Buffer.from('fake\n')]).rejects[0]).not.toHaveProperty('member')
    const lossy = { from: CanonicalToken, to: Rfc6749Token, onLoss: 'fail' as const }
    const dated = '{"v":1,"accessToken":"fake-a","tokenType":"Bearer","expiresAt":5}\n'
    expect(convertAll([Buffer.from(dated)], lossy).rejects).toMatchObject([
      { code: 'not-carried', member: 'expiresAt' },
    ])
  })

  test('is reported in one line, without its content', () => {
    const planted = 'fake-planted'
    const text = `{"access_token":7,"expires_in":"${planted}","${planted}":1}\n`
    const { rejects } = convertAll([Buffer.from(text)], { ...options, maxLineBytes: 1_000 })
    expect(rejects).toHaveLength(1)
    expect(JSON.stringify(rejects)).not.toContain(planted)
    expect(rejects[0]?.message).not.toContain('\n')
  })
})

test.each([0, -1, Number.NaN])('a longest line of %d bytes is refused', (maxLineBytes) => {
  expect(() => lineConverter({ ...options, maxLineBytes }, { write: () => undefined })).toThrow(RangeError)
})

describe('one endless line', () => {
  test('is not kept', () => {
    const block = Buffer.alloc(65_536, 'x')
    let [held, most, rejectedBytes] = [0, 0, 0]
    const { push, end, takeCounts } = lineConverter(
      { ...options, maxLineBytes: 100_000 },
      {
        write: () => undefined,
        rejectedBytes: ({ length }) => {
          rejectedBytes += length
          held -= length
        },
      },
    )
    for (let index = 0; index < 1_000; index += 1) {
      held += block.length
      push(block)
      most = Math.max(most, held)
    }
    end()
    // Everything beyond the longest line has been handed on.
    expect(most).toBeLessThanOrEqual(100_000)
    expect(rejectedBytes).toBe(65_536_000)
    expect(takeCounts()).toMatchObject({ lines: 1, rejected: 1, codes: { 'line-too-long': 1 } })
  })
})

test('bytes in another form are refused, because their text would be lost', () => {
  const { push } = lineConverter(options, { write: () => undefined })
  const pieces: readonly unknown[] = ['{"access_token":"fake-a"}\n', new ArrayBuffer(8), [123, 125, 10], 7]
  for (const piece of pieces) {
    expect(() => push(piece as Uint8Array)).toThrow(TypeError)
  }
})
