import { describe, expect, test } from 'vitest'
import type { Table } from '../src/Table.js'
import { asText } from '../src/Table.js'

const table: Table = {
  title: 'Fields',
  columns: ['member', '`bolt`', '`enterprise`', '`google`'],
  rows: [
    [['`accessToken`'], ['`access_token`'], ['`access_token`, in the body'], ['`access_token`']],
    [['`scope`'], ['`scope`', 'or an array of names, each once'], [], ['`scope`']],
  ],
  remarks: ['A remark that is longer than a narrow terminal, which therefore continues on the next line.'],
}

const linesAt = (columns: number): readonly string[] => asText(table, { columns }).split('\n')

/** Sorted letters of a string. */
const lettersOf = (text: string): string => [...text.replace(/[-\s*]+/g, '')].sort().join('')

test('keeps each line of a cell on one line without a terminal', () => {
  expect(asText(table)).toMatchInlineSnapshot(`
    "Fields

    member       bolt                             enterprise                 google
    -----------  -------------------------------  -------------------------  ------------
    accessToken  access_token                     access_token, in the body  access_token
    scope        scope                                                       scope
                 or an array of names, each once

    * A remark that is longer than a narrow terminal, which therefore continues on the next line.
    "
  `)
})

describe('on a terminal', () => {
  test('keeps a table that fits', () => expect(linesAt(200)).toEqual(asText(table).split('\n')))

  test('keeps the lines if the terminal does not know its width', () =>
    expect(linesAt(0)).toEqual(asText(table).split('\n')))

  test.each([100, 80, 60, 40, 30, 20, 12, 1])('fits %i columns without losing a character', (columns) => {
    const lines = linesAt(columns)
    // Narrower columns would be unreadable: the terminal wraps them.
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(Math.max(columns, 18))
    const repeated = lines.filter((line) => line.startsWith('member')).length - 1
    const expected = asText(table) + 'memberaccessTokenscope'.repeat(repeated)
    expect(lettersOf(lines.join(''))).toBe(lettersOf(expected))
  })

  test('wraps the widest columns between words', () => {
    expect(asText(table, { columns: 70 })).toMatchInlineSnapshot(`
      "Fields

      member       bolt                  enterprise            google
      -----------  --------------------  --------------------  ------------
      accessToken  access_token          access_token, in the  access_token
                                         body
      scope        scope                                       scope
                   or an array of
                   names, each once

      * A remark that is longer than a narrow terminal, which therefore
        continues on the next line.
      "
    `)
  })

  test('continues below, with the first column repeated, when columns would become too narrow', () => {
    expect(asText(table, { columns: 40 })).toMatchInlineSnapshot(`
      "Fields

      member       bolt
      -----------  ---------------------------
      accessToken  access_token
      scope        scope
                   or an array of names, each
                   once

      member       enterprise
      -----------  -------------------------
      accessToken  access_token, in the body
      scope

      member       google
      -----------  ------------
      accessToken  access_token
      scope        scope

      * A remark that is longer than a narrow
        terminal, which therefore continues on
        the next line.
      "
    `)
  })

  test('prints headers in bold if the terminal has colors', () => {
    const lines = asText(table, { columns: 200, hasColors: () => true }).split('\n')
    expect(lines.filter((line) => line.includes('\u001b[1m'))).toEqual([lines[0], lines[2]])
  })

  test('has no colors with NO_COLOR', () => {
    expect(asText(table, { columns: 200, hasColors: () => false })).not.toContain('\u001b')
  })
})
