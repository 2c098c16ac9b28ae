import { expect, test } from 'vitest'
import { renderTable } from '../../src/newVendor/renderTable.js'
import { files, row } from './plans.js'

const question = (id: string) => ({ id, ask: 'Is it?', choices: [], assumed: 'yes' })

/** Returns the marks of questions, and the names of options and rows, in order. */
const outline = (text: string): readonly string[] => text.match(/(?<=QUESTION )\S+(?=:)|^ *\w+(?=:)/gm) ?? []

test('each question stands above what it concerns', () => {
  const { plan } = files({
    rows: [row('accessToken', ['data', 'a.b']), row('scope', 'scope')],
    tokenType: { implied: true },
    constants: { ok: true },
    extras: ['team', 'a.key', 'data'],
    secretExtras: ['a.key'],
    questions: ['ok.success', 'scope.separator', 'team.use', 'a.key.use', 'data.a.b.use', 'data.rest', 'other.use'].map(
      question,
    ),
  })
  expect(outline(renderTable('acme', plan, '  '))).toEqual([
    '  id',
    '  fields',
    'data.a.b.use',
    '    accessToken',
    'scope.separator',
    '    scope',
    'other.use',
    '  tokenType',
    'ok.success',
    '  constants',
    'team.use',
    'data.rest',
    '  extras',
    'a.key.use',
    '  secretExtras',
  ])
})

test('ten thousand questions take less than seconds', { timeout: 3000 }, () => {
  const extras = Array.from({ length: 10_000 }, (_, index) => `member_${index}`)
  const { plan } = files({
    rows: [row('accessToken', 'a')],
    extras,
    questions: extras.map((name) => question(`${name}.use`)),
  })
  expect(outline(renderTable('acme', plan, ''))).toHaveLength(extras.length + 4)
})
