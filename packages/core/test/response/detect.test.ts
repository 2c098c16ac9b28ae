import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnyTokenCodec, Detection } from '../../src/index.js'
import {
  at,
  CanonicalToken,
  defineCodec,
  detect,
  eqToken,
  errorAt,
  lifetime,
  Rfc6749Token,
  scopes,
} from '../../src/index.js'
import { tokens } from '../support/arbitraries.js'
import { response, rightOf } from '../support/index.js'
import { bytesOf, form } from '../support/responses.js'

const fields = { accessToken: 'access_token', tokenType: 'token_type' } as const

interface PlainResponse {
  access_token?: string
  token_type?: string
}

/** Documents an extra, and a lifetime that may be an instant. */
const TeamToken = defineCodec<PlainResponse & { expires_in?: number; team?: string }>()({
  id: 'team',
  fields: { ...fields, expiresIn: lifetime('expires_in', { instantFrom: 1e9 }) },
  extras: ['team'],
})

const CommaToken = defineCodec<PlainResponse & { scope?: string }>()({
  id: 'comma',
  fields: { ...fields, scope: scopes('scope', { separator: ',' }) },
  tokenType: 'bearer',
  errors: [errorAt({ code: 'problem' })],
})

interface BotResponse extends PlainResponse {
  ok?: true
  user?: PlainResponse & { scope?: string }
}

const BotToken = defineCodec<BotResponse>()({
  id: 'bot',
  fields,
  tokenType: { spelled: ['bot'] },
  constants: { ok: true },
  extras: ['user'],
  secretExtras: ['user'],
})

const UserToken = defineCodec<BotResponse>()({
  id: 'user',
  fields: { accessToken: at('user', 'access_token'), tokenType: at('user', 'token_type'), scope: at('user', 'scope') },
  tokenType: { spelled: ['user'] },
  constants: { ok: true },
  extras: ['access_token', 'token_type', 'user'],
  secretExtras: ['access_token', 'user'],
})

/** Reads the same access token as `user`, and documents less. */
const OuterToken = defineCodec<{ ok?: true; user?: PlainResponse }>()({
  id: 'outer',
  fields: { accessToken: at('user', 'access_token') },
  tokenType: { implied: true },
  constants: { ok: true },
  extras: ['user'],
})

const codecs: readonly AnyTokenCodec[] = [Rfc6749Token, CanonicalToken, TeamToken, CommaToken, BotToken, UserToken]

const bestIds = ({ best }: Detection): readonly string[] => best.map(({ codec }) => codec.id)
const idsOf = (found: readonly AnyTokenCodec[]): readonly string[] => found.map(({ id }) => id)
const json = (members: object): string => JSON.stringify({ access_token: 'fake-a', token_type: 'Bearer', ...members })

describe('one codec is sure', () => {
  test.each<readonly [string, string, string]>([
    ['documents an extra', 'team', json({ team: 'fake-t' })],
    ['reads a version', 'canonical', '{"v":1,"accessToken":"fake-a","tokenType":"Bearer"}'],
    ['documents a constant, and its word for Bearer', 'bot', json({ ok: true, token_type: 'bot' })],
    ['documents a path', 'user', '{"ok":true,"user":{"access_token":"fake-a","token_type":"user"}}'],
    ['spells the token type in this way', 'comma', json({ token_type: 'bearer' })],
    ['reads a scope without a note', 'comma', json({ token_type: 'bearer', scope: 'a,b' })],
  ])('that %s: %s', (_, id, text) => {
    const found = detect(
      codecs.filter((codec) => codec !== CommaToken || id === 'comma'),
      [text],
    )
    expect([found.verdict, bestIds(found)]).toEqual(['sure', [id]])
  })

  test('that documents more of the same token', () => {
    const body = { ok: true, user: { access_token: 'fake-a', token_type: 'user', scope: 'a' } }
    const found = detect([OuterToken, UserToken], [body])
    expect([found.verdict, bestIds(found)]).toEqual(['sure', ['user']])
  })

  test('that reads a token member in what the other keeps as an extra', () => {
    const Extra = defineCodec<PlainResponse & { refresh_token?: string }>()({
      id: 'extra',
      fields,
      extras: ['refresh_token'],
    })
    const found = detect([Extra, Rfc6749Token], [json({ refresh_token: 'fake-r' })])
    expect([found.verdict, bestIds(found)]).toEqual(['sure', ['rfc6749']])
    expect(idsOf(found.others.map(({ codec }) => codec))).toEqual(['extra'])
  })

  test('with its reasons, and the codecs that explain less', () => {
    const { best, others } = detect(codecs, [json({ team: 'fake-t', expires_in: '60', 'fake-name': 1 })])
    expect(best).toEqual([
      {
        codec: TeamToken,
        read: 1,
        documented: ['access_token', 'token_type', 'expires_in', 'team'],
        undocumented: 1,
        otherSpellings: 0,
        notes: ['numeric-string'],
      },
    ])
    expect(others[0]).toMatchObject({ codec: Rfc6749Token, undocumented: 2, notes: ['numeric-string'] })
    expect(idsOf(others.map(({ codec }) => codec))).toEqual(['rfc6749', 'comma', 'bot'])
    expect(others[1]).toMatchObject({ undocumented: 3, otherSpellings: 1 })
  })
})

