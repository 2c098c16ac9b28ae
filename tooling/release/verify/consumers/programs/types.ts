// What somebody who uses every package writes: every public type in a place where it matters. It is type-checked, not run.
import type {
  BoltErrorResponse,
  BoltScope,
  BoltSdkTokenResponse,
  BoltTaggedErrorResponse,
  BoltTokenResponse,
} from '@token-codecs/bolt'
import { BoltSdkToken, BoltToken, boltScopes } from '@token-codecs/bolt'
import type {
  AbortSignalLike,
  AnyTokenCodec,
  BodyReader,
  BodyTooLarge,
  CamelCase,
  CamelCased,
  CodecDefinition,
  CodecRepair,
  ConvertOptions,
  ConvertResult,
  Either,
  ErrorBody,
  ErrorForm,
  Field,
  Freshness,
  FreshnessOptions,
  Issue,
  Json,
  JsonObject,
  Left,
  LifetimeRepair,
  Lossy,
  Malformed,
  Note,
  NoteCode,
  OAuthError,
  ParseOptions,
  ReadOptions,
  ReadResult,
  Reason,
  Relocation,
  Repair,
  ResponseLike,
  ResponseOptions,
  Rfc6749TokenResponse,
  Right,
  ScopeChange,
  Secret,
  StandardIssue,
  StandardSchema,
  Token,
  TokenAnswer,
  TokenCodec,
  TokenError,
  TokenJson,
  TokenMember,
  UnknownIssueTime,
  UnreadableBody,
  UnsupportedVersion,
  WriteOptions,
  WriteResult,
} from '@token-codecs/core'
import {
  areSecretsEqual,
  authorizationHeader,
  CanonicalToken,
  camelCased,
  convert,
  defineCodec,
  eqToken,
  expiresAt,
  field,
  formatError,
  freshness,
  fromResponse,
  jsonSchema,
  mergeRefresh,
  parseResponse,
  Rfc6749Token,
  reasons,
  reveal,
  scopeChange,
  scrubErrors,
  secondsLeft,
  secret,
  withIssuedAt,
} from '@token-codecs/core'
import type {
  EnterpriseDelegatedTokenResponse,
  EnterpriseErrorCode,
  EnterpriseErrorResponse,
  EnterpriseScope,
  EnterpriseTokenResponse,
} from '@token-codecs/enterprise'
import { EnterpriseDelegatedToken, EnterpriseToken, enterpriseScopes } from '@token-codecs/enterprise'
import type {
  OryLikeErrorResponse,
  OryLikeGenericErrorResponse,
  OryLikeScope,
  OryLikeTokenResponse,
} from '@token-codecs/ory-like'
import { OryLikeToken, oryLikeScopes } from '@token-codecs/ory-like'
import type {
  PipeshubErrorCode,
  PipeshubErrorResponse,
  PipeshubNestedErrorResponse,
  PipeshubScope,
  PipeshubSdkTokenResponse,
  PipeshubTokenResponse,
} from '@token-codecs/pipeshub'
import { PipeshubSdkToken, PipeshubToken, pipeshubScopes } from '@token-codecs/pipeshub'
import type { Either as FpEither } from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'

// The model.
const accessToken: Secret = secret('fake-a')
const text: string = reveal(accessToken)
const data: Secret<JsonObject> = secret({ deep: [null, true, 1, 'fake', { nested: [] }] })
export const token: Token = {
  accessToken,
  tokenType: 'Bearer',
  expiresIn: 3600,
  issuedAt: 1700000000,
  scope: ['openid'],
  refreshToken: secret('fake-r'),
  refreshTokenExpiresIn: 7200,
  refreshTokenScope: [],
  idToken: secret('fake-i'),
  issuedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
  authorizationDetails: [{ type: 'fake' }],
  extensions: { bolt: data },
}
export const member: TokenMember = 'refreshTokenScope'
export const printed: string = `${token.accessToken}${JSON.stringify(token)}${text}`
export const redacted: '<redacted>' = accessToken.toJSON()
const json: Json = { list: [1, 'two', null], deep: { flag: true } }

// Reading, writing, converting.
const readOptions: ReadOptions = { receivedAt: 1700000000, strict: true }
const writeOptions: WriteOptions = { now: 1700000060, onLoss: 'fail' }
const convertOptions: ConvertOptions = { ...readOptions, ...writeOptions }
export const read: Either<TokenError, ReadResult> = BoltToken.read(json, readOptions)
export const written: Either<TokenError, WriteResult<EnterpriseTokenResponse>> = EnterpriseToken.write(
  token,
  writeOptions,
)
export const converted: Either<TokenError, ConvertResult<EnterpriseTokenResponse>> = convert(
  BoltToken,
  EnterpriseToken,
  convertOptions,
)(json)
export const canonical: TokenJson = CanonicalToken.encode(token)
export const standard: Rfc6749TokenResponse = Rfc6749Token.encode(token)
export const required: string = standard.access_token

