// Uses every public name in a position where its type matters. Type-checked only, never run.
import * as bolt from '@token-codecs/bolt'
import * as core from '@token-codecs/core'
import * as authoring from '@token-codecs/core/authoring'
import { jsonSchema } from '@token-codecs/core/json-schema'
import * as enterprise from '@token-codecs/enterprise'
import * as oryLike from '@token-codecs/ory-like'
import * as pipeshub from '@token-codecs/pipeshub'
import type { Either as FpEither } from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

type Result<A> = core.Either<core.TokenError, A>

// Tokens and secrets.
const accessToken: core.Secret = core.secret('fake-a')
const text: string = core.reveal(accessToken)
const data: core.Secret<core.JsonObject> = core.secret({ deep: [null, true, 1, 'fake', { nested: [] }] })
export const token: core.Token = {
  accessToken,
  tokenType: 'Bearer',
  expiresIn: 3600,
  issuedAt: 1700000000,
  scope: ['openid'],
  refreshToken: core.secret('fake-r'),
  refreshTokenExpiresIn: 7200,
  refreshTokenScope: [],
  idToken: core.secret('fake-i'),
  issuedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
  authorizationDetails: core.secret([{ type: 'fake' }]),
  extensions: { bolt: data },
}
export const atInstants: core.Token = { accessToken, tokenType: 'Bearer', expiresAt: 1, refreshTokenExpiresAt: 2 }
export const member: core.TokenMember = 'refreshTokenScope'
export const printed: string = `${token.accessToken}${JSON.stringify(token)}${text}`
export const redacted: '<redacted>' = accessToken.toJSON()
const json: core.Json = { list: [1, 'two', null], deep: { flag: true } }

// Reading, writing, converting.
const readOptions: core.ReadOptions = { receivedAt: 1700000000, strict: true }
const writeOptions: core.WriteOptions = { now: 1700000060, onLoss: 'fail' }
const convertOptions: core.ConvertOptions = { ...readOptions, ...writeOptions }
export const read: Result<core.ReadResult> = bolt.BoltToken.read(json, readOptions)
export const written: Result<core.WriteResult<enterprise.EnterpriseTokenResponse>> = enterprise.EnterpriseToken.write(
  token,
  writeOptions,
)
const toEnterprise = core.convert(bolt.BoltToken, enterprise.EnterpriseToken, convertOptions)
export const converted: Result<core.ConvertResult<enterprise.EnterpriseTokenResponse>> = toEnterprise(json)
export const canonical: core.TokenJson = core.CanonicalToken.encode(token)
export const standard: core.Rfc6749TokenResponse = core.Rfc6749Token.encode(token)
export const required: string = standard.access_token

export const lifetime: number | undefined = core.orThrow(read).token.expiresIn
export const created: number | null | undefined = core.orThrow(converted).value.created_at
export const known: core.Token = bolt.BoltToken.parse(json, readOptions)
export const thrown = (error: core.TokenCodecError): core.TokenError => new core.TokenCodecError(error.error).error
export const done: core.Either<never, string> = { _tag: 'Right', right: 'fake' }
export const failed: core.Either<string, never> = { _tag: 'Left', left: 'fake' }

// Every vendor's shapes, in both directions.
const isFake = (name: string): boolean => name.startsWith('fake')
export const boltResponse: bolt.BoltTokenResponse = { refresh_token_scope: bolt.boltScopes.join(' ') }
export const boltSdk: bolt.BoltSdkTokenResponse = bolt.BoltSdkToken.encode(token)
export const boltSdkScope: string | undefined = boltSdk.refreshTokenScope
export const boltError: bolt.BoltErrorResponse = { error: 'invalid_grant' }
export const boltTagged: bolt.BoltTaggedErrorResponse = { '.tag': 'not_found', message: 'fake' }
export const boltScope: bolt.BoltScope | undefined = bolt.boltScopes.find(isFake)
export const enterpriseResponse: enterprise.EnterpriseTokenResponse = { token_type: 'Bearer', created_at: null }
export const delegated: enterprise.EnterpriseDelegatedTokenResponse = { ...enterpriseResponse, refresh_token: 'fake-r' }
export const enterpriseCode: enterprise.EnterpriseErrorCode = 'invalid_account'
export const enterpriseError: enterprise.EnterpriseErrorResponse = { error: enterpriseCode, error_description: 'fake' }
export const oryLikeResponse: oryLike.OryLikeTokenResponse = { id_token: 1, scope: 'offline' }
export const oryLikeError: oryLike.OryLikeErrorResponse = { error: 'fake', error_hint: 'fake', status_code: 400 }
export const oryLikeGeneric: oryLike.OryLikeGenericErrorResponse = { error: { code: 404, status: 'Not Found' } }
export const pipeshubResponse: pipeshub.PipeshubTokenResponse = { scope: 'org:read' }
export const pipeshubSdk: pipeshub.PipeshubSdkTokenResponse = pipeshub.PipeshubSdkToken.encode(token)
export const pipeshubCode: pipeshub.PipeshubErrorCode = 'server_error'
export const pipeshubError: pipeshub.PipeshubErrorResponse = { error: pipeshubCode }
export const pipeshubNested: pipeshub.PipeshubNestedErrorResponse = { error: { code: 'fake', retryAfter: null } }
const codecs: readonly core.AnyTokenCodec[] = [pipeshub.PipeshubToken, enterprise.EnterpriseDelegatedToken]
export const carried: readonly (string | readonly string[] | undefined)[] = codecs.map(({ fields }) => fields[member])

