import { tripleOf } from '@tooling/testing'
import { describe, expect, test } from 'vitest'
import type { Token } from '../src/index.js'
import { convert, EnterpriseDelegatedToken, EnterpriseToken, secret } from '../src/index.js'

const token: Token = { accessToken: secret('fake-access-token'), tokenType: 'Bearer' }

test('members are written in a fixed order', () =>
  expect(
    JSON.stringify(
      EnterpriseDelegatedToken.encode({
        ...token,
        issuedAt: 1645532460,
        scope: [],
        refreshToken: secret('fake-r'),
        expiresIn: 0,
      }),
    ),
  ).toBe(
    '{"access_token":"fake-access-token","token_type":"Bearer","expires_in":0,"refresh_token":"fake-r","scope":"","created_at":1645532460}',
  ))

test('an absent refresh token is omitted, never null', () =>
  expect(EnterpriseDelegatedToken.encode(token)).toStrictEqual({
    access_token: 'fake-access-token',
    token_type: 'Bearer',
  }))

describe('a token type that the documented enumeration cannot hold', () => {
  const dpop = { ...token, tokenType: 'DPoP' }

  for (const onLoss of ['report', 'fail'] as const) {
    test(`write is Lossy for DPoP, whether a loss is to ${onLoss}`, () => {
      const result = EnterpriseDelegatedToken.write(dpop, { onLoss })
      const error = result._tag === 'Left' ? result.left : undefined
      expect(error?._tag === 'Lossy' && error.notes.map(({ field }) => field)).toEqual(['tokenType'])
    })
  }

  test('encode, which cannot fail, writes DPoP verbatim', () =>
    expect(EnterpriseDelegatedToken.encode(dpop)).toHaveProperty('token_type', 'DPoP'))
})

test('a lifetime that would be read as a time is dropped with a note', () => {
  const result = EnterpriseDelegatedToken.write({ ...token, expiresIn: 1_000_000_000 })
  expect(result._tag === 'Right' && result.right.value).not.toHaveProperty('expires_in')
  expect(result._tag === 'Right' && result.right.notes.map(tripleOf)).toEqual([
    ['dropped', 'absolute-lifetime', 'expiresIn'],
  ])
})

test('re-basing writes what is left, and created_at as the time of writing', () => {
  const result = EnterpriseDelegatedToken.write(
    { ...token, expiresIn: 7200, issuedAt: 1645532460 },
    { now: 1645532560 },
  )
  expect(result._tag === 'Right' && result.right.value).toMatchObject({ expires_in: 7100, created_at: 1645532560 })
})

describe('the refresh token of the newer specification', () => {
  const text =
    '{"access_token":"fake-access-token","token_type":"Bearer","expires_in":7200,"created_at":1645532460,"refresh_token":"fake-r"}'

  test('is an unknown member to EnterpriseToken: kept, and given back verbatim', () => {
    const result = EnterpriseToken.read(JSON.parse(text))
    if (result._tag === 'Left') throw new Error(result.left.message)
    expect(result.right.notes).toEqual([])
    expect(result.right.token.refreshToken).toBeUndefined()
    expect(JSON.stringify(EnterpriseToken.encode(result.right.token))).toBe(text)
  })

  test.each(['null', '""', '12'])('is given back by EnterpriseToken as it came, %s too', (value) => {
    const sent = text.replace('"fake-r"', value)
    const result = convert(EnterpriseToken, EnterpriseToken)(JSON.parse(sent))
    expect(result._tag === 'Right' && JSON.stringify(result.right.value)).toBe(sent)
    expect(result._tag === 'Right' && result.right.notes).toEqual([])
  })

  test('is no refresh token where EnterpriseToken reads and EnterpriseDelegatedToken writes: dropped with a note', () => {
    const result = convert(EnterpriseToken, EnterpriseDelegatedToken)(JSON.parse(text))
    expect(result._tag === 'Right' && result.right.value).not.toHaveProperty('refresh_token')
    expect(result._tag === 'Right' && result.right.notes.map(tripleOf)).toEqual([
      ['dropped', 'foreign-extension', 'extensions'],
    ])
  })

  test('is dropped with a note where EnterpriseDelegatedToken reads and EnterpriseToken writes', () => {
    const result = convert(EnterpriseDelegatedToken, EnterpriseToken)(JSON.parse(text))
    expect(result._tag === 'Right' && result.right.value).not.toHaveProperty('refresh_token')
    expect(result._tag === 'Right' && result.right.notes.map(tripleOf)).toEqual([
      ['dropped', 'not-carried', 'refreshToken'],
    ])
  })
})
