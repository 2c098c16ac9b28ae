// Converts between every ordered pair of codecs, and compares the results with the matrix.
import { expect, test } from 'vitest'
import { matrix } from '../test/matrix/index.js'
import { pairProblems } from '../test/matrix/pairProblems.js'

const ids = Object.keys(matrix)

test.each(ids)('%s converts to each codec as documented', (from) => {
  expect(ids.flatMap((to) => pairProblems(from, to))).toEqual([])
})