// Errors and notes.
const issue = (first: core.Issue | undefined): string | undefined =>
  first && `${first.path.join('.')}: ${first.expected}, ${first.actual} (${first.code})`
type Refused = core.Malformed | core.OAuthError | core.Lossy | core.UnknownIssueTime | core.UnsupportedVersion
export const either = (error: core.TokenError): Refused | core.UnreadableBody | core.BodyTooLarge => error
export const advice: (error: core.TokenError) => core.RetryAdvice = core.retryAdvice
export const sealed = (error: core.TokenError): core.Secret | core.Secret<core.JsonObject> | undefined =>
  'body' in error ? error.body : undefined
export const explained = (error: core.TokenError): string | number | undefined => {
  switch (error._tag) {
    case 'Malformed':
      return issue(error.issues[0])
    case 'OAuthError':
      return core.reveal(error.errorDescription ?? error.errorUri ?? core.secret(error.error))
    case 'Lossy':
      return error.notes.length
    case 'UnknownIssueTime':
      return error.source
    case 'UnsupportedVersion':
      return error.message
    case 'UnreadableBody':
      return error.retryAfter
    case 'BodyTooLarge':
      return error.status
    default:
      return error satisfies never
  }
}
export const lines: string = core.formatError({
  _tag: 'UnknownIssueTime',
  code: 'fake',
  message: 'fake',
  source: 'bolt',
})
export const labels = (note: core.Note): readonly string[] => [note.action, note.code, note.source, note.message]
export const losses: readonly core.NoteAction[] = ['dropped', 'moved']
const code: core.NoteCode = 'numeric-string'
export const explanation: string = core.noteCodes[code]

// Responses, without any platform's types.
const nothing = () => undefined
const response: core.ResponseLike = {
  status: 200,
  headers: { get: () => null },
  bodyUsed: false,
  body: null,
  text: async () => '',
}
const signal = { aborted: false, addEventListener: nothing, removeEventListener: nothing }
const responseOptions: core.ResponseOptions = { receivedAt: 1700000000, signal, maxBytes: 1024 }
const parseOptions: core.ParseOptions = { strict: true, maxBytes: 1024 }
const answer: core.ResponseParts = { status: 200, contentType: null, body: new Uint8Array(), retryAfter: '1' }
export const fetched: Promise<Result<core.ReadResult>> = core.readResponse(bolt.BoltToken, response, responseOptions)
export const parsed: Result<core.ReadResult> = core.parseResponse(oryLike.OryLikeToken, answer, parseOptions)

const detectOptions: core.DetectOptions = { receivedAt: 1700000000 }
export const found: core.Detection = core.detect(codecs, [json], detectOptions)
export const likely = ([first]: readonly core.Candidate[] = found.best): string | undefined => first?.codec.id

// Time, refresh, scope and the header.
const other: core.ExpiryOptions = { of: 'refreshToken' }
const clock: core.FreshnessOptions = { ...other, now: 1700000060, leeway: 30 }
export const state: core.Freshness = core.freshness(token, clock)
export const end: number | undefined = core.expiryOf(core.withIssuedAt(token, 1700000000), other)
export const left: number | undefined = core.secondsLeft(token, 1700000060, other)
export const merged: core.ReadResult = core.mergeRefresh(token, core.orThrow(parsed).token)
export const change: core.ScopeChange = core.scopeChange(['openid'], token.scope)
export const header: Result<string> = core.authorizationHeader(token)
export const equal: boolean = core.eqToken(token, merged.token)
export const equalSecret: boolean = core.eqSecret(accessToken, token.accessToken)
export const same: boolean | undefined = core.secretEqualityTester(token.accessToken, data)
export const described: core.JsonObject = jsonSchema('urn:example:tokens', [bolt.BoltToken, core.CanonicalToken])
const sourceOptions: core.TokenSourceOptions = {
  load: async () => undefined,
  save: async (saved) => core.CanonicalToken.encode(saved),
  refresh: async () => parsed,
  leeway: 30,
  now: () => 1700000060,
  lock: (run) => run(),
}
export const source: core.TokenSource = core.tokenSource(sourceOptions)
export const current: Promise<Result<core.Token>> = source({ rejected: true })

