export type { Path } from './codec/at.js'
export { at } from './codec/at.js'
export type { ErrorPlaces } from './codec/errorAt.js'
export { errorAt } from './codec/errorAt.js'
export type { ErrorShape } from './codec/errorShape.js'
export type { ExtrasOf } from './codec/extrasOf.js'
export { extrasOf } from './codec/extrasOf.js'
export type { FieldFunctions } from './codec/field.js'
export { field } from './codec/field.js'
export type { InstantOptions } from './codec/instant.js'
export { instant } from './codec/instant.js'
export type { LifetimeOptions } from './codec/lifetime.js'
export { lifetime } from './codec/lifetime.js'
export { nullable } from './codec/nullable.js'
export type { ScopesOptions } from './codec/scopes.js'
export { scopes } from './codec/scopes.js'
export type { TableRow } from './codec/TableRow.js'
export type {
  AnyTokenCodec,
  ReadOptions,
  ReadResult,
  TokenCodec,
  WriteOptions,
  WriteResult,
} from './codec/TokenCodec.js'
export type { TokenJson } from './codecs/CanonicalToken.js'
export { CanonicalToken } from './codecs/CanonicalToken.js'
export type { CodecDefinition } from './codecs/CodecDefinition.js'
export type { ConvertOptions, ConvertResult } from './codecs/convert.js'
export { convert } from './codecs/convert.js'
export { defineCodec } from './codecs/defineCodec.js'
export type { Rfc6749TokenResponse } from './codecs/Rfc6749Token.js'
export { Rfc6749Token } from './codecs/Rfc6749Token.js'
export { authorizationHeader } from './lifecycle/authorizationHeader.js'
export type { ExpiryOptions } from './lifecycle/expiryOf.js'
export { expiryOf } from './lifecycle/expiryOf.js'
export type { Freshness, FreshnessOptions } from './lifecycle/freshness.js'
export { freshness } from './lifecycle/freshness.js'
export { mergeRefresh } from './lifecycle/mergeRefresh.js'
export type { RetryAdvice } from './lifecycle/retryAdvice.js'
export { retryAdvice } from './lifecycle/retryAdvice.js'
export type { ScopeChange } from './lifecycle/scopeChange.js'
export { scopeChange } from './lifecycle/scopeChange.js'
export { secondsLeft } from './lifecycle/secondsLeft.js'
export type { TokenSource, TokenSourceOptions } from './lifecycle/tokenSource.js'
export { tokenSource } from './lifecycle/tokenSource.js'
export { withIssuedAt } from './lifecycle/withIssuedAt.js'
export type { Either } from './report/either.js'
export { formatError } from './report/formatError.js'
export type { Note, NoteAction, NoteCode } from './report/Note.js'
export { noteCodes } from './report/Note.js'
export { orThrow, TokenCodecError } from './report/orThrow.js'
export { redactErrors } from './report/redactErrors.js'
export type {
  BodyTooLarge,
  Issue,
  Lossy,
  Malformed,
  OAuthError,
  TokenError,
  UnknownIssueTime,
  UnreadableBody,
  UnsupportedVersion,
} from './report/TokenError.js'
export type { Candidate, Detection, DetectOptions } from './response/detect.js'
export { detect } from './response/detect.js'
export type { ParseOptions, ResponseParts } from './response/parseResponse.js'
export { parseResponse } from './response/parseResponse.js'
export type { ResponseLike } from './response/readBody.js'
export type { ResponseOptions } from './response/readResponse.js'
export { readResponse } from './response/readResponse.js'
export { eqSecret, secretEqualityTester } from './token/eqSecret.js'
export { eqToken } from './token/eqToken.js'
export type { Json, JsonObject } from './token/json.js'
export type { Secret } from './token/Secret.js'
export { reveal, secret } from './token/Secret.js'
export type { Token, TokenMember } from './token/Token.js'
