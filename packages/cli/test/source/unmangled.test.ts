import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unmangled } from '../../src/source/unmangled.js'

test.each([
  ['â€™', '’'],
  ['cafÃ©', 'café'],
  ['âœ”ï¸\u008f', '✔\ufe0f'],
  ['âœ”ï¸', '✔'],
  ['âž–', '➖'],
  ['ðŸ˜€', '😀'],
  ['aÂ\u00a0b', 'a\u00a0b'],
  ['aÂ b', 'a b'],
  ['aÂ', 'a'],
  ['café, naïve, Ångström', 'café, naïve, Ångström'],
  ['↳ ✔', '↳ ✔'],
  ['\u00c3(', '\u00c3('],
])('repairs %j to %j', (damaged, expected) => {
  expect(unmangled(damaged)).toBe(expected)
})

test('repairs any damaged string', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      // The bytes as Latin-1, which Windows-1252 extends.
      expect(unmangled(Buffer.from(text, 'utf8').toString('latin1'))).toBe(text)
    }),
  )
})
