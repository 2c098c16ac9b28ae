import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import type { Json, Token } from '../../src/index.js'
import { CanonicalToken, eqToken, expiryOf, mergeRefresh, secret } from '../../src/index.js'
import { datedTokens, instants, tokens, undatedTokens } from '../support/arbitraries.js'
import { deepFreeze, extension, extensionOf, fullToken, tokenWith, triplesOf } from '../support/index.js'

const answer = tokenWith({ accessToken: secret('fake-new'), issuedAt: 1700000600 })
const merged = (previous: Token, next: Token): Token => mergeRefresh(previous, next).token
const notesOf = (previous: Token, next: Token) => triplesOf(mergeRefresh(previous, next).notes)

describe('a member that is missing from the refresh response', () => {
  test.each([
    'scope',
    'refreshToken',
    'refreshTokenScope',
    'idToken',
    'issuedTokenType',
    'authorizationDetails',
  ] as const)('is kept with a note: %s', (member) => {
    expect(merged(fullToken, answer)[member]).toBe(fullToken[member])
    expect(notesOf(fullToken, answer)).toContainEqual(['defaulted', 'left-out', member])
  })

  test("is dropped if it is the access token's expiry time", () => {
    const previous = tokenWith({ expiresAt: 1700003600 })
    expect(merged(previous, answer)).not.toHaveProperty('expiresAt')
    expect(notesOf(previous, answer)).toEqual([['dropped', 'previous-response', 'expiresAt']])
  })

  test.each(['expiresIn', 'issuedAt'] as const)('is dropped if it belongs to one response only: %s', (member) => {
    const undated = tokenWith()
    expect(merged(fullToken, undated)).not.toHaveProperty(member)
    expect(notesOf(fullToken, undated)).toContainEqual(['dropped', 'previous-response', member])
  })

  test('never leaves the expiry of the previous access token', () =>
    expect(expiryOf(merged(fullToken, answer))).toBeUndefined())
})

describe('a member of the refresh response', () => {
  test('wins, for every member', () => {
    const next: Token = {
      accessToken: secret('fake-new'),
      tokenType: 'DPoP',
      expiresIn: 60,
      issuedAt: 1700000600,
      scope: [],
      refreshToken: secret('fake-new-refresh'),
      refreshTokenExpiresIn: 1,
      refreshTokenScope: [],
      idToken: secret('fake-new-id'),
      issuedTokenType: 'fake',
      authorizationDetails: secret([]),
      extensions: extension('fake', { tenant: 'fake-new-tenant' }),
    }
    expect(eqToken(merged(fullToken, next), next)).toBe(true)
    expect(notesOf(fullToken, next)).toEqual([])
  })

  test('wins even if it is a lifetime of 0 or an empty scope', () =>
    expect(merged(fullToken, { ...answer, expiresIn: 0, scope: [] })).toMatchObject({ expiresIn: 0, scope: [] }))
})

