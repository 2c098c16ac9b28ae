// A vendor's ways of writing the Bearer token type.
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec } from '../../src/index.js'
import { authorizationHeader, CanonicalToken, convert, defineCodec, Rfc6749Token } from '../../src/index.js'
import { extension, extensionOf, issuesOf, leftOf, response, rightOf, tokenWith, triplesOf } from '../support/index.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  scope?: string
}
const fields = { accessToken: 'access_token', tokenType: 'token_type', scope: 'scope' } as const

const SpelledToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields,
  tokenType: { spelled: ['bot', 'User'] },
})
const ImpliedToken = defineCodec<{ access_token?: string }>()({
  id: 'acme',
  fields: { accessToken: 'access_token' },
  tokenType: { implied: true },
})
const OnlyToken = defineCodec<AcmeTokenResponse>()({ id: 'acme', fields, tokenType: { only: 'bearer' } })

describe('other words for Bearer', () => {
  test('C08: are Bearer in a header, and are written back', () => {
    const sent = { access_token: 'fake-xoxb', token_type: 'bot', scope: 'chat:write' }
    const { token, notes } = rightOf(SpelledToken.read(sent, { strict: true }))
    expect(token.tokenType).toBe('Bearer')
    expect(notes).toEqual([])
    expect(rightOf(authorizationHeader(token))).toBe('Bearer fake-xoxb')
    expect(rightOf(SpelledToken.write(token, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
    expect(rightOf(convert(SpelledToken, Rfc6749Token)(sent)).value).toEqual({ ...sent, token_type: 'Bearer' })
  })

  test.each(['user', 'User', 'USER', 'BOT', 'Bearer', 'bearer', 'BEARER'])(
    'have a note, except for the first: %s',
    (token_type) => {
      const { token, notes } = rightOf(SpelledToken.read({ ...response, token_type }))
      expect(token.tokenType).toBe('Bearer')
      expect(triplesOf(notes)).toEqual([['repaired', 'other-form', 'tokenType']])
      expect(SpelledToken.encode(token)).toEqual({ ...response, token_type: 'bot' })
      expect(leftOf(SpelledToken.read({ ...response, token_type }, { strict: true })).code).toBe('other-form')
    },
  )

  test.each(['DPoP', 'MAC', 'N_A', 'robot'])('do not affect other types: %s', (tokenType) => {
    const { token, notes } = rightOf(SpelledToken.read({ ...response, token_type: tokenType }, { strict: true }))
    expect(token.tokenType).toBe(tokenType)
    expect(notes).toEqual([])
    expect(SpelledToken.encode(token)).toEqual({ ...response, token_type: tokenType })
  })

  test.each(['bot', 'Bot', 'user', 'USER'])(
    'are never written for a token whose type is the same word: %s',
    (tokenType) => {
      for (const options of [{}, { onLoss: 'report' } as const])
        expect(leftOf(SpelledToken.write(tokenWith({ tokenType }), options))).toMatchObject({
          _tag: 'Lossy',
          code: 'token-type',
        })
      expect(() => SpelledToken.encode(tokenWith({ tokenType }))).toThrow()
      expect(Rfc6749Token.encode(tokenWith({ tokenType }))).toEqual({ ...response, token_type: tokenType })
    },
  )

  test.each([null, undefined, ''])('are assumed if the type is %j', (token_type) => {
    const { token, notes } = rightOf(SpelledToken.read({ ...response, token_type }))
    expect(token.tokenType).toBe('Bearer')
    expect(triplesOf(notes)).toEqual([['defaulted', 'assumed-bearer', 'tokenType']])
  })

  test.each([7, ['bot'], 'b\u00f6t', 'bot\n'])('must be valid strings: %j', (token_type) =>
    expect(leftOf(SpelledToken.read({ ...response, token_type }))._tag).toBe('Malformed'),
  )

  test('may include Bearer', () => {
    const codec = defineCodec<AcmeTokenResponse>()({ id: 'acme', fields, tokenType: { spelled: ['bearer', 'jwt'] } })
    expect(rightOf(codec.read({ ...response, token_type: 'bearer' })).notes).toEqual([])
    expect(codec.encode(codec.parse({ ...response, token_type: 'JWT' }))).toEqual({ ...response, token_type: 'bearer' })
  })
})

describe('an implied Bearer', () => {
  const sent = { access_token: 'fake-access-token' }

  test('is neither read from a member nor written to one', () => {
    const { token, notes } = rightOf(ImpliedToken.read(sent, { strict: true }))
    expect(token.tokenType).toBe('Bearer')
    expect(notes).toEqual([])
    expect(rightOf(ImpliedToken.write(token, { onLoss: 'fail' }))).toEqual({ value: sent, notes: [] })
    expect(ImpliedToken.fields).toEqual({ accessToken: 'access_token' })
  })

  test.each(['DPoP', 'MAC', 'fake'])('cannot represent another type: %s', (tokenType) => {
    expect(leftOf(ImpliedToken.write(tokenWith({ tokenType })))).toMatchObject({ _tag: 'Lossy', code: 'token-type' })
    const { token, notes } = rightOf(ImpliedToken.read({ ...sent, token_type: tokenType }))
    expect(token.tokenType).toBe(tokenType)
    expect(token).not.toHaveProperty('extensions')
    expect(notes).toEqual([])
    expect(leftOf(ImpliedToken.write(token))._tag).toBe('Lossy')
  })

  test.each(['Bearer', 'bearer'])('has a note if the response contains it: %s', (token_type) => {
    const { token, notes } = rightOf(ImpliedToken.read({ ...sent, token_type }))
    expect(token.tokenType).toBe('Bearer')
    expect(token).not.toHaveProperty('extensions')
    expect(triplesOf(notes)).toEqual([['repaired', 'other-form', 'tokenType']])
    expect(ImpliedToken.encode(token)).toEqual(sent)
  })

  test.each([
    [null, 'null-member'],
    ['', 'empty-member'],
  ])('is read from %j, with a note', (token_type, code) => {
    const { token, notes } = rightOf(ImpliedToken.read({ ...sent, token_type }, { strict: true }))
    expect(token.tokenType).toBe('Bearer')
    expect(triplesOf(notes)).toEqual([['ignored', code, 'tokenType']])
  })

  test.each([7, {}, 'b\u00f6t'])('is not read from %j', (token_type) =>
    expect(issuesOf(leftOf(ImpliedToken.read({ ...sent, token_type })))).toMatchObject([{ path: ['token_type'] }]),
  )

  test('is not overwritten by an extension', () => {
    for (const id of ['acme', 'acme#moved']) {
      const { value, notes } = rightOf(
        ImpliedToken.write(tokenWith({ extensions: extension(id, { token_type: 'DPoP' }) })),
      )
      expect(value).toEqual(sent)
      expect(triplesOf(notes)).toEqual([['dropped', 'reserved-name', 'extensions']])
    }
  })

  test('is kept in canonical JSON', () =>
    expect(rightOf(convert(ImpliedToken, CanonicalToken)(sent)).value).toEqual({
      v: 1,
      accessToken: 'fake-access-token',
      tokenType: 'Bearer',
    }))
})

test('a codec that only writes Bearer reads other types, but never writes them', () => {
  expect(rightOf(OnlyToken.read({ ...response, token_type: 'dpop' })).token.tokenType).toBe('DPoP')
  expect(leftOf(OnlyToken.write(tokenWith({ tokenType: 'DPoP' })))).toMatchObject({ _tag: 'Lossy' })
  expect(OnlyToken.encode(tokenWith())).toEqual({ ...response, token_type: 'bearer' })
})

test('a conversion never changes a token type', () => {
  const codecs: readonly AnyTokenCodec[] = [SpelledToken, ImpliedToken, OnlyToken, Rfc6749Token, CanonicalToken]
  for (const tokenType of ['Bearer', 'DPoP', 'MAC', 'bot', 'fake']) {
    for (const codec of codecs) {
      const written = codec.write(tokenWith({ tokenType }))
      if (written._tag === 'Right') expect(codec.parse(written.right.value).tokenType).toBe(tokenType)
      else expect(written.left._tag).toBe('Lossy')
    }
  }
})

test('unknown members are kept next to an implied type', () =>
  expect(extensionOf(ImpliedToken.parse({ access_token: 'fake-a', type: 'bot' }), 'acme')).toEqual({ type: 'bot' }))
