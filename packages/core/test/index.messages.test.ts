// Snapshot of all messages. To reword one, edit the source and run this test with `-u`.
import { readFileSync } from 'node:fs'
import * as t from 'io-ts'
import { expect, test } from 'vitest'
import { tableProblems } from '../src/authoring.js'
import type { AnyTokenCodec, Either, Note, Token, TokenError } from '../src/index.js'
import {
  at,
  authorizationHeader,
  CanonicalToken,
  defineCodec,
  errorAt,
  field,
  formatError,
  freshness,
  instant,
  lifetime,
  mergeRefresh,
  noteCodes,
  orThrow,
  parseResponse,
  Rfc6749Token,
  readResponse,
  redactErrors,
  reveal,
  scopes,
  secondsLeft,
  secret,
  tokenSource,
  withIssuedAt,
} from '../src/index.js'
import { jsonSchema } from '../src/json-schema.js'
import { extension, fullToken, leftOf, nested, response, tokenWith } from './support/index.js'

/** A code (or a kind, for messages without a code), a message, and a key that identifies equivalent messages. */
type Row = readonly [code: string, message: string, about?: string]

const rowsOf = (result: Either<TokenError, { readonly notes: readonly Note[] } | string>): readonly Row[] => {
  if (result._tag === 'Right') {
    return typeof result.right === 'string' ? [] : result.right.notes.map(({ code, message }) => [code, message])
  }
  const error = result.left
  const lines = formatError(error).split('\n')
  if (error._tag !== 'Malformed') return lines.map((line) => [error.code, line])
  return error.issues.map(({ code, path, expected }, index) => [
    code,
    lines[index] ?? '',
    [error.source, path, code, expected].join(),
  ])
}

/** Drops rows that differ only in the type of the value. */
const once = (rows: readonly Row[]): readonly Row[] => {
  const seen = new Map<string, Row>()
  for (const row of rows) {
    const [, message, about = message] = row
    if (!seen.has(about)) seen.set(about, row)
  }
  return [...seen.values()]
}

const thrownBy = (run: () => unknown): Row => {
  try {
    run()
  } catch (thrown) {
    if (thrown instanceof Error) return [thrown.name, thrown.message]
  }
  throw new Error('expected an error to be thrown')
}

/** Values for any member, mostly invalid. */
const oddValues: readonly unknown[] = [
  ...[undefined, null, true, 1n, 7, -1, 1.5, Number.NaN, 1e15, '', '1h', 'a\0', 'bearer', '<redacted>'],
  ...[[], [1], ['a', 'a'], ['a b'], [{ a: 1n }], {}, { fake: 1 }, { fake: secret(1) }, nested(501)],
  ...[secret(''), secret(1), secret('a\0'), secret('<redacted>')],
]

const minimal = { v: 1, accessToken: 'fake-access-token', tokenType: 'Bearer' }
const oneTooMany: object = { many: new Array(1_000_000).fill(0), last: 0 }

/** The smallest input, with each odd value in each member. */
const broken = (least: object, names: readonly string[]): readonly object[] =>
  names.flatMap((name) => oddValues.map((value) => ({ ...least, [name]: value })))

interface AcmeTokenResponse {
  access_token?: string
  token_type?: 'bearer'
  expires_in?: number
  created_at?: number
  scope?: string
  refresh_scope?: string
  id_token?: string | number
}

const AcmeToken = defineCodec<AcmeTokenResponse>()({
  id: 'acme',
  fields: {
    accessToken: 'access_token',
    tokenType: 'token_type',
    expiresIn: lifetime('expires_in', { instantFrom: 1e9 }),
    issuedAt: 'created_at',
    scope: field('scope', {
      read: (value) => (typeof value === 'string' ? value.replaceAll(',', ' ') : value),
      write: (standard) => (standard === 'lost' ? null : String(standard).replaceAll(' ', ',')),
    }),
    refreshTokenScope: 'refresh_scope',
    idToken: 'id_token',
  },
  tokenType: { only: 'bearer' },
  errors: [
    { marker: 'problem', read: ({ problem }) => ({ error: problem }) },
    { marker: 'error', read: () => undefined },
  ],
})

interface RowsTokenResponse {
  ok?: true
  code?: 0 | '0'
  access_token?: string
  data?: { expires_in?: string; created?: string }
  expires_at?: string
  scope?: string
  refresh_in?: number
  refresh_at?: number
  refresh_scope?: readonly string[]
  team?: string
}