describe('the lifetime of the refresh token', () => {
  const previous = tokenWith({ refreshToken: secret('fake-r'), refreshTokenExpiresIn: 1000, issuedAt: 1700000000 })

  test('is reduced by the passed time if the refresh token is kept', () => {
    const token = merged(previous, answer)
    expect(token).toMatchObject({ issuedAt: 1700000600, refreshTokenExpiresIn: 400 })
    expect(notesOf(previous, answer)).toContainEqual(['rebased', 'time-passed', 'refreshTokenExpiresIn'])
  })

  test('is kept unchanged if no time has passed', () =>
    expect(notesOf(previous, { ...answer, issuedAt: 1700000000 })).toContainEqual([
      'defaulted',
      'left-out',
      'refreshTokenExpiresIn',
    ]))

  test('is 0 after its end, and stays 0', () => {
    const late = merged(previous, { ...answer, issuedAt: 1700009000 })
    expect(late.refreshTokenExpiresIn).toBe(0)
    expect(merged(late, { ...answer, issuedAt: 1700009001 }).refreshTokenExpiresIn).toBe(0)
  })

  test('keeps its end if a clock is set back, and stays 0 if it was 0', () => {
    expect(merged(previous, { ...answer, issuedAt: 1699999900 }).refreshTokenExpiresIn).toBe(1100)
    const over = { ...previous, refreshTokenExpiresIn: 0 }
    expect(merged(over, { ...answer, issuedAt: 1699999900 }).refreshTokenExpiresIn).toBe(0)
  })

  test.each([
    ['of the previous token', tokenWith({ refreshToken: secret('fake-r'), refreshTokenExpiresIn: 1000 }), answer],
    ['of the response', previous, tokenWith()],
  ])('is dropped if the issue time %s is unknown', (_, earlier, next) => {
    expect(merged(earlier, next)).not.toHaveProperty('refreshTokenExpiresIn')
    expect(notesOf(earlier, next)).toContainEqual(['dropped', 'unknown-issue-time', 'refreshTokenExpiresIn'])
  })

  test('is never that of the previous refresh token', () => {
    const next = { ...answer, refreshToken: secret('fake-rotated') }
    expect(merged(previous, next)).not.toHaveProperty('refreshTokenExpiresIn')
    expect(notesOf(previous, next)).toEqual([['dropped', 'rotated', 'refreshTokenExpiresIn']])
  })

  test('is dropped if the response repeats the refresh token, which the server may have renewed', () =>
    expect(merged(previous, { ...answer, refreshToken: secret('fake-r') })).not.toHaveProperty('refreshTokenExpiresIn'))

  test('comes from the response, even if that has no refresh token', () => {
    const token = merged(previous, { ...answer, refreshTokenExpiresIn: 5000 })
    expect(token).toMatchObject({ refreshToken: previous.refreshToken, refreshTokenExpiresIn: 5000 })
  })
})

describe('the expiry time of the refresh token', () => {
  const previous = tokenWith({ refreshToken: secret('fake-r'), refreshTokenExpiresAt: 1700086400 })
  const rotated = { ...answer, refreshToken: secret('fake-rotated') }

  test('is kept with the refresh token, even without issue times', () => {
    for (const next of [answer, tokenWith(), { ...answer, issuedAt: 1800000000 }]) {
      expect(merged(previous, next)).toMatchObject({ refreshTokenExpiresAt: 1700086400 })
      expect(notesOf(previous, next)).toContainEqual(['defaulted', 'left-out', 'refreshTokenExpiresAt'])
    }
  })

  test('is never that of the previous refresh token', () => {
    expect(merged(previous, rotated)).not.toHaveProperty('refreshTokenExpiresAt')
    expect(notesOf(previous, rotated)).toEqual([['dropped', 'rotated', 'refreshTokenExpiresAt']])
  })

  test('gives way to a lifetime or an expiry time in the response', () => {
    for (const members of [{ refreshTokenExpiresIn: 60 }, { refreshTokenExpiresAt: 1700000900 }]) {
      const { refreshTokenExpiresIn, refreshTokenExpiresAt } = merged(previous, { ...answer, ...members })
      expect({ refreshTokenExpiresIn, refreshTokenExpiresAt }).toEqual({
        refreshTokenExpiresIn: undefined,
        refreshTokenExpiresAt: undefined,
        ...members,
      })
    }
    expect(notesOf(previous, { ...answer, refreshTokenExpiresIn: 60 })).toContainEqual([
      'dropped',
      'previous-response',
      'refreshTokenExpiresAt',
    ])
    const living = tokenWith({ refreshToken: secret('fake-r'), refreshTokenExpiresIn: 60, issuedAt: 1700000000 })
    expect(merged(living, { ...answer, refreshTokenExpiresAt: 1700000900 })).not.toHaveProperty('refreshTokenExpiresIn')
  })
})

