// Tokens passed between services, each step as JSON text.
import { BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec, ConvertResult, JsonObject, TokenError } from '@token-codecs/core'
import { CanonicalToken, convert, Rfc6749Token, reveal, secret, TokenCodecError } from '@token-codecs/core'
import { EnterpriseDelegatedToken, EnterpriseToken } from '@token-codecs/enterprise'
import { OryLikeToken } from '@token-codecs/ory-like'
import { PipeshubSdkToken, PipeshubToken } from '@token-codecs/pipeshub'
import { describe, expect, test } from 'vitest'

interface Step {
  readonly text: string
  readonly token: ConvertResult<JsonObject>['token']
  readonly notes: readonly (readonly string[])[]
}

/** Converts JSON text from one codec to another, as a service between two others does. */
const hand = (from: AnyTokenCodec, to: AnyTokenCodec, text: string): Step => {
  const result = convert(from, to)(JSON.parse(text))
  if (result._tag === 'Left') throw new Error(result.left.message)
  const { value, token, notes } = result.right
  return {
    text: JSON.stringify(value),
    token,
    notes: notes.map(({ action, code, source, member }) => [action, code, source, member]),
  }
}

const refusal = (from: AnyTokenCodec, to: AnyTokenCodec, text: string, onLoss: 'report' | 'fail'): TokenError => {
  const result = convert(from, to, { onLoss })(JSON.parse(text))
  if (result._tag === 'Right') throw new Error('expected an error, got a response')
  return result.left
}

describe("ory-like's integer id_token", () => {
  const sent = '{"access_token":"fake-a","expires_in":3599,"scope":"openid","token_type":"bearer","id_token":0}'
  const stored =
    '{"v":1,"accessToken":"fake-a","tokenType":"Bearer","expiresIn":3599,"scope":["openid"],"extensions":{"ory-like#moved":{"id_token":0}}}'

  test('is stored as data, never as an ID token', () => {
    const { text, token, notes } = hand(OryLikeToken, CanonicalToken, sent)
    expect(JSON.parse(text)).toEqual(JSON.parse(stored))
    expect(token.idToken).toBeUndefined()
    expect(notes).toEqual([['moved', 'not-string', 'ory-like', 'idToken']])
  })

  test('is written back by ory-like from canonical JSON', () => {
    const { text, notes } = hand(CanonicalToken, OryLikeToken, hand(OryLikeToken, CanonicalToken, sent).text)
    expect(JSON.parse(text)).toEqual(JSON.parse(sent))
    expect(notes).toEqual([])
  })

  test.each([BoltToken, PipeshubToken, Rfc6749Token])('is dropped with a note by $id', (to) => {
    const { text, token, notes } = hand(CanonicalToken, to, stored)
    expect(token.idToken).toBeUndefined()
    expect(JSON.parse(text)).toEqual({
      access_token: 'fake-a',
      token_type: to === BoltToken ? 'bearer' : 'Bearer',
      expires_in: 3599,
      scope: 'openid',
    })
    expect(notes).toEqual([['dropped', 'foreign-extension', to.id, 'extensions']])
  })

  test("fails with onLoss: 'fail'", () => {
    expect(refusal(OryLikeToken, BoltToken, sent, 'fail')._tag).toBe('Lossy')
  })

  test('does not affect the string that servers send', () => {
    const { text, notes } = hand(OryLikeToken, BoltToken, sent.replace(':0}', ':"fake-id-token"}'))
    expect(JSON.parse(text)).toHaveProperty('id_token', 'fake-id-token')
    expect(notes).toEqual([])
  })
})

describe('a DPoP token', () => {
  const sent = '{"access_token":"fake-dpop-bound","token_type":"DPoP","expires_in":3600}'
  const bearerOnly = [EnterpriseToken, EnterpriseDelegatedToken]

  for (const to of bearerOnly) {
    for (const onLoss of ['report', 'fail'] as const) {
      test(`is rejected by ${to.id} as Lossy, with onLoss: '${onLoss}'`, () => {
        const error = refusal(Rfc6749Token, to, sent, onLoss)
        expect(error._tag === 'Lossy' && error.notes.map(({ code, member }) => [code, member])).toEqual([
          ['token-type', 'tokenType'],
        ])
        expect(JSON.stringify(error)).not.toContain('fake-dpop-bound')
      })
    }

    test(`makes ${to.id}.encode throw`, () =>
      expect(() => to.encode({ accessToken: secret('fake-dpop-bound'), tokenType: 'DPoP' })).toThrow(TokenCodecError))
  }

  test.each([PipeshubToken, BoltToken, OryLikeToken, CanonicalToken])(
    'stays DPoP through $id, which allows any token type',
    (by) => {
      const step = hand(Rfc6749Token, by, sent)
      expect(step.notes).toEqual([])
      expect(JSON.parse(hand(by, Rfc6749Token, step.text).text)).toEqual(JSON.parse(sent))
    },
  )
})

