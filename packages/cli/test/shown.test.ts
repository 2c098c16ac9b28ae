import { expect, test } from 'vitest'
import { shownLines, shownName, shownSentence } from '../src/shown.js'

test('characters that control a terminal, hide text or reorder it are escaped', () => {
  expect(shownName('a\u001b[31m\u009b\u202e\u200b\u00a0\u2028\r\n\ud800b')).toBe(
    'a\\u{1b}[31m\\u{9b}\\u{202e}\\u{200b}\\u{a0}\\u{2028}\\u{d}\\u{a}\\u{d800}b',
  )
})

test('letters of any script stay', () => {
  expect(shownName('Réponse 応答 🔑')).toBe('Réponse 応答 🔑')
})

test('long names are cut, also between backticks', () => {
  const name = 'n'.repeat(101)
  expect(shownName(name)).toBe(`${'n'.repeat(100)}…`)
  expect(shownSentence(`Is \`${name}\` one\nof ${name}?`)).toBe(`Is \`${'n'.repeat(100)}…\` one\\u{a}of ${name}?`)
})

test('our own newlines stay', () => {
  expect(shownLines('a:\n  b\u0007')).toBe('a:\n  b\\u{7}')
})
