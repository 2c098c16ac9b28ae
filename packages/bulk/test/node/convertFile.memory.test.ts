import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { afterAll, expect, test } from 'vitest'
import { convertFile } from '../../src/node/convertFile.js'

const folder = mkdtempSync(join(tmpdir(), 'token-codecs-memory-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a function may keep the bytes that it receives, of a file of many parts and of a stream', async () => {
  const lines = Array.from(
    { length: 60_000 },
    (_, index) => `{"access_token":"fake-${index}","scope":"openid email"}\n`,
  )
  const [input, output] = [join(folder, 'input'), join(folder, 'output')]
  writeFileSync(input, lines.join(''))
  const options = { from: Rfc6749Token, to: CanonicalToken }
  await convertFile(input, { ...options, output })
  const expected = readFileSync(output)
  const stream = async function* () {
    for (let at = 0; at < lines.length; at += 1_000) yield Buffer.from(lines.slice(at, at + 1_000).join(''))
  }
  for (const source of [input, stream()]) {
    const kept: Uint8Array[] = []
    await convertFile(source, { ...options, output: (bytes) => void kept.push(bytes) })
    expect(Buffer.concat(kept).equals(expected)).toBe(true)
  }
})

test('goes on in small steps, because the rejects of a step are in memory', async () => {
  const input = join(folder, 'short')
  writeFileSync(input, '[]\n'.repeat(100_000))
  let last = 0
  let longest = 0
  const onProgress = (bytes: number): void => {
    longest = Math.max(longest, bytes - last)
    last = bytes
  }
  await convertFile(input, { from: Rfc6749Token, to: CanonicalToken, onProgress })
  expect(last).toBe(300_000)
  expect(longest).toBeLessThan(150_000)
})
