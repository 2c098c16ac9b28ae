import { readFileSync } from 'node:fs'
import type { AnyTokenCodec } from '@token-codecs/core'
import { TokenCodecError } from '@token-codecs/core'
import { checkLaws } from '@token-codecs/laws'
import { expect, inject, test as vitestTest } from 'vitest'
import type { RuleOptions } from './checkReadingRules.js'
import { checkReadingRules } from './checkReadingRules.js'
import { checkFixture, fixturesIn, goldenOf } from './fixtures.js'
import { fullToken, minimalResponse, minimalToken, withValue } from './members.js'
import { written } from './outcome.js'

interface CodecOptions extends Partial<RuleOptions> {
  /** The codec's fixtures: the vendor's documented samples, and cases derived from them in the subfolder `edges`. */
  readonly fixtures: URL
  /** Cases for each law. */
  readonly runs?: number
}

const checkTokenType = (codec: AnyTokenCodec, tokenType: string, onlyBearer: boolean): void => {
  const token = { ...minimalToken, tokenType }
  if (onlyBearer) {
    expect(written(codec, token)).toStrictEqual({ lossy: [['dropped', 'token-type', 'tokenType']] })
    expect(() => codec.encode(token)).toThrow(TokenCodecError)
    return
  }
  const value = withValue(minimalResponse(codec), [codec.fields.tokenType ?? []].flat(), tokenType)
  expect(codec.encode(token)).toStrictEqual(value)
  expect(written(codec, token, { onLoss: 'fail' })).toStrictEqual({ value, notes: [] })
}

const checkWire = (codec: AnyTokenCodec): void => {
  const members = Object.entries(codec.encode(fullToken(codec)))
  for (const [name, value] of members) {
    const alone = { [name]: value }
    expect(codec.wire.is(alone), name).toBe(true)
    expect(codec.wire.decode(alone)).toEqual({ _tag: 'Right', right: alone })
    expect(codec.wire.encode(alone)).toEqual(alone)
    // A constant may be `true`.
    const other = value === true ? 'true' : true
    expect(codec.wire.is({ ...minimalResponse(codec), [name]: other }), name).toBe(false)
  }
}

/** Fails for a codec's file with a question that `token-codecs new-vendor` left open. */
const checkQuestions = (codec: AnyTokenCodec, folder: URL): void => {
  const questions = readFileSync(new URL(`../../src/${codec.name}.ts`, folder), 'utf8').match(/^ *\/\/ QUESTION .*/gm)
  expect(questions ?? [], 'settle these, and run new-vendor again or delete the comments').toEqual([])
}

/** Tests a vendor's codec: its fixtures, the reading rules, its wire type and the laws. */
export const checkCodec = (codec: AnyTokenCodec, options: CodecOptions): void => {
  const { fixtures: folder, ownRules = [], ownForms = [], test = vitestTest, runs = inject('cases') } = options
  const fixtures = fixturesIn(folder)
  // Without a member for the token type, the vendor implies Bearer.
  const onlyBearer = ownRules.includes('only-bearer') || codec.fields.tokenType === undefined

  // The laws already require a token among the fixtures.
  test('fixtures: contain an error', () =>
    expect(fixtures.some(({ expected }) => expected.error !== undefined)).toBe(true))
  test('source: has no open question', () => checkQuestions(codec, folder))
  for (const fixture of fixtures) test(`fixture: ${fixture.name}`, () => checkFixture(codec, fixture))

  checkReadingRules(codec, { test, ownRules, ownForms })
  for (const tokenType of ['DPoP', 'N_A', 'fake-type']) {
    const title = `writing: ${onlyBearer ? 'rejects' : 'keeps'} the token type ${tokenType}, also in encode`
    test(title, () => checkTokenType(codec, tokenType, onlyBearer))
  }
  test('wire: accepts each documented member alone, and rejects another type', () => checkWire(codec))
  checkLaws(codec, { test, runs, golden: goldenOf(codec, fixtures) })
}
