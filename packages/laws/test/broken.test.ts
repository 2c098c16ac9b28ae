import type { AnyTokenCodec } from '@token-codecs/core'
import { describe, expect, test, vi } from 'vitest'
import { checkLaw, lawsOf } from '../src/checkLaws.js'
import { AcmeToken, brokenCodecs } from './brokenCodecs.js'

/** The numbers of the laws that a codec breaks. */
const brokenLaws = (codec: AnyTokenCodec): readonly number[] => {
  const failed = lawsOf(codec, []).filter(({ examples, ...law }) => {
    // Each hostile value in some places: fifty codecs in all of them would take minutes.
    const some = examples.filter((_, index) => index % 7 === 0)
    return checkLaw({ ...law, examples: some }, { runs: 200, seed: 6749 }).failed
  })
  return [...new Set(failed.map(({ title }) => Number(/^law (\d+)/.exec(title)?.[1])))]
}

describe('the laws say nothing of a codec that', () => {
  test('breaks none of them', () => expect(brokenLaws(AcmeToken)).toEqual([]))
})

describe('the laws catch a codec that', () => {
  // One of them logs what it reads.
  vi.spyOn(console, 'debug').mockImplementation(() => undefined)

  test.each(brokenCodecs)('$does: law $law, and $also because $because', ({ law, also = [], codec }) =>
    expect(brokenLaws(codec)).toEqual([law, ...also].sort((a, b) => a - b)),
  )
})
