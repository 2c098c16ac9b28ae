import { describe, expect, test } from 'vitest'
import { sectionsOf, splice } from '../src/splice.js'

const sections = sectionsOf('## Fields\n\n| a |\n| --- |\n\n## Losses\n\nnone\n')

describe('splice', () => {
  test('puts a section between its markers and leaves the rest', () => {
    const text = 'before\n\n<!-- generated: fields -->\nold\n<!-- /generated -->\n\nafter\n'
    const spliced = 'before\n\n<!-- generated: fields -->\n\n| a |\n| --- |\n\n<!-- /generated -->\n\nafter\n'
    expect(splice(text, ['fields'], sections)).toBe(spliced)
    expect(splice(spliced, ['fields'], sections)).toBe(spliced)
  })

  test('puts several, each in its place', () => {
    const text = '<!-- generated: losses --><!-- /generated -->\n<!-- generated: fields --><!-- /generated -->'
    const spliced = splice(text, ['fields', 'losses'], sections)
    expect(spliced.indexOf('none')).toBeLessThan(spliced.indexOf('| a |'))
    expect(spliced.match(/generated: /g)).toHaveLength(2)
  })

  test.each([
    ['no marker', 'text'],
    ['a marker that is not closed', '<!-- generated: fields -->\n'],
    ['a marker twice', '<!-- generated: fields --><!-- /generated -->'.repeat(2)],
    ['a marker within another', '<!-- generated: fields --><!-- generated: losses --><!-- /generated -->'],
    ['a marker closed before it opens', '<!-- /generated --><!-- generated: fields -->'],
  ])('refuses %s', (_, text) => {
    expect(() => splice(text, ['fields'], sections)).toThrow('expected <!-- generated: fields --> once')
  })

  test('refuses a section that is not printed', () => {
    expect(() => splice('', ['repairs'], sections)).toThrow('prints no section repairs')
  })
})