// A custom codec with a member of each type.
interface AcmeTokenResponse {
  ok: boolean
  access_token: string
  token_type?: string | null
  lifetime?: { seconds?: string } | null
  created?: string
  scopes?: readonly string[]
  refresh_token?: string
  refresh_token_expires_in?: number
  id?: string
  team?: { name: string }
  hook?: { url: string }
}
const seconds: core.Path<readonly ['lifetime', 'seconds']> = core.at('lifetime', 'seconds')
const asText = { text: true, never: '0' } as const satisfies core.LifetimeOptions
const expiresIn: core.TableRow<typeof seconds, 'lifetime', string> = core.lifetime(seconds, asText)
const iso = { form: 'iso' } as const satisfies core.InstantOptions
const issuedAt: core.TableRow<'created', 'instant', string> = core.instant('created', iso)
const listed = { list: true } as const satisfies core.ScopesOptions
export const orNull: core.TableRow<'refresh_token', 'any', string | number | null> = core.nullable('refresh_token')
const scope: core.TableRow<'scopes', 'scope', readonly string[]> = core.scopes('scopes', listed)
const sent: core.LifetimeOptions = { unit: 'milliseconds', instantFrom: 1e9 }
const refreshTokenExpiresIn = core.lifetime('refresh_token_expires_in', sent)
const functions: core.FieldFunctions = { read: (value) => value, write: (value) => `${value}` }
const idToken: core.TableRow<'id', 'any', unknown> = core.field('id', functions)
const fields = {
  accessToken: 'access_token',
  tokenType: 'token_type',
  expiresIn,
  issuedAt,
  scope,
  refreshToken: 'refresh_token',
  refreshTokenExpiresIn,
  idToken,
} as const
const errorShape: core.ErrorShape = {
  marker: 'failure',
  read: ({ failure }) => (failure ? { error: 'fake', status: 400 } : undefined),
}
const places: core.ErrorPlaces = {
  code: core.at('errors', 0, 'code'),
  message: 'message',
  uri: core.at('errors', 0, 'help'),
  status: 'status',
  retryAfter: 'wait',
  unless: ['OK', 200],
}
const constants = { ok: true } as const
const definition: core.CodecDefinition<AcmeTokenResponse, typeof fields, typeof constants, 'team' | 'hook', 'hook'> = {
  id: 'acme',
  fields,
  tokenType: { only: 'Bearer' },
  constants,
  extras: ['team', 'hook'],
  secretExtras: ['hook'],
  errors: [errorShape, core.errorAt(places)],
}
export const AcmeToken: core.TokenCodec<AcmeTokenResponse, 'team' | 'hook', 'hook'> =
  core.defineCodec<AcmeTokenResponse>()(definition)
const extras: core.ExtrasOf<AcmeTokenResponse, 'team' | 'hook', 'hook'> = core.extrasOf(AcmeToken, token)
export const team: string | undefined = extras.team?.name
export const hook: string | undefined = extras.hook && core.reveal(extras.hook).url
export const extraNames: readonly ('team' | 'hook')[] = [...AcmeToken.extras, ...AcmeToken.secretExtras]
export const anyExtras: object = core.extrasOf(bolt.BoltToken, token)
// The compiler infers the extras from their names.
export const GlobexToken: core.TokenCodec<{ access_token: string; team?: string }, 'team'> = core.defineCodec<{
  access_token: string
  team?: string
}>()({ id: 'globex', fields: { accessToken: 'access_token' }, tokenType: { implied: true }, extras: ['team'] })
export const problems: readonly string[] = authoring.tableProblems(AcmeToken)
export const info: authoring.MemberInfo = authoring.memberTable[member]
export const isText: boolean = info.isRequired && info.isSealed && info.type === 'token' && info.description !== ''

// With io-ts's codecs, fp-ts's functions and consumers of Standard Schema.
const Session = t.type({ user: t.string, token: bolt.BoltToken, before: t.union([core.CanonicalToken, t.null]) })
export type SessionModel = t.TypeOf<typeof Session>
export const session = (input: unknown): core.Token | t.Errors => {
  const decoded = Session.decode(input)
  return decoded._tag === 'Right' ? decoded.right.token : core.redactErrors(decoded.left)
}
export const sessionWire: bolt.BoltTokenResponse = Session.encode({ user: 'fake', token, before: null }).token
export const wire: t.Type<bolt.BoltTokenResponse, bolt.BoltTokenResponse, unknown> = bolt.BoltToken.wire
export const list: t.Validation<readonly core.Token[]> = t.array(enterprise.EnterpriseToken).decode([])
export const guarded = (value: unknown): string | undefined => (bolt.BoltToken.is(value) ? value.tokenType : undefined)
export const asFpTs: FpEither<core.TokenError, core.ReadResult> = bolt.BoltToken.read(json)
const schema = bolt.BoltToken['~standard']
export const issues = (value: unknown): readonly { readonly message: string }[] => schema.validate(value).issues ?? []
