import type { AnyTokenCodec } from '@token-codecs/core'
import type { TestFunction } from '@token-codecs/laws'
import { expect } from 'vitest'
import { optionalMembers, optionalNames } from './members.js'
import { minimalResponse, minimalToken } from './minimal.js'
import { written } from './outcome.js'
import type { RuleOptions } from './Rule.js'

const checkTokenTypes = (codec: AnyTokenCodec, test: TestFunction, onlyBearer: boolean): void => {
  for (const tokenType of ['DPoP', 'N_A', 'fake-type']) {
    test(`writing: ${onlyBearer ? 'refuses' : 'keeps'} the token type ${tokenType}, which encode writes verbatim`, () => {
      const token = { ...minimalToken, tokenType }
      const value = { ...minimalResponse(codec), [`${codec.fields.tokenType}`]: tokenType }
      expect(codec.encode(token)).toStrictEqual(value)
      for (const onLoss of ['report', 'fail'] as const) {
        const result = written(codec, token, { onLoss })
        if (onlyBearer) expect(result).toMatchObject({ lossy: [['dropped', expect.any(String), 'tokenType']] })
        else expect(result).toStrictEqual({ value, notes: [] })
      }
    })
  }
}

/** Checks what writing has in common for all codecs of responses like RFC 6749's. */
export const checkWritingRules = (codec: AnyTokenCodec, { test, ownRules = [] }: RuleOptions): void => {
  const minimal = minimalResponse(codec)
  const { fields } = codec

  test('writing: omits absent members', () => {
    const bearer = expect.stringMatching(/^bearer$/i)
    const { accessToken, tokenType } = fields
    expect(minimal).toStrictEqual({ [`${accessToken}`]: 'fake-access-token', [`${tokenType}`]: bearer })
  })

  checkTokenTypes(codec, test, ownRules.includes('only-bearer'))

  for (const member of optionalNames.filter((name) => fields[name] === undefined)) {
    test(`writing: drops ${member}, which it does not carry, with a note`, () => {
      const token = { ...minimalToken, [member]: optionalMembers[member] }
      const notes = [['dropped', 'not-carried', member]]
      expect(written(codec, token)).toStrictEqual({ value: minimal, notes })
      const failing = member === 'issuedAt' ? { value: minimal, notes } : { lossy: notes }
      expect(written(codec, token, { onLoss: 'fail' })).toStrictEqual(failing)
    })
  }

  for (const member of ['scope', 'refreshTokenScope'] as const) {
    const name = fields[member]
    if (name === undefined) continue
    test(`writing: writes an empty ${member} as empty text`, () =>
      expect(codec.encode({ ...minimalToken, [member]: [] })).toStrictEqual({ ...minimal, [name]: '' }))
  }

  test('wire: takes each documented member alone, and none of another type', () => {
    const members = Object.entries(codec.encode({ ...minimalToken, ...optionalMembers }))
    for (const [name, value] of members) {
      const alone = { [name]: value }
      expect(codec.wire.is(alone), name).toBe(true)
      expect(codec.wire.decode(alone)).toEqual({ _tag: 'Right', right: alone })
      expect(codec.wire.encode(alone)).toEqual(alone)
      expect(codec.wire.is({ ...minimal, [name]: true }), name).toBe(false)
    }
  })
}
