// Deliberately broken codecs with special rows in their tables.
import type { AnyTokenCodec, JsonObject, Token, TokenCodec } from '@token-codecs/core'
import { defineCodec, errorAt, instant, reveal, scopes, secret } from '@token-codecs/core'
import type { GoldenDocument } from '../src/index.js'
import type { AcmeTokenResponse, BrokenCodec } from './brokenCodecs.js'
import { AcmeToken, reading, readingInput, readingToken, writing, writingValue } from './brokenCodecs.js'
import { NestedToken } from './tableCodecs.js'

type AcmeCodec = TokenCodec<AcmeTokenResponse>
type Wire = { readonly [name: string]: unknown }

const define = (fields: object, rest: object = {}): AcmeCodec =>
  defineCodec<object>()({
    id: 'acme',
    fields: { accessToken: 'access_token', tokenType: 'token_type', ...fields },
    ...rest,
  } as never) as AcmeCodec

const nested = NestedToken as AcmeCodec
const dated = define({ expiresAt: instant('expires_at', { form: 'iso' }) })
const lasting = define({ expiresIn: 'expires_in', issuedAt: 'created_at' })
const withCommas = define({ scope: scopes('scope', { separator: ',' }) })
const failing = define({}, { errors: [errorAt({ code: 'errcode' })] })

const broken = (
  law: number,
  does: string,
  codec: AnyTokenCodec,
  change: object = {},
  also: readonly number[] = [],
  because = '',
): BrokenCodec => ({
  law,
  does,
  codec: { ...codec, ...change } as AnyTokenCodec,
  ...(also.length === 0 ? {} : { also, because }),
})

const token = { access_token: 'fake-a', token_type: 'Bearer' }

/** A golden document: the vendor's response and the token that it represents. */
const sample = (canonical: JsonObject, wire: JsonObject): { readonly golden: readonly GoldenDocument[] } => ({
  golden: [
    {
      canonical: { v: 1, accessToken: 'fake-a', tokenType: 'Bearer', ...canonical },
      wire: { acme: { ...token, ...wire } },
    },
  ],
})

const extrasIn = ({ extensions = {} }: Token): JsonObject => reveal(extensions.nested ?? secret<JsonObject>({}))

const textAt = (value: unknown, ...path: readonly (string | number)[]): string => {
  let found = value
  for (const name of path) {
    if (typeof found !== 'object' || found === null) return ''
    found = Object.getOwnPropertyDescriptor(found, name)?.value
  }
  return typeof found === 'string' ? found : ''
}

export const brokenTables: readonly BrokenCodec[] = [
  broken(
    1,
    'writes an instant in seconds as milliseconds',
    dated,
    writingValue(
      (value, { expiresAt }) =>
        expiresAt === undefined ? value : { ...value, expires_at: new Date(expiresAt).toISOString() },
      dated,
    ),
    [2, 3, 9],
    'it writes fractions of a second without a note about the instant',
  ),
  broken(
    3,
    'writes an expiry as a lifetime',
    lasting,
    writingValue(
      (value, { expiresAt, issuedAt }) =>
        expiresAt === undefined || issuedAt === undefined ? value : { ...value, expires_in: expiresAt },
      lasting,
    ),
    [9],
    'every conversion through it changes the expiry',
  ),
  {
    ...broken(10, 'reads an instant as a lifetime', define({ expiresIn: 'expires_in' })),
    ...sample({ expiresAt: 1_700_003_600 }, { expires_in: 1_700_003_600 }),
  },
  {
    ...broken(10, 'reads milliseconds as seconds', define({ expiresIn: 'expires_in' })),
    ...sample({ expiresIn: 3600 }, { expires_in: 3_600_000 }),
  },
  {
    ...broken(10, 'does not split a scope at commas', define({ scope: 'scope' })),
    ...sample({ scope: ['a', 'b'] }, { scope: 'a,b' }),
  },
  {
    ...broken(10, 'writes a lifetime as a number instead of digits', define({ expiresIn: 'expires_in' })),
    ...sample({ expiresIn: 3600 }, { expires_in: '3600' }),
  },
  broken(
    3,
    'writes a scope name that contains the separator',
    withCommas,
    writing(
      ({ value, notes }, { scope }) =>
        scope === undefined
          ? { value, notes }
          : { value: { ...value, scope: scope.join(',') }, notes: notes.filter(({ member }) => member !== 'scope') },
      withCommas,
    ),
    [2, 9],
    'every conversion through it changes the scope, which then moves behind other members',
  ),
  broken(
    3,
    'reads an empty lifetime as 0',
    AcmeToken,
    readingToken((read, input) => ((input as Wire).expires_in === '' ? { ...read, expiresIn: Number('') } : read)),
    [1],
    'validate is unchanged',
  ),
  broken(
    2,
    'drops a success flag',
    nested,
    writingValue((value) => {
      const { ok: _, ...rest } = value as Wire
      return rest as AcmeTokenResponse
    }, nested),
  ),
  broken(
    2,
    'writes another documented value of a success flag',
    nested,
    writingValue((value) => ({ ...value, code: '0' }), nested),
    [3],
    'a response with the first value is written back changed',
  ),
  broken(
    8,
    'reads a failure as a token',
    nested,
    readingInput(
      (input) =>
        typeof input === 'object' && input !== null && (input as Wire).ok === false ? { ...input, ok: true } : input,
      nested,
    ),
  ),
  broken(
    6,
    'loses unknown members of a nested object',
    nested,
    readingToken((read) => {
      const { data: _, ...rest } = extrasIn(read)
      return read.extensions?.nested === undefined
        ? read
        : { ...read, extensions: { ...read.extensions, nested: secret<JsonObject>(rest) } }
    }, nested),
    [1, 3],
    'validate is unchanged, and no note names the extensions',
  ),
  broken(
    6,
    'drops an extra that is null',
    nested,
    readingToken((read) => {
      const { team, ...rest } = extrasIn(read)
      return team === null ? { ...read, extensions: { ...read.extensions, nested: secret<JsonObject>(rest) } } : read
    }, nested),
  ),
  broken(
    7,
    'shows a secret extra in a note',
    nested,
    reading(
      ({ token: read, notes }) => ({
        token: read,
        notes: notes.map((note) => ({ ...note, message: `${note.message} ${textAt(extrasIn(read), 'authed_user')}` })),
      }),
      nested,
    ),
  ),
  broken(7, 'shows the code of an error in an array', nested, {
    read: (input: unknown, options: object) => {
      const result = nested.read(input, options)
      if (result._tag === 'Right' || result.left._tag !== 'OAuthError') return result
      return { _tag: 'Left', left: { ...result.left, error: textAt(input, 'errors', 0, 'code') } }
    },
  }),
  broken(
    2,
    'writes an error from an extension',
    failing,
    writingValue((value, { extensions = {} }) => {
      const { errcode } = reveal(extensions.acme ?? secret<JsonObject>({}))
      return errcode === undefined ? value : { ...value, errcode }
    }, failing),
  ),
  broken(8, 'reads receivedAt as milliseconds', AcmeToken, {
    read: (input: unknown, options: { readonly receivedAt?: number } = {}) => {
      const result = AcmeToken.read(input, options)
      if (result._tag === 'Left' || options.receivedAt === undefined) return result
      const read = { ...result.right.token, issuedAt: options.receivedAt * 1000 }
      return { _tag: 'Right', right: { ...result.right, token: read } }
    },
  }),
  {
    ...broken(10, 'has a misspelled member name', define({ refreshToken: 'refreshToken' })),
    ...sample({ refreshToken: 'fake-r' }, { refresh_token: 'fake-r' }),
  },
]
