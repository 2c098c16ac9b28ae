import { expect, test } from 'vitest'
import { sectionsOf, splice } from '../src/splice.js'

const sections = sectionsOf('## Fields\n\n| a |\n| --- |\n\n## Losses\n\nnone\n')
const marked = (name: string, section: string) => `<!-- generated: ${name} -->${section}<!-- /generated -->`

test('splice puts sections between their markers and leaves the rest', () => {
  const text = `before\n\n${marked('losses', '')}\n${marked('fields', '\nold\n')}\n\nafter\n`
  const spliced = `before\n\n${marked('losses', '\n\nnone\n\n')}\n${marked('fields', '\n\n| a |\n| --- |\n\n')}\n\nafter\n`
  expect(splice(text, ['fields', 'losses'], sections)).toBe(spliced)
  expect(splice(spliced, ['fields', 'losses'], sections)).toBe(spliced)
})

test.each([
  ['no marker', 'text'],
  ['a marker that is not closed', '<!-- generated: fields -->\n'],
  ['a marker twice', marked('fields', '').repeat(2)],
  ['a marker within another', `<!-- generated: fields -->${marked('losses', '')}`],
  ['a marker closed before it opens', '<!-- /generated --><!-- generated: fields -->'],
])('splice refuses %s', (_, text) => {
  expect(() => splice(text, ['fields'], sections)).toThrow('generated: fields')
})

test('splice refuses a section that is not printed', () => {
  expect(() => splice('', ['repairs'], sections)).toThrow('repairs')
})