function unwrap<A>(result: Either<TokenError, A>): A {
  if (result._tag === 'Left') throw new Error(formatError(result.left))
  const { right }: Right<A> = result
  return right
}
export const lifetime: number | undefined = unwrap(read).token.expiresIn
export const created: number | null | undefined = unwrap(converted).value.created_at
export const failed: Left<string> = { _tag: 'Left', left: 'fake' }

// Every vendor's shapes, in both directions.
const isFake = (name: string): boolean => name.startsWith('fake')
export const bolt: BoltTokenResponse = { access_token: 'fake-a', refresh_token_scope: boltScopes.join(' ') }
export const boltSdk: BoltSdkTokenResponse = BoltSdkToken.encode(token)
export const boltSdkScope: string | undefined = boltSdk.refreshTokenScope
export const boltError: BoltErrorResponse = { error: 'invalid_grant' }
export const boltTagged: BoltTaggedErrorResponse = { '.tag': 'not_found', message: 'fake' }
export const boltScope: BoltScope | undefined = boltScopes.find(isFake)
export const enterprise: EnterpriseTokenResponse = { token_type: 'Bearer', created_at: null }
export const delegated: EnterpriseDelegatedTokenResponse = { ...enterprise, refresh_token: 'fake-r' }
export const enterpriseCode: EnterpriseErrorCode = 'invalid_account'
export const enterpriseError: EnterpriseErrorResponse = { error: enterpriseCode, error_description: 'fake' }
export const enterpriseScope: EnterpriseScope = enterpriseScopes[0]
export const oryLike: OryLikeTokenResponse = { id_token: 1, scope: oryLikeScopes.join(' ') }
export const oryLikeError: OryLikeErrorResponse = { error: 'fake', error_hint: 'fake', status_code: 400 }
export const oryLikeGeneric: OryLikeGenericErrorResponse = { error: { code: 404, status: 'Not Found' } }
export const oryLikeScope: OryLikeScope | undefined = oryLikeScopes.find(isFake)
export const pipeshub: PipeshubTokenResponse = { token_type: 'Bearer', scope: pipeshubScopes.join(' ') }
export const pipeshubSdk: PipeshubSdkTokenResponse = PipeshubSdkToken.encode(token)
export const pipeshubCode: PipeshubErrorCode = 'server_error'
export const pipeshubError: PipeshubErrorResponse = { error: pipeshubCode }
export const pipeshubNested: PipeshubNestedErrorResponse = { error: { code: 'fake', retryAfter: null } }
export const pipeshubScope: PipeshubScope | undefined = pipeshubScopes.find(isFake)
const codecs: readonly AnyTokenCodec[] = [
  BoltToken,
  BoltSdkToken,
  CanonicalToken,
  EnterpriseDelegatedToken,
  EnterpriseToken,
  OryLikeToken,
  PipeshubSdkToken,
  PipeshubToken,
  Rfc6749Token,
]
export const carried: readonly (string | undefined)[] = codecs.map(({ fields }) => fields[member])

// Errors and notes, told apart.
export const advice = (error: TokenError): string | number | undefined => {
  switch (error._tag) {
    case 'Malformed': {
      const { issues }: Malformed = error
      const [first]: readonly (Issue | undefined)[] = issues
      return first && `${first.path.join('.')}: ${first.expected}, ${first.actual} (${first.code})`
    }
    case 'OAuthError': {
      const { errorDescription, errorUri, retryAfter, status }: OAuthError = error
      return errorDescription ?? errorUri ?? retryAfter ?? status
    }
    case 'Lossy': {
      const { notes }: Lossy = error
      return notes.length
    }
    case 'UnknownIssueTime': {
      const { vendor }: UnknownIssueTime = error
      return vendor
    }
    case 'UnsupportedVersion': {
      const { message }: UnsupportedVersion = error
      return message
    }
    case 'UnreadableBody': {
      const { retryAfter }: UnreadableBody = error
      return retryAfter
    }
    case 'BodyTooLarge': {
      const { status }: BodyTooLarge = error
      return status
    }
    default: {
      const nothing: never = error
      return nothing
    }
  }
}
export const labels = ({ code, reason, vendor, direction, field: of, message }: Note): readonly string[] => [
  `${code}:${reason}`,
  `${vendor} ${direction} ${of}`,
  message,
]
export const losses: readonly NoteCode[] = ['dropped', 'moved']
const reason: Reason = 'numeric-string'
export const explanation: string = reasons[reason]

