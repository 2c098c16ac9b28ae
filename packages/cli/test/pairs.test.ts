// Converts between pairs of codecs, as JSON text, and compares the results with the matrix. `npm run verify` converts
// between every pair.
import { convert } from '@token-codecs/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codecs } from './codecs.js'
import { expected, responseOf, tokenOf } from './matrix/expected.js'
import { matrix } from './matrix/index.js'
import { pairProblems, subjectOf } from './matrix/pairProblems.js'

const ids = Object.keys(matrix)

/** Number of times that each codec is a source, and a target. */
const ROUNDS = 10

test('every codec has a row: add it to test/matrix from the vendor’s documentation, not from the codec', () => {
  expect([...ids].sort()).toEqual([...codecs.keys()].sort())
})

test.each(ids)('the row of %s has every documented member that a token lacks', (id) => {
  const { codec, row } = subjectOf(id)
  expect(Object.keys(row.extras ?? {}).sort()).toEqual([...codec.extras].sort())
})

test('each codec converts as documented to a codec drawn at random', () => {
  const order = fc.shuffledSubarray(ids, { minLength: ids.length })
  const convertsEach = (targets: readonly string[]) => {
    expect(targets.flatMap((to, index) => pairProblems(ids[index] ?? '', to))).toEqual([])
  }
  fc.assert(fc.property(order, convertsEach), { numRuns: ROUNDS, endOnFailure: true })
})

// ory-like documents an integer ID token. It is kept as data, and never becomes another vendor's ID token.
test('ory-like with the documented integer ID token never writes an ID token', () => {
  const { codec, row } = subjectOf('ory-like')
  const sent = { ...row, response: row.response.filter(([member]) => member !== 'idToken') }
  const { members, extensions } = tokenOf('ory-like', sent)
  const token = { members, extensions: { ...extensions, 'ory-like#moved': { id_token: 0 } } }
  for (const to of ids) {
    const target = subjectOf(to)
    const result = convert(codec, target.codec)({ ...responseOf(sent), id_token: 0 })
    if (result._tag === 'Left') throw new Error(result.left.message)
    const { value, notes } = expected(to, target.row, token)
    expect(result.right.value, to).toEqual(value)
    expect(result.right.notes.map(({ action, code, member }) => `${action} ${code} ${member}`).sort(), to).toEqual(
      ['moved not-string idToken', ...notes].sort(),
    )
  }
})
