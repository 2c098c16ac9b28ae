import type { AnyTokenCodec, Token, TokenCodec } from '@token-codecs/core'
import { defineCodec, reveal } from '@token-codecs/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CheckedLaw } from '../src/checkLaws.js'
import { lawsOf } from '../src/checkLaws.js'

interface AcmeTokenResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  scope?: string
}

const AcmeToken = defineCodec<AcmeTokenResponse>()({
  vendor: 'acme',
  fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in', scope: 'scope' },
})

type Acme = TokenCodec<AcmeTokenResponse>

/** A codec that writes something else than the table says, the notes as they were. */
const writing = (change: (value: AcmeTokenResponse, token: Token) => AcmeTokenResponse): Partial<Acme> => ({
  encode: (token) => change(AcmeToken.encode(token), token),
  write: (token, options) => {
    const written = AcmeToken.write(token, options)
    if (written._tag === 'Left') return written
    return { _tag: 'Right', right: { ...written.right, value: change(written.right.value, token) } }
  },
})

/** A codec that makes something else of what it reads. */
const reading = (change: (token: Token, input: unknown) => Token): Partial<Acme> => ({
  read: (input, options) => {
    const read = AcmeToken.read(input, options)
    return read._tag === 'Left'
      ? read
      : { _tag: 'Right', right: { ...read.right, token: change(read.right.token, input) } }
  },
  decode: (input) => {
    const decoded = AcmeToken.decode(input)
    return decoded._tag === 'Left' ? decoded : { _tag: 'Right', right: change(decoded.right, input) }
  },
})

const justDecoding = (change: (token: Token) => Token): Partial<Acme> => {
  const { decode = AcmeToken.decode } = reading(change)
  return { decode }
}

const without =
  (name: keyof AcmeTokenResponse) =>
  (value: AcmeTokenResponse): AcmeTokenResponse => {
    const { [name]: _, ...rest } = value
    return rest
  }

const broken: readonly (readonly [law: number, description: string, change: Partial<Acme>])[] = [
  [1, 'loses a field quietly', writing(without('scope'))],
  [1, 'invents a default', reading((token) => ({ expiresIn: 3600, ...token }))],
  [1, 'reads otherwise than it decodes', justDecoding(({ scope: _, ...token }) => token)],
  [1, 'has a table that is not its own', { fields: { accessToken: 'access_token' } }],
  [2, 'writes more each time', writing((value) => ({ ...value, scope: `${value.scope ?? ''} more` }))],
  [
    3,
    'reports a loss that there was not',
    {
      write: (token, options) => {
        const written = AcmeToken.write(token, options)
        if (written._tag === 'Left' || written.right.notes.length === 0) return written
        const { notes } = written.right
        return {
          _tag: 'Right',
          right: { ...written.right, notes: notes.map((note) => ({ ...note, field: 'accessToken' })) },
        }
      },
    },
  ],
  [
    4,
    'throws on what it does not expect',
    { is: (value): value is Token => reveal((value as Token).accessToken) !== '' },
  ],
  [
    5,
    'changes its input',
    reading((token, input) => {
      Object.assign(input as object, { seen: true })
      return token
    }),
  ],
  [5, 'reads a clock', reading((token) => ({ ...token, issuedAt: Math.floor(Date.now() / 1000) }))],
  [5, 'throws a die', writing((value) => ({ ...value, expires_in: Math.floor(Math.random() * 1000) }))],
  [6, 'drops unknown members', reading(({ extensions: _, ...token }) => token)],
  [
    7,
    'quotes the input in its errors',
    {
      read: (input, options) => {
        const read = AcmeToken.read(input, options)
        return read._tag === 'Left' ? { _tag: 'Left', left: { ...read.left, message: JSON.stringify(input) } } : read
      },
    },
  ],
  [
    7,
    'quotes what it cannot encode',
    {
      encode: (token) => {
        if (AcmeToken.is(token)) return AcmeToken.encode(token)
        throw new TypeError(JSON.stringify(token))
      },
    },
  ],
  [8, 'takes a response for a token', { is: (value): value is Token => typeof value === 'object' }],
  [
    9,
    'keeps less of what went another way',
    reading((token) => ('extensions' in token ? token : { ...token, scope: [] })),
  ],
  [11, 'takes every token for a Bearer token', writing((value) => ({ ...value, token_type: 'Bearer' }))],
]

const fails = ({ property }: CheckedLaw): boolean => fc.check(property, { seed: 6749, numRuns: 200 }).failed

describe('the laws catch a codec that', () => {
  test('breaks none of them: it passes', () => {
    expect(lawsOf(AcmeToken, []).filter(fails)).toStrictEqual([])
  })

  test.each(broken)('breaks law %i: it %s', (law, _, change) => {
    const laws = lawsOf({ ...AcmeToken, ...change } as AnyTokenCodec, [])
    expect(laws.filter(({ title }) => title.startsWith(`law ${law},`)).some(fails)).toBe(true)
  })
})
