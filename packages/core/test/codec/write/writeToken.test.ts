import { describe, expect, test } from 'vitest'
import type { Token, WriteOptions } from '../../../src/index.js'
import { defineCodec, Rfc6749Token, secret } from '../../../src/index.js'
import { DatedToken } from '../../support/DatedToken.js'
import { extension, fullToken, leftOf, response, rightOf, tokenWith, triplesOf } from '../../support/index.js'
import { issued, written } from '../../support/written.js'

describe('the shape', () => {
  test('members are in table order, not in token order', () => {
    const backwards = Object.fromEntries(Object.entries(fullToken).reverse()) as unknown as Token
    expect(JSON.stringify(Rfc6749Token.encode(backwards))).toBe(JSON.stringify(Rfc6749Token.encode(fullToken)))
    expect(Object.keys(Rfc6749Token.encode(backwards))).toEqual(Object.values(Rfc6749Token.fields))
  })

  test('absent members are omitted', () => expect(Rfc6749Token.encode(tokenWith())).toStrictEqual(response))

  test('a missing issue time or lifetime is not invented', () =>
    expect(DatedToken.encode(tokenWith())).toStrictEqual(response))
})

describe('losses', () => {
  test('exactly the lost members have a note', () =>
    expect(written(Rfc6749Token, fullToken).notes).toEqual([
      ['dropped', 'not-carried', 'issuedAt'],
      ['dropped', 'not-carried', 'refreshTokenExpiresIn'],
      ['dropped', 'not-carried', 'refreshTokenScope'],
      ['dropped', 'foreign-extension', 'extensions'],
    ]))

  test('a note has the codec and the direction, and no value', () => {
    const [note] = rightOf(
      Rfc6749Token.write(tokenWith({ extensions: extension('fake', { planted: 'fake-planted' }) })),
    ).notes
    expect(note).toMatchObject({ source: 'rfc6749', direction: 'write', member: 'extensions' })
    expect(JSON.stringify(note)).not.toContain('planted')
  })

  test('an unknown member named error is never written, with a note', () =>
    expect(written(Rfc6749Token, tokenWith({ extensions: extension('rfc6749', { error: 'fake' }) }))).toEqual({
      value: response,
      notes: [['dropped', 'reserved-name', 'extensions']],
    }))

  describe('with onLoss: fail', () => {
    test('a dropped member is Lossy', () => {
      const error = leftOf(Rfc6749Token.write(tokenWith({ refreshTokenScope: ['a'], issuedAt: 1 }), { onLoss: 'fail' }))
      expect(error).toMatchObject({ _tag: 'Lossy', source: 'rfc6749' })
      expect(error._tag === 'Lossy' && triplesOf(error.notes)).toContainEqual([
        'dropped',
        'not-carried',
        'refreshTokenScope',
      ])
    })

    test('a dropped issue time is Lossy if a written lifetime counts from it', () => {
      const error = leftOf(Rfc6749Token.write(issued, { onLoss: 'fail' }))
      expect(error._tag === 'Lossy' && triplesOf(error.notes)).toEqual([['dropped', 'not-carried', 'issuedAt']])
    })

    test.each<readonly [string, Partial<Token>, WriteOptions]>([
      ['without a lifetime', { issuedAt: 1700000000 }, {}],
      ['without a written lifetime', { issuedAt: 1700000000, scope: ['a'] }, {}],
      ['with the current time', { issuedAt: 1700000000, expiresIn: 3600 }, { now: 1700000100 }],
      ['with an earlier current time', { issuedAt: 1700000000, expiresIn: 3600 }, { now: 1600000000 }],
    ])('a dropped issue time is not Lossy %s, but noted', (_, members, options) =>
      expect(written(Rfc6749Token, tokenWith(members), { onLoss: 'fail', ...options }).notes).toContainEqual([
        'dropped',
        'not-carried',
        'issuedAt',
      ]),
    )

    test('the issue time is kept by a codec that carries it', () =>
      expect(written(DatedToken, issued, { onLoss: 'fail' }).notes).toEqual([]))

    test('a rebased lifetime is not a loss', () =>
      expect(written(DatedToken, issued, { onLoss: 'fail', now: 1700000001 }).value).toHaveProperty('expires_in', 3599))
  })
})

describe('a Lossy error', () => {
  const dropped = (source: string, code: string, member: string, name: string) => ({
    action: 'dropped',
    code,
    source,
    direction: 'write',
    member,
    // Nothing was written, so nothing was dropped.
    message: expect.stringMatching(new RegExp(`^(?!.*dropped).*\\b${name}: `)),
  })

  test('has a note for each loss, and the code of the first', () => {
    const token = tokenWith({
      expiresIn: 3600,
      issuedAt: 1700000000,
      refreshTokenScope: ['a'],
      extensions: { fake: secret({ a: 1 }) },
    })
    expect(leftOf(Rfc6749Token.write(token, { now: 1700000100, onLoss: 'fail' }))).toEqual({
      _tag: 'Lossy',
      code: 'not-carried',
      source: 'rfc6749',
      message: expect.not.stringContaining('dropped'),
      notes: [
        dropped('rfc6749', 'not-carried', 'refreshTokenScope', 'refreshTokenScope'),
        dropped('rfc6749', 'foreign-extension', 'extensions', 'extensions'),
      ],
    })
  })

  test('is always returned for a token type that the vendor cannot represent, with its wire name', () => {
    const BearerToken = defineCodec<{ access_token?: string; token_type?: 'bearer' }>()({
      id: 'acme',
      fields: { accessToken: 'access_token', tokenType: 'token_type' },
      tokenType: { only: 'bearer' },
    })
    expect(leftOf(BearerToken.write(tokenWith({ tokenType: 'DPoP' })))).toEqual({
      _tag: 'Lossy',
      code: 'token-type',
      message: expect.stringContaining('token_type'),
      source: 'acme',
      notes: [dropped('acme', 'token-type', 'tokenType', 'token_type')],
    })
  })
})

test('unknown members of the token have a single note', () =>
  expect(rightOf(Rfc6749Token.write(Object.assign(tokenWith(), { later: 1, other: 2 }))).notes).toEqual([
    {
      action: 'dropped',
      code: 'unknown-member',
      source: 'rfc6749',
      direction: 'write',
      member: 'unknown',
      message: expect.any(String),
    },
  ]))

describe('an unknown member of the token', () => {
  const token: Token = Object.assign(tokenWith(), { later: 'fake-planted' })

  test('is dropped with a note that does not name it', () => {
    const { value, notes } = rightOf(Rfc6749Token.write(token))
    expect(value).toEqual(response)
    expect(triplesOf(notes)).toEqual([['dropped', 'unknown-member', 'unknown']])
    expect(JSON.stringify(notes)).not.toMatch(/later|planted/)
  })

  test('is Lossy with onLoss: fail', () =>
    expect(leftOf(Rfc6749Token.write(token, { onLoss: 'fail' }))._tag).toBe('Lossy'))
})
