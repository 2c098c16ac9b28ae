import { readdirSync, readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { convertLines } from '../../src/lines/convertLines.js'
import type { Reject } from '../../src/lines/lineConverter.js'
import { lineConverter } from '../../src/lines/lineConverter.js'
import { cuts, lineBytes, piecesOf } from '../samples.js'

const options = { from: Rfc6749Token, to: CanonicalToken }
const line = '{"access_token":"fake-a"}\n'
const converted = '{"v":1,"accessToken":"fake-a","tokenType":"Bearer"}\n'
const bytes = new TextEncoder().encode(line)

const streamOf = (pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(piece)
      controller.close()
    },
  })

/** Waits until everything that can happen has happened. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await setImmediate()
}

test('converts a stream as the converter of lines does', async () => {
  await fc.assert(
    fc.asyncProperty(lineBytes, cuts, async (all, sizes) => {
      const rejects: Reject[] = []
      const rejectedBytes: Uint8Array[] = []
      const expectedBytes: Uint8Array[] = []
      const expectedRejects: Reject[] = []
      let expected = ''
      const whole = lineConverter(options, {
        write: (text) => (expected += text),
        reject: (reject) => expectedRejects.push(reject),
        rejectedBytes: (raw) => expectedBytes.push(raw),
      })
      whole.push(all)
      whole.end()
      const conversion = convertLines({
        ...options,
        onReject: (reject) => rejects.push(reject),
        onRejectedBytes: (raw) => rejectedBytes.push(raw),
      })
      const text = await new Response(streamOf(piecesOf(all, sizes)).pipeThrough(conversion)).text()
      expect(text).toBe(expected)
      expect(rejects).toEqual(expectedRejects)
      expect(Buffer.concat(rejectedBytes)).toEqual(Buffer.concat(expectedBytes))
      expect(await conversion.counts).toStrictEqual(whole.takeCounts())
    }),
    { numRuns: inject('cases') },
  )
})

test('reports the notes of each written line', async () => {
  const lines: number[] = []
  const conversion = convertLines({ ...options, onNotes: (number) => lines.push(number) })
  await new Response(streamOf([bytes, new TextEncoder().encode(`\n${line.repeat(2)}`)]).pipeThrough(conversion)).text()
  expect(lines).toEqual([1, 3, 4])
})

test('reads no more than is asked for', async () => {
  let pulled = 0
  const source = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        pulled += 1
        controller.enqueue(bytes)
      },
    },
    { highWaterMark: 0 },
  )
  const { readable, writable, counts } = convertLines(options)
  const piped = source.pipeTo(writable)
  await settled()
  const before = pulled
  expect(before).toBeLessThanOrEqual(4)
  const reader = readable.getReader()
  for (let count = 0; count < 100; count += 1) {
    expect(new TextDecoder().decode((await reader.read()).value)).toBe(converted)
  }
  await settled()
  expect(pulled).toBeLessThanOrEqual(104)
  await reader.cancel()
  await expect(counts).rejects.toBeUndefined()
  await expect(piped).rejects.toBeUndefined()
})

describe('the counts are rejected with the reason', () => {
  const reason = new Error('fake-reason')

  test('if the readable is cancelled, and the source learns of it at once', async () => {
    let cancelled: unknown
    const source = new ReadableStream<Uint8Array>({
      cancel: (why) => {
        cancelled = why
      },
    })
    const { readable, writable, counts } = convertLines(options)
    const piped = source.pipeTo(writable)
    await readable.cancel(reason)
    await expect(counts).rejects.toBe(reason)
    await expect(piped).rejects.toBe(reason)
    expect(cancelled).toBe(reason)
  })

  test('if a reader stops early', async () => {
    const { readable, writable, counts } = convertLines(options)
    const piped = streamOf([bytes, bytes, bytes]).pipeTo(writable)
    const reader = readable.getReader()
    await reader.read()
    await reader.cancel(reason)
    await expect(counts).rejects.toBe(reason)
    await expect(piped).rejects.toBe(reason)
  })

  test('if the writable is aborted', async () => {
    const { readable, writable, counts } = convertLines(options)
    const read = new Response(readable).text()
    await writable.abort(reason)
    await expect(counts).rejects.toBe(reason)
    await expect(read).rejects.toBe(reason)
  })

  test('if the source fails', async () => {
    const source = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(reason) })
    const conversion = convertLines(options)
    await expect(new Response(source.pipeThrough(conversion)).text()).rejects.toBe(reason)
    await expect(conversion.counts).rejects.toBe(reason)
  })

  test.each(['onReject', 'onRejectedBytes', 'onNotes'])('if %s throws', async (name) => {
    const conversion = convertLines({
      ...options,
      [name]: () => {
        throw reason
      },
    })
    const source = streamOf([bytes, new TextEncoder().encode('fake\n')])
    await expect(new Response(source.pipeThrough(conversion)).text()).rejects.toBe(reason)
    await expect(conversion.counts).rejects.toBe(reason)
  })

  test('if a callback throws at the end', async () => {
    const conversion = convertLines({
      ...options,
      onReject: () => {
        throw reason
      },
    })
    const source = streamOf([new TextEncoder().encode('fake')])
    await expect(new Response(source.pipeThrough(conversion)).text()).rejects.toBe(reason)
    await expect(conversion.counts).rejects.toBe(reason)
  })

  test('if a signal stops the pipe', async () => {
    const controller = new AbortController()
    const conversion = convertLines(options)
    const source = new ReadableStream<Uint8Array>()
    const readable = source.pipeThrough(conversion, { signal: controller.signal })
    controller.abort(reason)
    await expect(new Response(readable).text()).rejects.toBe(reason)
    await expect(conversion.counts).rejects.toBe(reason)
  })

  test('if a chunk is not bytes', async () => {
    const conversion = convertLines(options)
    const source = new ReadableStream({ start: (controller) => controller.enqueue(line) })
    await expect(new Response(source.pipeThrough(conversion)).text()).rejects.toThrow(TypeError)
    await expect(conversion.counts).rejects.toThrow(TypeError)
  })
})

test('the counts are those of all lines, even if nobody reads on', async () => {
  const { readable, writable, counts } = convertLines(options)
  const writer = writable.getWriter()
  const reader = readable.getReader()
  const [{ value }] = await Promise.all([reader.read(), writer.write(bytes), writer.close()])
  expect(new TextDecoder().decode(value)).toBe(converted)
  expect(await counts).toMatchObject({ lines: 1, written: 1 })
  await reader.cancel()
})

test('the modules of the stream use Web APIs only', () => {
  const folder = new URL('../../src/lines/', import.meta.url)
  const files = readdirSync(folder)
  expect(files).toContain('convertLines.ts')
  for (const file of files) {
    expect(readFileSync(new URL(file, folder), 'utf8')).not.toMatch(/node:|\bBuffer[.(]|\bprocess\.|\bsetImmediate\b/)
  }
})
