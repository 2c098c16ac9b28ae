import { expect, test } from 'vitest'
import { breaksOf } from '../src/contracts.js'
import { everything } from '../src/everything.js'
import { staleness } from '../src/Generated.js'
import { libraries } from '../src/Library.js'
import { splice } from '../src/splice.js'

const packages = libraries()

test.each(everything(packages))('$path is current', (file) => {
  const problem = staleness(file)
  if (problem === undefined) return
  // Without a stack, vitest prints only the message, so that its last line comes last.
  throw Object.assign(new Error(problem), { stack: '' })
})

test('a stale file is described in four lines, and the last one says how to fix it', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`)
  const file = { path: 'fake.md', file: '', text: lines(3000).join('\n'), current: lines(9000).join('\n') }
  expect(staleness(file)).toBe('fake.md:3001 is not current\n- (the end)\n+ line 3000\nrun "npm run docs"')
  expect(staleness({ ...file, current: 'x'.repeat(9000) })?.length).toBeLessThan(300)
})

test.each(packages)('$name keeps its contracts', (library) => {
  const broken = breaksOf(library)
  if (broken.length === 0) return
  const advice = 'undo it, or ask for a major in a changeset; where it is not released yet, run "npm run docs"'
  throw Object.assign(new Error([...broken, advice].join('\n')), { stack: '' })
})

const marked = '<!-- generated: fields --><!-- /generated -->'

test.each([
  'no marker',
  marked.repeat(2),
  '<!-- generated: fields --><!-- generated: losses --><!-- /generated -->',
  '<!-- /generated --><!-- generated: fields -->',
])('splice rejects markers that do not pair: %s', (text) => {
  expect(() => splice(text, ['fields'], new Map([['fields', '']]))).toThrow('generated: fields')
})