describe('several codecs read the same token', () => {
  test('in the order of the argument', () => {
    const text = json({})
    expect(detect([Rfc6749Token, TeamToken], [text])).toMatchObject({ verdict: 'harmless', differences: [] })
    expect(bestIds(detect([TeamToken, Rfc6749Token], [text]))).toEqual(['team', 'rfc6749'])
  })

  test('and are one alternative', () =>
    expect(detect([Rfc6749Token, TeamToken], [json({})]).alternatives).toEqual([[Rfc6749Token, TeamToken]]))

  test('although each keeps its unknown members under its own id', () => {
    const found = detect([Rfc6749Token, TeamToken], [json({ unknown: 1 })])
    expect([found.verdict, found.best.map(({ undocumented }) => undocumented)]).toEqual(['harmless', [1, 1]])
  })
})

describe('several codecs disagree', () => {
  test('on a scope with a comma', () => {
    const Spaced = defineCodec<PlainResponse & { scope?: string }>()({
      id: 'spaced',
      fields: { ...fields, scope: 'scope' },
      tokenType: 'bearer',
    })
    const text = json({ token_type: 'bearer', scope: 'a,b' })
    expect(detect([Spaced, CommaToken], [text])).toMatchObject({ verdict: 'disagree', differences: ['scope'] })
    const Same = { ...Spaced, id: 'same' } as unknown as AnyTokenCodec
    expect(detect([Spaced, CommaToken, Same], [text]).alternatives).toEqual([[Spaced, Same], [CommaToken]])
  })

  test('on a lifetime that one of them reads as an instant', () => {
    const text = json({ expires_in: 1_700_003_600 })
    const found = detect([Rfc6749Token, TeamToken], [text])
    expect(found).toMatchObject({ verdict: 'disagree', differences: ['expiresIn', 'expiresAt'] })
    const received = detect([Rfc6749Token, TeamToken], [text], { receivedAt: 1_700_000_000 })
    expect(received.differences).toEqual(['expiresIn'])
  })

  test.each([
    ['of the same kind', { access_token: 'fake-u', token_type: 'user' }],
    ['and one has more members', { access_token: 'fake-u', token_type: 'user', scope: 'a' }],
    ['and one gets a note', { access_token: 'fake-u' }],
  ])('on two tokens in one response, %s', (_, user) => {
    const found = detect(codecs, [json({ ok: true, token_type: 'bot', user })])
    expect(found).toMatchObject({ verdict: 'disagree', differences: expect.arrayContaining(['accessToken']) })
    expect(bestIds(found)).toEqual(['bot', 'user'])
  })

  test('if each reads a half of the responses', () => {
    const responses = [json({}), '{"v":1,"accessToken":"fake-a","tokenType":"Bearer"}']
    expect(detect([Rfc6749Token, CanonicalToken], responses)).toMatchObject({ verdict: 'disagree', read: 2 })
  })
})

