import { expect, test } from 'vitest'
import { figure, table } from '../src/markdown.js'
import { median } from '../src/median.js'
import { decodingRaces, operationRaces } from '../src/races.js'
import { targets } from '../src/targets.js'

test('a table is Markdown', () => {
  expect(table(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |')
})

test.each([
  [0.347, '0.35'],
  [2.04, '2'],
  [15.83, '15.8'],
  [15_521.6, '15,522'],
])('%d is shown as %s', (value, shown) => {
  expect(figure(value)).toBe(shown)
})

test('the median is the value in the middle', () => {
  expect(median([3, 100, 1])).toBe(3)
  expect(median([])).toBe(Number.NaN)
})

test.each(targets)('the target for $arm, $race, is one of arms that are measured', ({ race, arm, to }) => {
  const arms = [...decodingRaces, ...operationRaces].find(({ name }) => name === race)?.arms ?? []
  expect(arms.map(({ name }) => name)).toEqual(expect.arrayContaining([arm, to]))
})
