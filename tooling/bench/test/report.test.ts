import { expect, test } from 'vitest'
import { summarize } from '../src/figures.js'
import { inputSets } from '../src/inputs.js'
import { figure, median, ratioText, table } from '../src/markdown.js'
import { racesOf } from '../src/races.js'
import { targets } from '../src/targets.js'

test('a table shows medians with at most three significant digits', () => {
  const cells = [[3, 0.347, 0], [15.83], [15_521.6]].map((values) => figure(median(values)))
  expect(table(['a', 'b', 'c'], [cells])).toBe('| a | b | c |\n| --- | --- | --- |\n| 0.35 | 15.8 | 15,522 |')
})

test.each([
  [1.304, 1.3, '1.304'],
  [1.296, 1.3, '1.30'],
  [1.3, 1.3, '1.30'],
  [1.000001, 1, '1.000001'],
  [0.2004, 1 / 5, '0.2004'],
  [0.25, 1 / 5, '0.25'],
])('a ratio of %f with the bound %f is shown as %s', (ratio, bound, shown) => {
  expect(ratioText(ratio, bound)).toBe(shown)
})

test('a figure is the median of processes, each with its best slices', () => {
  const slices = (...ours: readonly number[]) => ({ ours: [ours, [9_000]], other: [[2_000, 4_000], [3_000]] })
  const { microseconds, ratio } = summarize([slices(1_000, 50_000), slices(6_000), slices(8_000, 7_000)])
  expect(microseconds('ours')).toEqual([6, 9])
  expect(ratio('ours', 'other')).toEqual([3, 3])
})

test.each(inputSets)('every target compares measured arms on %s inputs, the first of which is ours', (set) => {
  const races = (['decode', 'operations'] as const).flatMap((section) => racesOf(section, set))
  for (const { race, ours, other } of targets) {
    const names = races.find(({ name }) => name === race)?.arms.map(({ name }) => name)
    expect(names?.[0], race).toBe(ours)
    expect(names?.slice(1), race).toContain(other)
  }
})

test('names of races are unique, and so are those of their arms', () => {
  const races = (['decode', 'operations'] as const).flatMap((section) => racesOf(section, 'long'))
  expect(new Set(races.map(({ name }) => name)).size).toBe(races.length)
  for (const { arms } of races) expect(new Set(arms.map(({ name }) => name)).size).toBe(arms.length)
})