test('a rotated refresh token keeps the scope of the previous one', () => {
  const previous = tokenWith({ refreshToken: secret('fake-r'), refreshTokenScope: ['fake:read'] })
  expect(merged(previous, { ...answer, refreshToken: secret('fake-s') }).refreshTokenScope).toEqual(['fake:read'])
})

describe('extensions', () => {
  const previous = tokenWith({ extensions: extension('fake', { tenant: 'fake-t', kept: 1 }) })

  test('are merged by member', () => {
    const next = { ...answer, extensions: extension('fake', { tenant: 'fake-u', added: 2 }) }
    expect(extensionOf(merged(previous, next), 'fake')).toEqual({ tenant: 'fake-u', added: 2, kept: 1 })
  })

  test('of several codecs are all kept', () => {
    const token = merged(previous, { ...answer, extensions: extension('other', { a: 1 }) })
    expect(extensionOf(token, 'fake')).toEqual({ tenant: 'fake-t', kept: 1 })
    expect(extensionOf(token, 'other')).toEqual({ a: 1 })
  })

  test.each(['expires_at', 'c_nonce', 'created_at', 'ext_expires_in', 'ttl', 'exp', 'name'])(
    'are kept with any member name: %s',
    (name) => {
      const earlier = tokenWith({ extensions: extension('fake', { [name]: 1 }) })
      expect(extensionOf(merged(earlier, answer), 'fake')).toEqual({ [name]: 1 })
      expect(notesOf(earlier, answer)).toEqual([['defaulted', 'left-out', 'extensions']])
    },
  )

  test('are merged one level deep: nested objects are replaced whole', () => {
    const earlier = tokenWith({ extensions: extension('fake', { team: { id: 1, name: 'fake' }, user: 1 }) })
    const next = { ...answer, extensions: extension('fake', { team: { id: 2 } }) }
    expect(extensionOf(merged(earlier, next), 'fake')).toEqual({ team: { id: 2 }, user: 1 })
  })

  test.each(['canonical', 'canonical#moved', 'fake#moved'])(
    'that belong to one response are dropped with a note: %s',
    (id) => {
      const earlier = tokenWith({ extensions: extension(id, { one: 1, two: 2 }) })
      expect(merged(earlier, answer)).not.toHaveProperty('extensions')
      expect(notesOf(earlier, answer)).toEqual([['dropped', 'previous-response', 'extensions']])
      const next = { ...answer, extensions: extension(id, { one: 3, two: 2 }) }
      expect(extensionOf(merged(earlier, next), id)).toEqual({ one: 3, two: 2 })
      expect(notesOf(earlier, next)).toEqual([])
    },
  )

  test('have one note for all kept members and one for all dropped members', () => {
    const earlier = { ...previous.extensions, ...extension('other', { a: 1 }) }
    const moved = { ...extension('fake#moved', { a: 1, b: 2 }), ...extension('canonical', { c: 3 }) }
    expect(notesOf(tokenWith({ extensions: { ...earlier, ...moved } }), answer)).toEqual([
      ['defaulted', 'left-out', 'extensions'],
      ['dropped', 'previous-response', 'extensions'],
    ])
  })

  test('may have names of Object.prototype members', () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":1},"constructor":2}')
    const earlier = tokenWith({ extensions: extension('__proto__', hostile) })
    const token = merged(earlier, answer)
    expect(Object.keys(token.extensions ?? {})).toEqual(['__proto__'])
    expect(eqToken(token, { ...answer, extensions: earlier.extensions ?? {} })).toBe(true)
    expect(token).not.toHaveProperty('polluted')
  })
})

test('members of a newer version come from the response only, with one note that does not name them', () => {
  const previous = Object.assign(tokenWith(), { laterMember: 1, another: 2 })
  const { token, notes } = mergeRefresh(previous, Object.assign(tokenWith(), { another: 3 }))
  expect(token).toHaveProperty('another', 3)
  expect(token).not.toHaveProperty('laterMember')
  expect(triplesOf(notes)).toEqual([['dropped', 'previous-response', 'unknown']])
  expect(JSON.stringify(notes)).not.toMatch(/laterMember|another/)
})