/** Codec with every kind of row. */
const RowsToken = defineCodec<RowsTokenResponse>()({
  id: 'rows',
  fields: {
    accessToken: 'access_token',
    expiresIn: lifetime(at('data', 'expires_in'), { text: true }),
    expiresAt: instant('expires_at', { form: 'iso' }),
    issuedAt: instant(at('data', 'created'), { form: 'milliseconds', text: true }),
    scope: scopes('scope', { separator: ',' }),
    refreshTokenExpiresIn: lifetime('refresh_in', { unit: 'milliseconds' }),
    refreshTokenExpiresAt: instant('refresh_at', { form: 'milliseconds' }),
    refreshTokenScope: scopes('refresh_scope', { list: true }),
  },
  tokenType: { implied: true },
  constants: { ok: true, code: [0, '0'] },
  extras: ['team'],
})
const rows = { ok: true, code: 0, access_token: 'fake-a' }
const rowNames = ['ok', 'code', 'expires_at', 'scope', 'refresh_in', 'refresh_at', 'refresh_scope', 'token_type']
const oddRows = broken(rows, rowNames)
const oddNested = broken({}, ['expires_in', 'created']).map((data) => ({ ...rows, data }))

const InstantToken = defineCodec<{ access_token?: string; token_type?: string; ends?: string }>()({
  id: 'instant',
  fields: { accessToken: 'access_token', tokenType: 'token_type', expiresAt: instant('ends', { text: true }) },
})

const namesOf = ({ fields }: AnyTokenCodec): readonly string[] => Object.values(fields).map(String)
const acme = { ...response, token_type: 'bearer' }

const wrong = { access_token: 1, token_type: 1 }
const notUtf8 = new TextEncoder()
  .encode(JSON.stringify({ ...response, a: '~' }))
  .map((byte) => (byte === 0x7e ? 0xff : byte))

const wholes: readonly unknown[] = [null, undefined, 1, 'a', false, 1n, Symbol('a'), [], () => 1, new Uint8Array(1)]

const readings = once(
  [
    ...broken(response, [...namesOf(Rfc6749Token), 'unknown']).map((input) => Rfc6749Token.read(input)),
    ...[null, 1].map((error) => Rfc6749Token.read({ ...response, error })),
    Rfc6749Token.read({ ...response, ...oneTooMany }),
    Rfc6749Token.read({ ...response, scope: 'a '.repeat(1_000_001) }),
    ...['1', Number.NaN, -1, 1e12].map((at) => Rfc6749Token.read(response, { receivedAt: at as number })),
    ...broken(minimal, ['v', ...namesOf(CanonicalToken), 'extensions']).map((input) => CanonicalToken.read(input)),
    CanonicalToken.read({ ...minimal, extensions: { canonical: { a: 1 } } }),
    ...broken(response, [...namesOf(Rfc6749Token)]).map((input) => Rfc6749Token.read(input, { strict: true })),
    CanonicalToken.read({ ...minimal, extensions: { fake: oneTooMany } }),
    AcmeToken.read({ ...acme, expires_in: 1_700_003_600, created_at: 1_700_000_000, scope: 'a b,c' }),
    AcmeToken.read({ ...acme, expires_in: 1_700_003_600 }),
    AcmeToken.read({ ...acme, expires_in: 1_700_003_600 }, { strict: true }),
    AcmeToken.read({ access_token: 'fake-a', expires_in: '60', id_token: 7 }, { strict: true }),
    ...[...oddRows, ...oddNested].map((input) => RowsToken.read(input)),
    ...[{}, { expires_at: '2023-12-14T22:13:20.5Z' }, { refresh_in: 1500, refresh_at: 5 }].map((members) =>
      RowsToken.read({ ...rows, ...members }),
    ),
    ...[false, true].map((strict) => RowsToken.read({ ...rows, refresh_in: 2e12, refresh_at: 1e12 }, { strict })),
    RowsToken.read({ ...rows, ok: undefined, code: '0' }),
    ...[...oddRows, ...oddNested].map((input) => RowsToken.read(input, { strict: true })),
    InstantToken.read({ ...response, ends: '1h' }),
    ...[Promise.resolve(1), Response.json({})].map((input) => Rfc6749Token.read(input)),
    parseResponse(Rfc6749Token, { status: 200, body: '{"access_token":"fake-a","id":12345678901234567}' }),
    ...[false, true].map((strict) => parseResponse(Rfc6749Token, { status: 200, body: notUtf8 }, { strict })),
    parseResponse(Rfc6749Token, { status: 200, body: '{}' }, { maxBytes: -1 }),
    parseResponse(Rfc6749Token, { status: 200, body: new ReadableStream() }),
  ].flatMap(rowsOf),
)