describe('evidence of several responses adds up', () => {
  test('to a sure verdict', () => {
    const found = detect(codecs, [json({}), json({ team: 'fake-t' }), json({})])
    expect([found.verdict, bestIds(found), found.read]).toEqual(['sure', ['team'], 3])
  })

  test('to a disagreement on the members of any response', () => {
    const responses = [json({ expires_in: 1_700_003_600 }), json({}), json({ expires_in: 60 })]
    expect(detect([Rfc6749Token, TeamToken], responses).differences).toEqual(['expiresIn', 'expiresAt'])
  })

  test('apart from responses that no codec reads', () => {
    const broken = ['{"access_token":', '<html>', '', 'null', '[]', '7', '{}', undefined]
    const found = detect(codecs, [...broken, json({ team: 'fake-t' }), '{"error":"invalid_grant"}'])
    expect(found).toMatchObject({ verdict: 'sure', read: 1, errors: 1, unread: broken.length })
  })

  test('for the codec that reads the most', () => {
    const found = detect([UserToken, Rfc6749Token], [json({}), json({}), json({ ok: true, user: response })])
    expect([found.verdict, bestIds(found), found.others]).toEqual(['sure', ['rfc6749'], []])
  })
})

describe('an error response', () => {
  test('is one for every codec, if RFC 6749 documents its form', () => {
    const found = detect(codecs, ['error=invalid_grant&error_description=fake'])
    expect(found).toMatchObject({ verdict: 'error', best: [], others: [], differences: [], read: 0, errors: 1 })
    expect(found.errorCodecs).toEqual(codecs)
  })

  test('is one for the codec that documents its form', () => {
    expect(idsOf(detect(codecs, ['{"problem":"expired"}']).errorCodecs)).toEqual(['comma'])
  })

  test('is one for the codec that recognizes its code', () => {
    const NestedErrors = defineCodec<PlainResponse>()({
      id: 'nested-errors',
      fields,
      errors: [errorAt({ code: at('error', 'code') })],
    })
    const found = detect([Rfc6749Token, NestedErrors], [{ error: { code: 'TOO_MANY' } }, { error: { code: 'OTHER' } }])
    expect([found.verdict, found.errors, idsOf(found.errorCodecs)]).toEqual(['error', 2, ['nested-errors']])
  })

  test('has no codec among readable responses of which every codec reads a token', () =>
    expect(detect(codecs, [json({})]).errorCodecs).toEqual([]))
})

test.each([
  ['text with a byte order mark', `\ufeff${json({})}`],
  ['bytes', bytesOf(json({}))],
  ['an array buffer', bytesOf(json({})).buffer],
  ['parsed JSON', JSON.parse(json({}))],
  ['a form', form],
])('a response may be %s', (_, body) => expect(detect([Rfc6749Token], [body]).verdict).toBe('sure'))

test('numbers in a form have the type that each codec documents', () =>
  expect(detect([Rfc6749Token], [form]).best[0]?.notes).toEqual([]))

test.each([
  ['text', json({})],
  ['bytes', bytesOf(json({}))],
])('%s alone counts as one response', (_, body) =>
  expect(detect([Rfc6749Token], body)).toMatchObject({ verdict: 'sure', read: 1, unread: 0 }),
)

test('nothing is found without codecs or without responses', () => {
  for (const found of [detect([], [json({})]), detect(codecs, [])])
    expect(found).toMatchObject({ verdict: 'none', best: [], others: [], differences: [], alternatives: [] })
})

describe('hostile responses', () => {
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  let reads = 0
  const moody = new Proxy(JSON.parse(json({})), {
    getOwnPropertyDescriptor: (target, name) => {
      if (++reads > 6) throw new Error('fake-thrown')
      return Reflect.getOwnPropertyDescriptor(target, name)
    },
  })
  const getter = {
    get access_token(): string {
      throw new Error('fake-thrown')
    },
  }
  test.each([
    ['a revoked proxy', revoked.proxy],
    ['a proxy that throws later', moody],
    ['a getter that throws', getter],
    ['deep nesting', '['.repeat(100_000)],
  ])('never throw: %s', (_, body) =>
    expect(detect([Rfc6749Token, TeamToken], [body, json({})])).toMatchObject({
      verdict: 'harmless',
      read: 1,
      unread: 1,
    }),
  )

  test('cannot make another codec the best by a codec that throws', () => {
    const Broken = { ...Rfc6749Token, read: () => expect.fail() } as unknown as AnyTokenCodec
    expect(bestIds(detect([Broken, Rfc6749Token], [json({})]))).toEqual(['rfc6749'])
  })

  test('do not throw if a hand-made codec returns a token that throws', () => {
    const token = {
      get scope(): never {
        throw new Error('fake-thrown')
      },
    }
    const Lazy = { ...Rfc6749Token, read: () => ({ _tag: 'Right', right: { token, notes: [] } }) }
    expect(bestIds(detect([Lazy as unknown as AnyTokenCodec, Rfc6749Token], [json({})]))).toEqual(['rfc6749'])
  })
})

