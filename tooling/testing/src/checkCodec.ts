import type { AnyTokenCodec } from '@token-codecs/core'
import { checkLaws } from '@token-codecs/laws'
import { expect, inject, test as vitestTest } from 'vitest'
import { checkReadingRules } from './checkReadingRules.js'
import { checkWritingRules } from './checkWritingRules.js'
import { checkFixture, fixturesIn, goldenOf } from './fixtures.js'
import type { RuleOptions } from './Rule.js'

interface CodecOptions extends Partial<RuleOptions> {
  /** The folder of the codec's fixtures: what the vendor documents, and in its folder `edges` what follows from it. */
  readonly fixtures: URL
  /** Cases for each law. */
  readonly runs?: number
}

/** Every test of a vendor's codec: the rules of reading and writing, its fixtures, and the laws. */
export const checkCodec = (codec: AnyTokenCodec, options: CodecOptions): void => {
  const { fixtures: folder, ownRules = [], test = vitestTest, runs = inject('cases') } = options
  const { fixtures, alone } = fixturesIn(folder)

  test('fixtures: each is a body with what is expected of it, a token and an error among them', () => {
    expect(alone).toEqual([])
    expect(fixtures.some(({ expected }) => expected.token !== undefined)).toBe(true)
    expect(fixtures.some(({ expected }) => expected.error !== undefined)).toBe(true)
  })
  for (const fixture of fixtures) test(`fixture: ${fixture.name}`, () => checkFixture(codec, fixture))

  checkReadingRules(codec, { test, ownRules })
  checkWritingRules(codec, { test, ownRules })
  checkLaws(codec, { test, runs, golden: goldenOf(codec, fixtures) })
}
