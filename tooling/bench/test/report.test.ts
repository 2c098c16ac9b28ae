import { expect, test } from 'vitest'
import { figure, median, table } from '../src/markdown.js'
import { decodingRaces, operationRaces } from '../src/races.js'
import { targets } from '../src/targets.js'

test('a table shows medians with at most three significant digits', () => {
  const cells = [[3, 0.347, 0], [15.83], [15_521.6]].map((values) => figure(median(values)))
  expect(table(['a', 'b', 'c'], [cells])).toBe('| a | b | c |\n| --- | --- | --- |\n| 0.35 | 15.8 | 15,522 |')
})

test.each(targets)('the target in the race %s, of %s to %s, compares measured arms', (race, arm, to) => {
  const arms = [...decodingRaces, ...operationRaces].find(({ name }) => name === race)?.arms ?? []
  expect(arms.map(({ name }) => name)).toEqual(expect.arrayContaining([arm, to]))
})
