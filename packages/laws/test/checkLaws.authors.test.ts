// Checks that authors get a message about common mistakes and not for correct codecs.
import type { AnyTokenCodec, JsonObject, Token } from '@token-codecs/core'
import { defineCodec, field, lifetime, secret } from '@token-codecs/core'
import { describe, expect, inject, test } from 'vitest'
import { carriesItsOwn, checkLaws, exactReading, normalForm, tolerance } from '../src/index.js'
import { sampleOf } from './sampleOf.js'

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
    id: 'acme',
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

/** Returns the breaches of all laws, or of the law with a number. */
const breachesOf = (codec: AnyTokenCodec, law?: number): readonly string[] => {
  const messages: string[] = []
  const run = (title: string, check: () => void): void => {
    if (law !== undefined && !title.includes(`law ${law},`)) return
    try {
      check()
    } catch (broken) {
      messages.push((broken as Error).message)
    }
  }
  checkLaws(codec, {
    test: run,
    golden: sampleOf(codec),
    runs: law === undefined ? Math.ceil(inject('cases') / 4) : 200,
  })
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
    'sends times in ISO 8601',
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
  ['has an error shape that matches no token', acme({ errors: [{ marker: 'ok', read: ({ error }) => ({ error }) }] })],
  ['sends an instant instead of a lifetime', acme({}, { expiresIn: lifetime('expires_in', { instantFrom: 1e9 }) })],
]

describe('no law fails for a codec that', () => {
  test.each(lawful)('%s', (_, codec) => expect(breachesOf(codec)).toEqual([]), 60_000)
})

const carried: Token = { accessToken: secret('fake-a'), tokenType: 'Bearer', expiresIn: 60, idToken: secret('fake-i') }

describe('a message says', () => {
  test('that a field does not read its own output', () => {
    const codec = acme({}, { idToken: field('id_token', { read: (value) => value, write: (token) => `jwt:${token}` }) })
    expect(() => breachesOf(codec)).toThrow('idToken')
    const message = carriesItsOwn.breach(codec, carried)
    expect(message).toContain('`idToken`')
    expect(message).toContain('not-representable')
  })

  test('that a row reads ordinary lifetimes as instants', () => {
    const [message] = breachesOf(acme({}, { expiresIn: lifetime('expires_in', { instantFrom: 3600 }) }), 1)
    expect(message).toContain('`expiresIn`')
    expect(message).toContain('`instantFrom`')
  })

  test('that a field reads a clock, even if it maps past times to 0', () => {
    const read = (value: unknown): unknown =>
      typeof value === 'number' && value >= 1e9 ? Math.max(0, value - Math.floor(Date.now() / 1000)) : value
    const codec = acme({}, { expiresIn: field('expires_in', { read, write: (standard) => standard }) })
    expect(breachesOf(codec, 5)).not.toEqual([])
  })

  test.each([null, '', false, 0])('that the codec reads the empty error %j as an error', (error) => {
    const read = (body: JsonObject) => (body.error === error ? { error: 'unknown' } : undefined)
    const codec = acme({ errors: [{ marker: 'error', read: read as never }] })
    expect(tolerance.breach(codec, carried, {})).toContain(JSON.stringify(error))
    expect(breachesOf(codec, 6)).not.toEqual([])
  })

  test('that the codec reads any value as a scope', () => {
    const codec = acme({}, { scope: field('scope', { read: String, write: (standard) => standard }) })
    expect(
      exactReading.breach({ ...codec, ...withoutScopeNotes(codec) } as AnyTokenCodec, {
        access_token: 'fake-a',
        token_type: 'Bearer',
        scope: {},
      }),
    ).toContain('`scope`')
  })

  test('which members a handwritten codec lacks', () => {
    const { validate: _, wire: __, ...rest } = acme({})
    expect(() => checkLaws({ ...rest, parse: undefined } as never, { test, golden: [] })).toThrow(
      /`parse`.*`validate`.*`wire`/,
    )
  })
})

/** Drops `other-form` notes, which older cores did not have. */
const withoutScopeNotes = (codec: AnyTokenCodec): Partial<AnyTokenCodec> => ({
  read: (input) => {
    const result = codec.read(input)
    if (result._tag === 'Left') return result
    const { token, notes } = result.right
    return { _tag: 'Right', right: { token, notes: notes.filter(({ code }) => code !== 'other-form') } }
  },
})

describe('a moved value in a token', () => {
  const brought = {
    accessToken: secret('fake-a'),
    tokenType: 'Bearer',
    extensions: { 'acme#moved': secret({ id_token: 7 }) },
  }

  test('is moved again, which does not count as a repair', () =>
    expect(normalForm.breach(acme({}), brought)).toBeUndefined())

  test('does not excuse another moved value', () => {
    const careless = { ...acme({}), encode: (token: Token) => ({ ...acme({}).encode(token), id_token: 7 }) }
    expect(normalForm.breach(careless as AnyTokenCodec, carried)).toContain('`idToken`')
  })
})