const writings = once(
  [
    ...[undefined, 'a'].map((token) => Rfc6749Token.write(token as unknown as Token)),
    Rfc6749Token.write({} as Token),
    ...broken(tokenWith(), [...Object.keys(fullToken), 'expiresAt', 'refreshTokenExpiresAt']).map((token) =>
      CanonicalToken.write(token as Token),
    ),
    ...[nested(501), [], { a: 1n }, oneTooMany].map((value) =>
      Rfc6749Token.write(tokenWith({ extensions: { fake: secret(value) } } as Partial<Token>)),
    ),
    ...['1', Number.NaN, -1, 1e12].map((now) => Rfc6749Token.write(tokenWith(), { now: now as number })),
    Rfc6749Token.write({ ...fullToken, later: 1 } as Token),
    AcmeToken.write(tokenWith({ tokenType: 'DPoP' })),
    CanonicalToken.write(tokenWith({ expiresIn: 60, expiresAt: 60 })),
    AcmeToken.write(tokenWith({ expiresIn: 60, issuedAt: 1_700_000_000 }), { now: 1_700_000_010 }),
    AcmeToken.write(tokenWith({ expiresAt: 1_700_000_060 }), { now: 1_700_000_000 }),
    InstantToken.write(tokenWith({ expiresIn: 60, issuedAt: 1_700_000_000 })),
    RowsToken.write(tokenWith({ tokenType: 'DPoP' })),
    RowsToken.write(tokenWith({ scope: ['a,b'], refreshTokenExpiresAt: 5, extensions: extension('rows', { ok: 1 }) })),
    AcmeToken.write(
      tokenWith({ expiresIn: 2_000_000_000, scope: ['lost'], extensions: extension('acme', { problem: 'a' }) }),
    ),
    AcmeToken.write(tokenWith({ extensions: extension('acme', { scope: 'a' }) })),
    CanonicalToken.write(tokenWith({ extensions: extension('canonical', { issuedAt: 1 }) })),
    CanonicalToken.write({ ...tokenWith(), later: 1 } as Token),
  ].flatMap(rowsOf),
)

const headers = once(
  [
    authorizationHeader(undefined as unknown as Token),
    ...[{ tokenType: 'MAC' }, { accessToken: 'fake-a' }, { accessToken: secret('a b') }].map((members) =>
      authorizationHeader(tokenWith(members as Partial<Token>)),
    ),
  ].flatMap(rowsOf),
)

const answer: Token = tokenWith({ issuedAt: 1_700_000_100 })
const refreshed = (previous: Token, next: Token): readonly Row[] =>
  mergeRefresh(previous, next).notes.map(({ code, message }) => [code, message])

const refreshes = once([
  ...refreshed(
    { ...fullToken, later: 1, extensions: extension('fake', { tenant: 1, created_at: 1 }) } as Token,
    answer,
  ),
  ...refreshed(fullToken, { ...answer, refreshToken: secret('fake-b') }),
  ...refreshed(fullToken, tokenWith()),
  ...refreshed({ ...fullToken, refreshTokenExpiresIn: 0 }, answer),
])

const bodyProblems: Readonly<Record<string, Promise<Either<TokenError, unknown>>>> = {
  'not-json': Promise.resolve(parseResponse(Rfc6749Token, { status: 200, body: '<html>' })),
  'unexpected-status': Promise.resolve(parseResponse(Rfc6749Token, { status: 502, body: '' })),
  interrupted: readResponse(Rfc6749Token, new Response(new ReadableStream({ start: (to) => to.error(new Error()) }))),
  aborted: readResponse(Rfc6749Token, Response.json({}), { signal: AbortSignal.abort() }),
  'already-read': Promise.resolve(Response.json({})).then(async (used) => {
    await used.text()
    return readResponse(Rfc6749Token, used)
  }),
}
const unreadable = await Promise.all(Object.values(bodyProblems))

