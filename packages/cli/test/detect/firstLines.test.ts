import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesIn } from '../../src/detect/firstLines.js'

const chunked = async function* (bytes: Uint8Array, sizes: readonly number[]) {
  let start = 0
  for (const size of [...sizes, bytes.length]) {
    yield bytes.subarray(start, start + size)
    start += size
  }
}

const text = (line: Uint8Array): string => new TextDecoder().decode(line)

test('lines are the same, however the bytes are chunked', () =>
  fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r', ' ', '\t') }),
      fc.array(fc.nat(4)),
      async (input, sizes) => {
        const { lines, isTruncated } = await linesIn(chunked(new TextEncoder().encode(input), sizes))
        expect(lines.map(text)).toEqual(input.split('\n').filter((line) => /[^ \t\r]/.test(line)))
        expect(isTruncated).toBe(false)
      },
    ),
  ))

test('stops after 64 MiB, and keeps the whole lines', async () => {
  let chunks = 0
  const endless = async function* () {
    yield new TextEncoder().encode('a\n')
    for (; ; chunks++) yield new Uint8Array(1_048_576)
  }
  const { lines, isTruncated } = await linesIn(endless())
  expect([lines.map(text), isTruncated]).toEqual([['a'], true])
  expect(chunks).toBeLessThan(70)
})

test('stops reading after the last line that it needs', async () => {
  let chunks = 0
  const endless = async function* () {
    for (; ; chunks++) yield new TextEncoder().encode('a\n'.repeat(100))
  }
  expect(await linesIn(endless())).toMatchObject({ lines: { length: 1000 }, isTruncated: true })
  expect(chunks).toBe(10)
})
