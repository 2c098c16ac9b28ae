// What somebody who writes a codec is told of the mistakes that are easily made, and that nobody is told of none.
import type { AnyTokenCodec, JsonObject, Token } from '@token-codecs/core'
import { defineCodec, field, secret } from '@token-codecs/core'
import { describe, expect, inject, test } from 'vitest'
import { checkLaws, exactReading, normalForm, pureReading, tolerance } from '../src/index.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number | string
  scope?: string
  id_token?: string | number
  created_at?: number | string
}

type Definition = Parameters<ReturnType<typeof defineCodec<AcmeTokenResponse>>>[0]

const acme = (change: Partial<Definition>, fields: Partial<Definition['fields']> = {}): AnyTokenCodec =>
  defineCodec<AcmeTokenResponse>()({
    vendor: 'acme',
    ...change,
    fields: {
      accessToken: 'access_token',
      tokenType: 'token_type',
      expiresIn: field('expires_in', { read: (value) => value, write: (standard) => standard }),
      scope: 'scope',
      idToken: field('id_token', { read: (value) => value, write: (standard) => standard }),
      issuedAt: field('created_at', { read: (value) => value, write: (standard) => standard }),
      ...fields,
    },
  } as never) as AnyTokenCodec

/** What the laws say of a codec, or only one of them by its number. */
const told = (codec: AnyTokenCodec, law?: number): readonly string[] => {
  const messages: string[] = []
  const run = (title: string, check: () => void): void => {
    if (law !== undefined && !title.includes(`law ${law},`)) return
    try {
      check()
    } catch (broken) {
      messages.push((broken as Error).message)
    }
  }
  checkLaws(codec, { test: run, runs: law === undefined ? Math.ceil(inject('cases') / 4) : 200 })
  return messages
}

const whenText =
  (change: (text: string) => unknown) =>
  (value: unknown): unknown =>
    typeof value === 'string' ? change(value) : value

const lawful: readonly (readonly [string, AnyTokenCodec])[] = [
  [
    'sends lifetimes as digits',
    acme(
      {},
      {
        expiresIn: field('expires_in', {
          read: whenText((text) => (/^\d+$/.test(text) ? Number(text) : text)),
          write: String,
        }),
      },
    ),
  ],
  [
    'sends times as ISO 8601 has them',
    acme(
      {},
      {
        issuedAt: field('created_at', {
          read: whenText((text) => Date.parse(text) / 1000),
          write: (seconds) => new Date(Number(seconds) * 1000).toISOString(),
        }),
      },
    ),
  ],
  [
    'puts a prefix before tokens',
    acme(
      {},
      {
        idToken: field('id_token', {
          read: whenText((text) => text.replace(/^jwt:/, '')),
          write: (token) => `jwt:${token}`,
        }),
      },
    ),
  ],
  [
    'has an error form that finds no code in what is none',
    acme({ errors: [{ marker: 'ok', read: ({ error }) => ({ error }) }] }),
  ],
  [
    'sends something else in the place of a time',
    acme({
      repairs: [
        { reason: 'late', explanation: 'fake', member: 'issuedAt', moves: (value) => Number(value) > 100_000_000_000 },
      ],
    }),
  ],
]

describe('a lawful codec', () => {
  test.each(lawful)('%s, and is told of nothing', (_, codec) => expect(told(codec)).toEqual([]), 60_000)
})

const carried: Token = { accessToken: secret('fake-a'), tokenType: 'Bearer', expiresIn: 60, idToken: secret('fake-i') }

describe('the author is told', () => {
  test('that a field reads otherwise than it writes', () => {
    const [message] = told(
      acme({}, { idToken: field('id_token', { read: (value) => value, write: (token) => `jwt:${token}` }) }),
      1,
    )
    expect(message).toContain('`idToken`')
    expect(message).toContain('not-representable')
  })

  test('that a repair concerns ordinary values', () => {
    const repairs = [
      { reason: 'odd', explanation: 'fake', member: 'expiresIn', applies: () => true, repair: () => 1 },
    ] as const
    expect(told(acme({ repairs }), 1)[0]).toMatch(/`expiresIn`.*`odd`/)
  })

  test('that a repair reads a clock, whatever it makes of times that have passed', () => {
    const applies = (seconds: number): boolean => seconds >= 1_000_000_000
    const repair = (seconds: number): number => Math.max(0, seconds - Math.floor(Date.now() / 1000))
    const codec = acme({ repairs: [{ reason: 'absolute', explanation: 'fake', member: 'expiresIn', applies, repair }] })
    expect(told(codec, 5)).not.toEqual([])
    expect(pureReading(codec, { access_token: 'fake-a', expires_in: 4_102_444_800 }, {})).toBe(false)
  })

  test.each([null, '', false])('that it takes the error %j, which is none, for one', (error) => {
    const read = (body: JsonObject) => (body.error === error ? { error: 'unknown' } : undefined)
    const codec = acme({ errors: [{ marker: 'error', read: read as never }] })
    expect(tolerance.breach(codec, carried, {})).toContain(JSON.stringify(error))
    expect(told(codec, 6)).not.toEqual([])
  })

  test('that it reads a scope that is none', () => {
    const codec = acme({}, { scope: field('scope', { read: String, write: (standard) => standard }) })
    expect(
      exactReading.breach({ ...codec, ...quiet(codec) } as AnyTokenCodec, {
        access_token: 'fake-a',
        token_type: 'Bearer',
        scope: {},
      }),
    ).toContain('`scope`')
  })

  test('what a codec that was written by hand lacks', () => {
    const { validate: _, wire: __, ...rest } = acme({})
    expect(() => checkLaws({ ...rest } as never, { test })).toThrow(/`validate`.*`wire`/)
  })
})

/** A codec that does not note in which form a scope came, as an earlier core did not. */
const quiet = (codec: AnyTokenCodec): Partial<AnyTokenCodec> => ({
  read: (input) => {
    const result = codec.read(input)
    if (result._tag === 'Left') return result
    const { token, notes } = result.right
    return { _tag: 'Right', right: { token, notes: notes.filter(({ code: reason }) => reason !== 'other-form') } }
  },
})

describe('what a token brings as data in the place of a member', () => {
  const moves = (value: unknown): boolean => typeof value === 'number'
  const codec = acme({ repairs: [{ reason: 'numeric', explanation: 'fake', member: 'idToken', moves }] })
  const brought = { accessToken: secret('fake-a'), tokenType: 'Bearer', extensions: { acme: secret({ id_token: 7 }) } }

  test('is moved there again, which is no repair', () => expect(normalForm.breach(codec, brought)).toBeUndefined())

  test('excuses nothing else that is moved', () => {
    const greedy = acme({ repairs: [{ reason: 'greedy', explanation: 'fake', member: 'idToken', moves: () => true }] })
    const { notes: _, ...rest } = { notes: [], ...greedy }
    const careless = {
      ...rest,
      encode: (token: Token) => ({ ...greedy.encode(token), id_token: 'fake-i' }),
    } as AnyTokenCodec
    expect(normalForm.breach(careless, carried)).toContain('`idToken`')
  })
})