const unreached = () => Promise.reject(new Error('not reached'))
const signedOut = await tokenSource({ load: () => Promise.resolve(null), save: unreached, refresh: unreached })()

const errors: { readonly [Tag in TokenError['_tag']]: readonly TokenError[] } = {
  Malformed: [leftOf(Rfc6749Token.read(wrong)), leftOf(signedOut)],
  OAuthError: ['invalid_grant', 'It has expired.'].map((error) => leftOf(Rfc6749Token.read({ error }))),
  Lossy: [leftOf(Rfc6749Token.write(fullToken, { onLoss: 'fail' }))],
  UnknownIssueTime: [leftOf(Rfc6749Token.write(tokenWith({ expiresIn: 60 }), { now: 1_700_000_000 }))],
  UnsupportedVersion: [leftOf(CanonicalToken.read({ v: 2 }))],
  UnreadableBody: [
    ...unreadable.map((result) => leftOf(result)),
    leftOf(parseResponse(Rfc6749Token, { status: 0, body: '' })),
  ],
  BodyTooLarge: [leftOf(parseResponse(Rfc6749Token, { status: 200, body: 'long' }, { maxBytes: 3 }))],
}

const wireRows = (codec: AnyTokenCodec, least: object, names: readonly string[]): readonly Row[] =>
  [null, {}, ...broken(least, names)].flatMap((input) => {
    const decoded = codec.wire.decode(input)
    const found = decoded._tag === 'Left' ? decoded.left : []
    return found.map(({ message = '', context }): Row => {
      const path = context.map(({ key }) => key).join('.')
      return [/\(([a-z-]+)\)$/.exec(message)?.[1] ?? 'wire', message, `${codec.id} ${path}`]
    })
  })

const Session = t.type({ user: t.number, token: Rfc6749Token })
const standardRows = (input: unknown): readonly Row[] => {
  const result: { readonly issues?: readonly { readonly message: string }[] | undefined } =
    Rfc6749Token['~standard'].validate(input)
  return (result.issues ?? []).map(({ message }) => ['standard', message])
}
const ioTsRows = (decoded: t.Validation<unknown>): readonly Row[] =>
  formatError(leftOf<t.Errors>(decoded))
    .split('\n')
    .map((line) => ['io-ts', line])

const otherRows: readonly Row[] = [
  ...ioTsRows(Session.decode({ user: 'a', token: wrong })),
  ...ioTsRows(Session.decode({ user: 1, token: { error: 'invalid_grant' } })),
  ['io-ts', redactErrors([{ value: 1, context: [] }])[0]?.message ?? ''],
  ...standardRows(wrong),
  ...standardRows({ error: 'invalid_grant' }),
  ...once([
    ...wireRows(Rfc6749Token, response, namesOf(Rfc6749Token)),
    ...wireRows(CanonicalToken, minimal, ['v', ...namesOf(CanonicalToken), 'extensions']),
    ...wireRows(AcmeToken, acme, ['token_type']),
    ...wireRows(RowsToken, rows, ['ok', 'code', 'data', ...rowNames.slice(2)]),
  ]),
]

const fields = { accessToken: 'access_token', tokenType: 'token_type' }
const byFunctions = (name: string) => field(name, { read: (value) => value, write: (standard) => standard })

// Tables are untyped here, as from JavaScript.
const tables: readonly (readonly [title: string, table: object])[] = [
  ['an unknown field', { id: 'acme', fields: { ...fields, other: 'other' } }],
  ['no fields', { id: 'acme', fields: {} }],
  ['no access token', { id: 'acme', fields: { tokenType: 'token_type' } }],
  ['no token type', { id: 'acme', fields: { accessToken: 'access_token' } }],
  ['an own access token', { id: 'acme', fields: { ...fields, accessToken: byFunctions('access_token') } }],
  ['an own token type', { id: 'acme', fields: { ...fields, tokenType: byFunctions('token_type') } }],
  ['a wire name twice', { id: 'acme', fields: { ...fields, scope: 'token_type' } }],
  ['a field of functions too', { id: 'acme', fields: { ...fields, scope: byFunctions('token_type') } }],
  ['the wire name error', { id: 'acme', fields: { ...fields, scope: 'error' } }],
  ['the name __proto__', { id: 'acme', fields: { ...fields, scope: '__proto__' } }],
  ['another type as a word for Bearer', { id: 'acme', fields, tokenType: { spelled: ['bot', 'DPoP'] } }],
]
const refusals = tables.map(([title, table]) => ({
  title,
  refusal: thrownBy(() => defineCodec<object>()(table as never)),
}))

