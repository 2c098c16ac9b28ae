import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordEnds } from '../../src/node/csvRecordEnds.js'

const endsIn = (bytes: Uint8Array): readonly number[] => {
  const endOf = recordEnds(',')
  const ends: number[] = []
  for (let end = endOf(bytes, 0); end !== -1; end = endOf(bytes, end)) ends.push(end)
  return ends
}

test.each([
  ['a,b\nc\n', [4, 6]],
  ['a\r\n\r\n\n', [3, 5, 6]],
  ['"a\nb",c\n', [8]],
  ['"a""\n""b"\n"c"\n', [10, 14]],
  ['a"b\nc"\n', [4, 7]],
  ['"a"b\nc"\n', [5, 8]],
  ['"a\nb\n', []],
  ['a', []],
])('%j has records that end at %j', (text, ends) => {
  expect(endsIn(Buffer.from(text))).toEqual(ends)
})

const fragment = fc.oneof(
  fc.constantFrom(
    '"',
    '""',
    ',',
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    'a',
    ' ',
    '"\n',
    '",',
    ',"',
    '"\r\n',
    '1,"{""a"":\n""b""}"\r\n',
  ),
)

test('records end where csv-parse ends them, also after misplaced quotes', () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 30 }), (parts) => {
      const bytes = Buffer.from(parts.join(''))
      const ends = endsIn(bytes)
      const found: number[] = []
      parse(bytes.subarray(0, ends.at(-1) ?? 0), {
        relax_column_count: true,
        relax_quotes: true,
        record_delimiter: ['\r\n', '\n'],
        on_record: (record: string[], context) => {
          found.push(context.bytes)
          return record
        },
      })
      expect(found).toEqual(ends)
    }),
    { numRuns: 2000 },
  )
})
