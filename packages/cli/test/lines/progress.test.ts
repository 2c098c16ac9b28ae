import { expect, test } from 'vitest'
import { progress } from '../../src/lines/progress.js'

const counts = { lines: 1234, written: 1230, rejected: 4, blank: 0, codes: {}, notes: [] }

/** Shows progress at the given milliseconds, and returns what was written. */
const shown = (isTerminal: boolean, total: number | undefined, times: readonly number[]): readonly string[] => {
  const written: string[] = []
  let time = 0
  const state = progress(
    (text) => written.push(text),
    isTerminal,
    total,
    () => time,
  )
  for (const [index, at] of times.entries()) {
    time = at
    state.show(1_000_000 * (index + 1), counts)
  }
  state.clear()
  return written
}

test('a terminal shows one line, which is removed at the end', () => {
  expect(shown(true, 4_000_000, [0, 1000])).toEqual([
    '\r\u001b[K50 %  2.0 MB of 4.0 MB  1.0 MB/s  2 s left  1,234 lines  4 rejected',
    '\r\u001b[K',
  ])
})

test('without a terminal, lines follow each other', () => {
  expect(shown(false, undefined, [0, 2000])).toEqual(['2.0 MB  0.5 MB/s  1,234 lines  4 rejected\n'])
})

test('nothing is shown before some time has passed', () => {
  expect(shown(true, 4_000_000, [0, 50, 100])).toEqual([])
})

test('long conversions show minutes and hours', () => {
  expect(shown(true, 2_000_000_000, [0, 10_000]).join()).toContain('5 h 33 min left')
  expect(shown(true, 20_000_000, [0, 10_000]).join()).toContain('3 min 0 s left')
})
