import { expect, test } from 'vitest'
import { yesOrNo } from '../../src/source/yesOrNo.js'

test.each([
  'yes',
  'Yes.',
  'TRUE',
  'Required',
  'always',
  '✓',
  '✔️',
  '✅',
  ':heavy_check_mark:',
  ':white_check_mark:',
  'Required, Constant',
])('reads %s as yes', (text) => {
  expect(yesOrNo(text)).toBe(true)
})

test.each(['no', 'No', 'false', 'Optional', '✗', '❌', '➖', ':heavy_minus_sign:', ':x:'])('reads %s as no', (text) => {
  expect(yesOrNo(text)).toBe(false)
})

test.each(['', 'x', 'sometimes', 'Required if the scope was granted', 'conditional'])('leaves %j open', (text) => {
  expect(yesOrNo(text)).toBeUndefined()
})
