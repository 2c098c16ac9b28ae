import { expect, test } from 'vitest'
import { splice } from '../src/splice.js'

const marked = '<!-- generated: fields --><!-- /generated -->'

test.each([
  'no marker',
  marked.repeat(2),
  '<!-- generated: fields --><!-- generated: losses --><!-- /generated -->',
  '<!-- /generated --><!-- generated: fields -->',
])('splice refuses markers that do not pair: %s', (text) => {
  expect(() => splice(text, ['fields'], new Map([['fields', '']]))).toThrow('generated: fields')
})