test('a note has a source and contains no values', () => {
  const { notes } = mergeRefresh(fullToken, answer)
  for (const note of notes) expect(note).toMatchObject({ source: 'refresh', direction: 'read' })
  expect(JSON.stringify(notes)).not.toContain('fake')
})

describe('moved values come from the refresh response only', () => {
  const withMoved = (value: Json) => tokenWith({ extensions: extension('acme#moved', { expires_in: value }) })

  test('and those of the previous token are dropped with a note', () => {
    const { token, notes } = mergeRefresh(withMoved('soon'), tokenWith())
    expect(token).not.toHaveProperty('extensions')
    expect(triplesOf(notes)).toEqual([['dropped', 'previous-response', 'extensions']])
  })

  test('and those of the response are kept', () => {
    expect(extensionOf(mergeRefresh(withMoved('soon'), withMoved('later')).token, 'acme#moved')).toEqual({
      expires_in: 'later',
    })
    expect(mergeRefresh(tokenWith(), withMoved('later')).notes).toEqual([])
  })
})

describe('for all tokens', () => {
  test('the merged token is valid', () =>
    fc.assert(fc.property(tokens, tokens, (previous, next) => CanonicalToken.is(merged(previous, next)))))

  test('the inputs are not changed', () =>
    fc.assert(
      fc.property(tokens, tokens, (previous, next) => {
        const before = JSON.stringify([CanonicalToken.encode(previous), CanonicalToken.encode(next)])
        mergeRefresh(deepFreeze(previous), deepFreeze(next))
        return JSON.stringify([CanonicalToken.encode(previous), CanonicalToken.encode(next)]) === before
      }),
    ))

  test('merging a token with itself returns an equal token', () =>
    fc.assert(fc.property(tokens, (token) => eqToken(merged(token, token), token))))

  test('notes name exactly the members that differ from the response or were dropped', () =>
    fc.assert(
      fc.property(tokens, tokens, (previous, next) => {
        const { token, notes } = mergeRefresh(previous, next)
        const encoded = (of: Token, member: string): string =>
          JSON.stringify((CanonicalToken.encode(of) as unknown as Record<string, unknown>)[member])
        const differ = Object.keys(CanonicalToken.fields).filter(
          (member) =>
            encoded(token, member) !== encoded(next, member) ||
            (encoded(token, member) === undefined && encoded(previous, member) !== undefined),
        )
        const noted = notes.map(({ member }) => member).filter((member) => member !== 'extensions')
        expect([...noted].sort()).toEqual([...differ].sort())
      }),
    ))

  const isAssociative = (a: Token, b: Token, c: Token): boolean =>
    eqToken(merged(merged(a, b), c), merged(a, merged(b, c)))

  test('merging is associative if all tokens have an issue time', () =>
    fc.assert(
      fc.property(
        fc.tuple(datedTokens, datedTokens, datedTokens),
        fc.tuple(instants, instants, instants).map((times) => times.sort((one, other) => one - other)),
        ([a, b, c], [first = 0, second = 0, third = 0]) =>
          isAssociative({ ...a, issuedAt: first }, { ...b, issuedAt: second }, { ...c, issuedAt: third }),
      ),
      { numRuns: 10 * inject('cases') },
    ))

  test.each(['refreshTokenExpiresIn', 'refreshTokenExpiresAt'] as const)(
    'and if no token has one, and none has %s',
    (name) => {
      const uniform = undatedTokens.map(({ [name]: _, ...token }) => token as Token)
      fc.assert(fc.property(uniform, uniform, uniform, isAssociative), { numRuns: 10 * inject('cases') })
    },
  )

  test('and without a refresh token lifetime, with or without issue times', () => {
    const lifeless = tokens.map(({ refreshTokenExpiresIn: _, ...token }): Token => token)
    fc.assert(fc.property(lifeless, lifeless, lifeless, isAssociative), { numRuns: 10 * inject('cases') })
  })
})