/** Tables with problems that the compiler or the laws find. */
const mistakes: readonly object[] = [
  { id: 'Acme', tokenType: 'mac', errors: [{ marker: 'token_type', read: () => undefined }] },
  { id: 'canonical', repairs: [], extras: ['token_type', 'a', 'a'], secretExtras: ['b'] },
  {
    fields: { ...fields, expiresIn: lifetime('a', { instantFrom: 0 }), expiresAt: at('a', 0) },
    constants: { scope: [] },
  },
  {
    fields: { ...fields, scope: scopes('a', { separator: ' ' }), idToken: field('b', { read: Number, write: Number }) },
  },
  { errors: [errorAt({ code: 'a' }), errorAt({ code: 'a' })] },
]
const problems = new Set(
  mistakes.flatMap((table) => tableProblems(defineCodec<object>()({ id: 'acme', fields, ...table } as never))),
)

const thrown: readonly Row[] = [
  thrownBy(() => reveal({} as ReturnType<typeof secret>)),
  thrownBy(() => structuredClone(secret('fake-access-token'))),
  thrownBy(() => Rfc6749Token.encode(tokenWith({ expiresIn: -1 }))),
  thrownBy(() => Rfc6749Token.parse({ access_token: 7 })),
  thrownBy(() => orThrow(AcmeToken.write(tokenWith({ tokenType: 'DPoP' })))),
  ...[secondsLeft, withIssuedAt].map((run) => thrownBy(() => run(tokenWith(), Date.now()))),
  thrownBy(() => freshness(tokenWith(), { now: Date.now(), leeway: 1 })),
  thrownBy(() => jsonSchema('urn:example:none', [{ ...Rfc6749Token } as AnyTokenCodec])),
]

const descriptionsIn = (schema: unknown): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return []
  const { description } = schema as { readonly description?: unknown }
  return [...(typeof description === 'string' ? [description] : []), ...Object.values(schema).flatMap(descriptionsIn)]
}

const described = descriptionsIn(jsonSchema('urn:example:all', [AcmeToken, CanonicalToken, Rfc6749Token, RowsToken]))

const sections: Readonly<Record<string, readonly Row[]>> = {
  'Codes of notes': Object.entries(noteCodes),
  'Reading a value that is not a response': wholes.flatMap((input) => rowsOf(Rfc6749Token.read(input))),
  'Reading a response': readings,
  'Writing a token': writings,
  'A header': headers,
  'A refresh': refreshes,
  'Errors as a whole': Object.values(errors).flatMap((all) => all.map(({ code, message }): Row => [code, message])),
  'Other kinds of errors': otherRows,
  Thrown: thrown,
  'Thrown at a table': refusals.map(({ title, refusal: [, message] }): Row => [title, message]),
  'Problems of a table': [...problems].map((problem): Row => ['problem', problem]),
  'JSON Schema': [...new Set(described)].map((description) => ['description', description]),
}

const messages = Object.entries(sections)
  .map(([title, rows]) =>
    [`# ${title}`, ...rows.map(([code, message]) => `${code.padEnd(25)}  ${message}`), ''].join('\n'),
  )
  .join('\n')

test('messages match the snapshot', () => expect(messages).toMatchFileSnapshot('messages.txt'))

test('the snapshot contains every error type', () => {
  for (const [tag, all] of Object.entries(errors)) expect(all.map(({ _tag }) => _tag)).toEqual(all.map(() => tag))
  expect(unreadable.map((result) => leftOf(result).code)).toEqual(Object.keys(bodyProblems))
})

test('an invalid table throws a TypeError', () => {
  for (const { refusal } of refusals) expect(refusal[0]).toBe('TypeError')
})

test('the snapshot contains a note with every code', () => {
  const noted = new Set([...readings, ...writings, ...refreshes].map(([code]) => code))
  expect(Object.keys(noteCodes).filter((code) => !noted.has(code))).toEqual([])
})

test('the snapshot file is not empty', () =>
  expect(readFileSync(new URL('messages.txt', import.meta.url), 'utf8')).not.toBe(''))
