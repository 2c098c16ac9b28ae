// What happens to a token on its way between services, each step through JSON text.
import { BoltToken } from '@token-codecs/bolt'
import type { AnyTokenCodec, ConvertResult, JsonObject, TokenError } from '@token-codecs/core'
import { CanonicalToken, convert, Rfc6749Token, reveal, secret } from '@token-codecs/core'
import { EnterpriseDelegatedToken, EnterpriseToken } from '@token-codecs/enterprise'
import { OryLikeToken } from '@token-codecs/ory-like'
import { PipeshubSdkToken, PipeshubToken } from '@token-codecs/pipeshub'
import { describe, expect, test } from 'vitest'

interface Step {
  readonly text: string
  readonly token: ConvertResult<JsonObject>['token']
  readonly notes: readonly (readonly string[])[]
}

/** One service reads a text as `from`, and writes another as `to`. */
const hand = (from: AnyTokenCodec, to: AnyTokenCodec, text: string): Step => {
  const result = convert(from, to)(JSON.parse(text))
  if (result._tag === 'Left') throw new Error(result.left.message)
  const { value, token, notes } = result.right
  return {
    text: JSON.stringify(value),
    token,
    notes: notes.map(({ action: code, code: reason, source: vendor, member: field }) => [code, reason, vendor, field]),
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
    '{"v":1,"accessToken":"fake-a","tokenType":"Bearer","expiresIn":3599,"scope":["openid"],"extensions":{"ory-like":{"id_token":0}}}'

  test('is stored as data, never as an ID token', () => {
    const { text, token, notes } = hand(OryLikeToken, CanonicalToken, sent)
    expect(JSON.parse(text)).toEqual(JSON.parse(stored))
    expect(token.idToken).toBeUndefined()
    expect(notes).toEqual([['moved', 'numeric-id-token', 'ory-like', 'idToken']])
  })

  test('comes back to ory-like from the store', () => {
    const { text, notes } = hand(CanonicalToken, OryLikeToken, hand(OryLikeToken, CanonicalToken, sent).text)
    expect(JSON.parse(text)).toEqual(JSON.parse(sent))
    expect(notes).toEqual([])
  })

  test.each([BoltToken, PipeshubToken, Rfc6749Token])('is no ID token to $vendor: dropped with a note', (to) => {
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

  test('fails where a loss is to fail', () => {
    expect(refusal(OryLikeToken, BoltToken, sent, 'fail')._tag).toBe('Lossy')
  })

  test('leaves the text that servers send an ID token everywhere', () => {
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
      test(`is Lossy to ${to.id}, whether a loss is to ${onLoss}`, () => {
        const error = refusal(Rfc6749Token, to, sent, onLoss)
        expect(error._tag === 'Lossy' && error.notes.map(({ code: reason, member: field }) => [reason, field])).toEqual(
          [['token-type', 'tokenType']],
        )
        expect(JSON.stringify(error)).not.toContain('fake-dpop-bound')
      })
    }

    test(`is written verbatim by encode of ${to.id}, and read back as DPoP`, () => {
      const text = JSON.stringify(
        to.encode({ accessToken: secret('fake-dpop-bound'), tokenType: 'DPoP', expiresIn: 3600 }),
      )
      expect(JSON.parse(text)).toEqual(JSON.parse(sent))
      expect(hand(to, Rfc6749Token, text).text).toBe(sent)
    })
  }

  test.each([PipeshubToken, BoltToken, OryLikeToken, CanonicalToken])(
    'stays DPoP by way of $vendor, whose type is open',
    (by) => {
      const step = hand(Rfc6749Token, by, sent)
      expect(step.notes).toEqual([])
      expect(JSON.parse(hand(by, Rfc6749Token, step.text).text)).toEqual(JSON.parse(sent))
    },
  )
})

describe('what only one codec knows', () => {
  const sent =
    '{"access_token":"fake-a","token_type":"Bearer","expires_in":3600,"tenant":{"id":7,"tags":["fake",null]},"__proto__":{"polluted":true}}'

  test('is dropped with a note where another codec writes', () => {
    const { text, notes } = hand(PipeshubToken, BoltToken, sent)
    expect(text).toBe('{"access_token":"fake-a","token_type":"bearer","expires_in":3600}')
    expect(notes).toEqual([['dropped', 'foreign-extension', 'bolt', 'extensions']])
  })

  test('is dropped with a note even where the SDK of the same vendor writes', () => {
    const { text, notes } = hand(PipeshubToken, PipeshubSdkToken, sent)
    expect(text).toBe('{"accessToken":"fake-a","tokenType":"Bearer","expiresIn":3600}')
    expect(notes).toEqual([['dropped', 'foreign-extension', 'pipeshub-sdk', 'extensions']])
  })

  test('does not come back from a codec that dropped it', () =>
    expect(hand(BoltToken, PipeshubToken, hand(PipeshubToken, BoltToken, sent).text).text).toBe(
      '{"access_token":"fake-a","token_type":"Bearer","expires_in":3600}',
    ))

  test('survives canonical JSON, verbatim', () => {
    const stored = hand(PipeshubToken, CanonicalToken, sent)
    expect(stored.notes).toEqual([])
    const back = hand(CanonicalToken, PipeshubToken, stored.text)
    expect(back.text).toBe(sent)
    expect(back.notes).toEqual([])
    expect('polluted' in {}).toBe(false)
  })

  test('stays with its owner where a store holds the members of two', () => {
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

  test('is a secret: no printed token shows it', () => {
    const { token } = hand(PipeshubToken, CanonicalToken, sent)
    expect(JSON.stringify(token)).not.toContain('fake')
    expect(token.extensions?.pipeshub && reveal(token.extensions.pipeshub)).toHaveProperty('tenant')
  })
})

describe("the newer enterprise model's refresh token", () => {
  const sent =
    '{"access_token":"fake-a","token_type":"Bearer","expires_in":7200,"created_at":1645532460,"refresh_token":"fake-r"}'

  test('is kept by the codec of the older model, and given back verbatim by way of the store', () => {
    const stored = hand(EnterpriseToken, CanonicalToken, sent)
    expect(JSON.parse(stored.text)).toHaveProperty('extensions', { enterprise: { refresh_token: 'fake-r' } })
    expect(hand(CanonicalToken, EnterpriseToken, stored.text).text).toBe(sent)
  })

  test('is one to the codec of the newer model', () => {
    const { text } = hand(EnterpriseDelegatedToken, BoltToken, sent)
    expect(JSON.parse(text)).toHaveProperty('refresh_token', 'fake-r')
  })
})
