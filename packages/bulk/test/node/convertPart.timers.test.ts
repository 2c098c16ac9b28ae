import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CanonicalToken, Rfc6749Token } from '@token-codecs/core'
import { afterAll, expect, test } from 'vitest'
import { convertPart } from '../../src/node/convertPart.js'

const folder = mkdtempSync(join(tmpdir(), 'token-codecs-'))
afterAll(() => rmSync(folder, { recursive: true }))

const text = '{"access_token":"fake-a"}\n'.repeat(20_000)
const file = join(folder, 'tokens.jsonl')
writeFileSync(file, text)

const inMemory = async function* (): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < text.length; at += 65_536) yield Buffer.from(text.slice(at, at + 65_536))
}

// A queue's worker renews its lock on a timer.
test.each([
  ['a file', undefined],
  ['a source in memory', inMemory],
])('lets timers run while it converts a part of %s', async (_, open) => {
  let ticks = 0
  const timer = setInterval(() => {
    ticks += 1
  }, 1)
  try {
    const part = { file, index: 0, start: 0, end: text.length }
    const options = { dir: folder, from: Rfc6749Token, to: CanonicalToken, ...(open === undefined ? {} : { open }) }
    const { written } = await convertPart(part, options)
    expect(written).toBe(20_000)
    expect(ticks).toBeGreaterThan(2)
  } finally {
    clearInterval(timer)
  }
})