test('a codec without a table is judged by its public members', () => {
  const { id, fields: names, extras, read } = TeamToken
  const Foreign = { id, fields: names, extras, read } as unknown as AnyTokenCodec
  expect(detect([Foreign], [json({ team: 'fake-t' })]).best[0]).toMatchObject({
    documented: ['access_token', 'token_type', 'team'],
    undocumented: 0,
  })
})

test('a result shows no value and no undocumented name', () => {
  const found = detect(codecs, [json({ 'fake-name': 'fake-value', scope: 'fake-scope' }), '{"error":"fake/secret+9"}'])
  expect(inspect(found, { depth: 9, showHidden: true }) + JSON.stringify(found)).not.toMatch(/fake/)
})

describe('for any tokens', () => {
  const written = fc.array(
    fc.tuple(tokens, fc.constantFrom(...codecs)).map(([token, codec]) => {
      const result = codec.write(token)
      return result._tag === 'Right' ? JSON.stringify(result.right.value) : '{"access_token":7}'
    }),
    { minLength: 1, maxLength: 4 },
  )

  test('the best codecs read the same tokens exactly if the verdict is harmless', () =>
    fc.assert(
      fc.property(written, (responses) => {
        const { best, verdict, differences, alternatives } = detect(codecs, responses)
        const read = (codec: AnyTokenCodec) =>
          responses.map((text) => {
            const result = codec.read(JSON.parse(text))
            return result._tag === 'Right' ? { ...rightOf(result).token, extensions: {} } : undefined
          })
        const isEqual = (one: ReturnType<typeof read>, other: ReturnType<typeof read>): boolean =>
          one.every((token, index) => {
            const expected = other[index]
            return token === undefined || expected === undefined ? token === expected : eqToken(token, expected)
          })
        const [first = [], ...rest] = best.map(({ codec }) => read(codec))
        const isSame = rest.every((others) => isEqual(others, first))
        expect(isSame).toBe(differences.length === 0)
        expect([...idsOf(alternatives.flat())].sort()).toEqual(best.map(({ codec }) => codec.id).sort())
        for (const [one, ...same] of alternatives)
          expect(same.map(read).every((others) => isEqual(others, read(one as AnyTokenCodec)))).toBe(true)
        expect(verdict === 'disagree').toBe(!isSame)
      }),
    ))

  test('the order of codecs and responses, and repetition, change no verdict', () =>
    fc.assert(
      fc.property(written, fc.shuffledSubarray([...codecs], { minLength: codecs.length }), (responses, shuffled) => {
        const summary = (found: Detection) => [found.verdict, [...bestIds(found)].sort(), found.differences]
        const expected = summary(detect(codecs, responses))
        expect(summary(detect(shuffled, responses))).toEqual(expected)
        expect(summary(detect(codecs, [...responses].reverse()))).toEqual(expected)
        expect(summary(detect(codecs, [...responses, ...responses]))).toEqual(expected)
        expect(
          summary(
            detect(
              codecs,
              responses.map((text) => JSON.parse(text)),
            ),
          ),
        ).toEqual(expected)
      }),
    ))
})

test('takes time linear in the number of responses, and keeps none of them', () => {
  const many = function* (count: number) {
    for (let index = 0; index < count; index++) yield json({ refresh_token: `fake-${index}` })
  }
  expect(detect(codecs, many(20_000))).toMatchObject({ verdict: 'sure', read: 20_000, unread: 0 })
})
