import { describe, expect, test } from 'vitest'
import { contenders } from '../src/contenders/index.js'
import { figure, pair, table } from '../src/markdown.js'
import { median } from '../src/median.js'
import { targets } from '../src/targets.js'
import { measureTypeChecking } from '../src/typeChecking.js'

describe('a report', () => {
  test('is a table in Markdown', () => {
    expect(table(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |')
  })

  test.each([
    [0.347, '0.35'],
    [2.04, '2'],
    [15.83, '15.8'],
    [15_521.6, '15,522'],
  ])('shows %d as %s', (value, shown) => {
    expect(figure(value)).toBe(shown)
  })

  test('shows what was measured alone before what was interleaved', () => {
    expect(pair(1, 2)).toBe('1 / 2')
  })

  test('takes the middle of what was measured', () => {
    expect(median([3, 100, 1])).toBe(3)
    expect(median([])).toBe(Number.NaN)
  })

  test('names targets of contenders that there are', () => {
    const names = contenders.map(({ name }) => name)
    for (const { of } of targets) if ('contender' in of) expect(names).toContain(of.contender)
  })
})

test('what types cost is that of a consumer that compiles', { timeout: 60_000 }, () => {
  const [empty, consumer] = measureTypeChecking(1)
  expect(consumer?.instantiations).toBeGreaterThan(empty?.instantiations ?? Number.NaN)
})
