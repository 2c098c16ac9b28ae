// Checks that the snapshot of messages contains the source code's strings.
import { readFileSync } from 'node:fs'
import { literalsIn, phrasesIn } from '@tooling/vitest/literals'
import { expect, test } from 'vitest'

const sources = new URL('../src/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const messages = read('messages.txt')
/** Phrases that only the compiler prints are in the type tests. */
const advice = read('codecs/CodecDefinition.test.ts')

test('the snapshot contains every code', () => {
  const shown = new Set(messages.split('\n').map((line) => line.slice(0, 25).trim()))
  // Header names, an action, the Standard Schema vendor, and a source.
  const notCodes = ['content-type', 'retry-after', 'sign-in-again', 'token-codecs', 'token-source']
  const codes = literalsIn(sources).filter((text) => /^[a-z]+(?:-[a-z]+)+$/.test(text) && !notCodes.includes(text))
  expect(codes.length).toBeGreaterThan(40)
  expect(codes.filter((code) => !shown.has(code))).toEqual([])
})

test('the snapshot contains every phrase', () => {
  // A pattern.
  const notPhrases = [String.raw`\[object`]
  const phrases = phrasesIn(sources).filter((text) => !notPhrases.some((other) => text.includes(other)))
  expect(phrases.length).toBeGreaterThan(80)
  expect(phrases.filter((phrase) => !messages.includes(phrase) && !advice.includes(phrase))).toEqual([])
})
