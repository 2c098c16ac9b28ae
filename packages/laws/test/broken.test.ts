import type { AnyTokenCodec } from '@token-codecs/core'
import { afterAll, describe, expect, inject, test, vi } from 'vitest'
import { checkLaw, lawsOf } from '../src/checkLaws.js'
import { AcmeToken, brokenCodecs } from './brokenCodecs.js'

const RUNS = 200
/** Cases for the laws that a broken codec is expected to keep: fifty codecs in all cases would take minutes. */
const RUNS_OF_OTHERS = inject('fullSizes') ? RUNS : 20

const numberOf = (title: string): number => Number(/^law (\d+)/.exec(title)?.[1])

/** The numbers of the laws that a codec breaks. */
const brokenLaws = (codec: AnyTokenCodec, expected: readonly number[]): readonly number[] => {
  const failed = lawsOf(codec, []).filter(({ examples, ...law }) => {
    const isExpected = expected.includes(numberOf(law.title))
    const runs = isExpected ? RUNS : RUNS_OF_OTHERS
    // Of the hostile values, each in some of the places.
    const some = examples.filter((_, index) => index % (isExpected ? 7 : 49) === 0)
    return checkLaw({ ...law, examples: some }, { runs, seed: 6749 }).failed
  })
  return [...new Set(failed.map(({ title }) => numberOf(title)))]
}

describe('the laws say nothing of a codec that', () => {
  const all = lawsOf(AcmeToken, []).map(({ title }) => numberOf(title))
  test('breaks none of them', () => expect(brokenLaws(AcmeToken, all)).toEqual([]))
})

describe('the laws catch a codec that', () => {
  // One of them logs what it reads.
  const logs = vi.spyOn(console, 'debug').mockImplementation(() => undefined)
  afterAll(() => logs.mockRestore())

  test.each(brokenCodecs)('$does: law $law, and $also because $because', ({ law, also = [], codec }) => {
    const expected = [law, ...also].sort((a, b) => a - b)
    expect(brokenLaws(codec, expected)).toEqual(expected)
  })
})
