// The texts that the sources hold, against the snapshot of messages.
import { readFileSync } from 'node:fs'
import { literalsIn, phrasesIn } from '@tooling/vitest/literals'
import { expect, test } from 'vitest'

const sources = new URL('../src/', import.meta.url)
const messages = readFileSync(new URL('messages.txt', import.meta.url), 'utf8')

test('every code is among them', () => {
  const shown = new Set(messages.split('\n').map((line) => line.slice(0, 25).trim()))
  // Names of headers, of advice, of the library for Standard Schema, and of a source.
  const notCodes = ['content-type', 'retry-after', 'sign-in-again', 'token-codecs', 'token-source']
  const codes = literalsIn(sources).filter((text) => /^[a-z]+(?:-[a-z]+)+$/.test(text) && !notCodes.includes(text))
  expect(codes.length).toBeGreaterThan(40)
  expect(codes.filter((code) => !shown.has(code))).toEqual([])
})

test('every phrase of the sources is among them', () => {
  // A pattern, a tag, and the name of a type that only the compiler prints.
  const notPhrases = [String.raw`\[object`, '[object ArrayBuffer]', 'response members without a field']
  const phrases = phrasesIn(sources).filter((text) => !notPhrases.some((other) => text.includes(other)))
  expect(phrases.length).toBeGreaterThan(80)
  expect(phrases.filter((phrase) => !messages.includes(phrase))).toEqual([])
})