describe('a member that only one codec knows', () => {
  const sent =
    '{"access_token":"fake-a","token_type":"Bearer","expires_in":3600,"tenant":{"id":7,"tags":["fake",null]},"__proto__":{"polluted":true}}'

  test('is dropped with a note by another codec', () => {
    const { text, notes } = hand(PipeshubToken, BoltToken, sent)
    expect(text).toBe('{"access_token":"fake-a","token_type":"bearer","expires_in":3600}')
    expect(notes).toEqual([['dropped', 'foreign-extension', 'bolt', 'extensions']])
  })

  test('is dropped with a note by the same vendor’s SDK codec', () => {
    const { text, notes } = hand(PipeshubToken, PipeshubSdkToken, sent)
    expect(text).toBe('{"accessToken":"fake-a","tokenType":"Bearer","expiresIn":3600}')
    expect(notes).toEqual([['dropped', 'foreign-extension', 'pipeshub-sdk', 'extensions']])
  })

  test('is not restored after another codec dropped it', () =>
    expect(hand(BoltToken, PipeshubToken, hand(PipeshubToken, BoltToken, sent).text).text).toBe(
      '{"access_token":"fake-a","token_type":"Bearer","expires_in":3600}',
    ))

  test('survives canonical JSON unchanged', () => {
    const stored = hand(PipeshubToken, CanonicalToken, sent)
    expect(stored.notes).toEqual([])
    const back = hand(CanonicalToken, PipeshubToken, stored.text)
    expect(back.text).toBe(sent)
    expect(back.notes).toEqual([])
    expect('polluted' in {}).toBe(false)
  })

  test('is written only by its own codec when canonical JSON contains members of two', () => {
    const stored = JSON.stringify({
      v: 1,
      accessToken: 'fake-a',
      tokenType: 'Bearer',
      extensions: { pipeshub: { tenant: 'fake-p' }, bolt: { merchant: 'fake-b' } },
    })
    const toBolt = hand(CanonicalToken, BoltToken, stored)
    expect(toBolt.text).toBe('{"access_token":"fake-a","token_type":"bearer","merchant":"fake-b"}')
    expect(toBolt.notes).toEqual([['dropped', 'foreign-extension', 'bolt', 'extensions']])
    const again = hand(CanonicalToken, CanonicalToken, stored)
    expect(JSON.parse(again.text)).toEqual(JSON.parse(stored))
  })

  test('is redacted in a printed token', () => {
    const { token } = hand(PipeshubToken, CanonicalToken, sent)
    expect(JSON.stringify(token)).not.toContain('fake')
    expect(token.extensions?.pipeshub && reveal(token.extensions.pipeshub)).toHaveProperty('tenant')
  })
})

describe("the newer enterprise model's refresh token", () => {
  const sent =
    '{"access_token":"fake-a","token_type":"Bearer","expires_in":7200,"created_at":1645532460,"refresh_token":"fake-r"}'

  test('is kept by the codec of the older model, also through canonical JSON', () => {
    const stored = hand(EnterpriseToken, CanonicalToken, sent)
    expect(JSON.parse(stored.text)).toHaveProperty('extensions', { enterprise: { refresh_token: 'fake-r' } })
    expect(hand(CanonicalToken, EnterpriseToken, stored.text).text).toBe(sent)
  })

  test('is a refresh token for the codec of the newer model', () => {
    const { text } = hand(EnterpriseDelegatedToken, BoltToken, sent)
    expect(JSON.parse(text)).toHaveProperty('refresh_token', 'fake-r')
  })
})

describe('a lifetime that began in 2022', () => {
  const sent = '{"access_token":"fake-a","token_type":"Bearer","expires_in":7200,"created_at":1645532460}'

  test('is Lossy for a vendor without a member for the issue time', () => {
    const error = refusal(EnterpriseToken, BoltToken, sent, 'fail')
    expect(error._tag === 'Lossy' && error.notes.map(({ code, member }) => [code, member])).toEqual([
      ['not-carried', 'issuedAt'],
    ])
  })

  test('is written as the remaining lifetime when now is passed', () => {
    const result = convert(EnterpriseToken, BoltToken, { onLoss: 'fail', now: 1645532560 })(JSON.parse(sent))
    expect(result._tag === 'Right' && result.right.value).toHaveProperty('expires_in', 7100)
  })
})