// Answers of a server, from any platform's types.
const reader: BodyReader = {
  read: async () => ({ done: true }),
  cancel: async () => undefined,
  releaseLock: () => undefined,
}
const response: ResponseLike = {
  status: 200,
  headers: { get: () => null },
  bodyUsed: false,
  body: { getReader: () => reader },
}
const signal: AbortSignalLike = {
  aborted: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}
const responseOptions: ResponseOptions = { receivedAt: 1700000000, signal, maxBytes: 1024 }
const parseOptions: ParseOptions = { strict: true, maxBytes: 1024 }
const answer: TokenAnswer = { status: 200, contentType: null, body: new Uint8Array(), retryAfter: '1' }
export const fetched: Promise<Either<TokenError, ReadResult>> = fromResponse(BoltToken)(response, responseOptions)()
export const parsed: Either<TokenError, ReadResult> = parseResponse(OryLikeToken)(answer, parseOptions)

// Time, refresh, scope and the header.
const clock: FreshnessOptions = { now: 1700000060, leeway: 30 }
export const state: Freshness = freshness(token, clock)
export const end: number | undefined = expiresAt(withIssuedAt(token, 1700000000))
export const left: number | undefined = secondsLeft(token, 1700000060)
export const merged: ReadResult = mergeRefresh(token, unwrap(parsed).token)
export const change: ScopeChange = scopeChange(['openid'], token.scope)
export const header: Either<TokenError, string> = authorizationHeader(token)
export const equal: boolean = eqToken(token, merged.token) && eqToken.equals(token, token)
export const same: boolean | undefined = areSecretsEqual(token.accessToken, data)
export const described: JsonObject = jsonSchema('urn:example:tokens', [BoltToken, CanonicalToken])

// A codec of one's own.
interface AcmeTokenResponse {
  access_token: string
  token_type?: string | null
  expires_in?: string
  refresh_token?: string
}
const stringOfDigits: Field<'expires_in'> = field('expires_in', {
  read: (value) => value,
  write: (value) => `${value}`,
})
const errorForm: ErrorForm = {
  marker: 'failure',
  read: ({ failure }): ErrorBody | undefined => (failure === undefined ? undefined : { error: failure, status: 400 }),
}
const tooLong: LifetimeRepair = {
  reason: 'too-long',
  explanation: 'fake',
  member: 'expiresIn',
  applies: (seconds) => seconds > 1e9,
  repair: (seconds, issuedAt, receivedAt) => seconds - (issuedAt ?? receivedAt ?? 0),
}
const noRefresh: Relocation = {
  reason: 'no-refresh',
  explanation: 'fake',
  member: 'refreshToken',
  moves: (value) => value === 'none',
}
const repairs: readonly Repair[] = [tooLong, noRefresh]
const table = {
  accessToken: 'access_token',
  tokenType: 'token_type',
  expiresIn: stringOfDigits,
  refreshToken: 'refresh_token',
} as const
const definition: CodecDefinition<AcmeTokenResponse, typeof table> = {
  vendor: 'acme',
  fields: table,
  required: { access_token: true },
  tokenType: { only: 'Bearer' },
  errors: [errorForm],
  repairs,
}
export const AcmeToken: TokenCodec<AcmeTokenResponse> = defineCodec<AcmeTokenResponse>()(definition)
export const AcmeSdkToken: TokenCodec<CamelCased<AcmeTokenResponse>> = camelCased(AcmeToken)
export const name: CamelCase<'refresh_token_scope'> = 'refreshTokenScope'
export const told: readonly CodecRepair[] = AcmeToken.repairs
export const acmeSdk: string = AcmeSdkToken.encode(token).accessToken

// Among io-ts's codecs, fp-ts's functions and whatever takes a Standard Schema.
const Session = t.type({ user: t.string, token: BoltToken, before: t.union([CanonicalToken, t.null]) })
export type SessionModel = t.TypeOf<typeof Session>
export const session = (input: unknown): Token | t.Errors => {
  const decoded = Session.decode(input)
  return decoded._tag === 'Right' ? decoded.right.token : scrubErrors(decoded.left)
}
export const sessionWire: BoltTokenResponse = Session.encode({ user: 'fake', token, before: null }).token
export const wire: t.Type<BoltTokenResponse, BoltTokenResponse, unknown> = BoltToken.wire
export const list: t.Validation<readonly Token[]> = t.array(EnterpriseToken).decode([])
export const guarded = (value: unknown): string | undefined => (BoltToken.is(value) ? value.tokenType : undefined)
export const asFpTs: FpEither<TokenError, ReadResult> = BoltToken.read(json)
export const asTask: TaskEither<TokenError, ReadResult> = fromResponse(BoltToken)(response)
const schema: StandardSchema<BoltTokenResponse, Token> = BoltToken['~standard']
export const issues = (value: unknown): readonly StandardIssue[] => schema.validate(value).issues ?? []
