import { tripleOf } from '@tooling/testing'
import { describe, expect, test } from 'vitest'
import type { Token } from '../src/index.js'
import { EnterpriseToken, secret } from '../src/index.js'

const token: Token = { accessToken: secret('fake-access-token'), tokenType: 'Bearer' }

describe('a token type that the documented enumeration cannot hold', () => {
  const dpop = { ...token, tokenType: 'DPoP' }

  for (const onLoss of ['report', 'fail'] as const) {
    test(`write is Lossy for DPoP, whether a loss is to ${onLoss}`, () => {
      const result = EnterpriseToken.write(dpop, { onLoss })
      const error = result._tag === 'Left' ? result.left : undefined
      expect(error?._tag === 'Lossy' && error.notes.map(({ field }) => field)).toEqual(['tokenType'])
    })
  }

  test('encode, which cannot fail, writes DPoP verbatim', () => {
    expect(EnterpriseToken.encode(dpop)).toEqual({ access_token: 'fake-access-token', token_type: 'DPoP' })
  })
})

describe('a lifetime that would be read as a time', () => {
  test.each([
    [999_999_999, { expires_in: 999_999_999 }, []],
    [1_000_000_000, {}, [['dropped', 'absolute-lifetime', 'expiresIn']]],
    [1_645_539_660, {}, [['dropped', 'absolute-lifetime', 'expiresIn']]],
  ])('writes what can be read back of a lifetime of %d seconds', (expiresIn, written, notes) => {
    const result = EnterpriseToken.write({ ...token, expiresIn })
    if (result._tag === 'Left') throw new Error(result.left.message)
    expect(result.right.value).toEqual({ access_token: 'fake-access-token', token_type: 'Bearer', ...written })
    expect(result.right.notes.map(tripleOf)).toEqual(notes)
  })
})

test('created_at is written where issuedAt is known, and never invented', () => {
  expect(EnterpriseToken.encode({ ...token, issuedAt: 1645532460 })).toHaveProperty('created_at', 1645532460)
  expect(EnterpriseToken.encode({ ...token, expiresIn: 7200 })).not.toHaveProperty('created_at')
})

test('re-basing writes what is left, and created_at as the time of writing', () => {
  const result = EnterpriseToken.write({ ...token, expiresIn: 7200, issuedAt: 1645532460 }, { now: 1645532560 })
  expect(result._tag === 'Right' && result.right.value).toEqual({
    access_token: 'fake-access-token',
    token_type: 'Bearer',
    expires_in: 7100,
    created_at: 1645532560,
  })
})

test('members are written in the order of the documentation', () => {
  const full: Token = {
    issuedAt: 1645532460,
    scope: [],
    expiresIn: 0,
    tokenType: 'Bearer',
    accessToken: secret('fake-a'),
  }
  expect(JSON.stringify(EnterpriseToken.encode(full))).toBe(
    '{"access_token":"fake-a","token_type":"Bearer","expires_in":0,"scope":"","created_at":1645532460}',
  )
})
