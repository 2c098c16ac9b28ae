export { secretEqualityTester } from './eqSecret.js'
export { authorizationHeader } from './authorizationHeader.js'
export type { TokenJson } from './CanonicalToken.js'
export { CanonicalToken } from './CanonicalToken.js'
export type { CamelCase, CamelCased } from './camelCased.js'
export { camelCased } from './camelCased.js'
export type { ConvertOptions, ConvertResult } from './convert.js'
export { convert } from './convert.js'
export type { CodecDefinition } from './defineCodec.js'
export { defineCodec } from './defineCodec.js'
export type { Either, Left, Right } from './either.js'
export { eqToken } from './eqToken.js'
export type { ErrorBody, ErrorShape } from './errorShape.js'
export { expiryOf } from './expiryOf.js'
export type { Field } from './field.js'
export { field } from './field.js'
export { formatError } from './formatError.js'
export type { Freshness, FreshnessOptions } from './freshness.js'
export { freshness } from './freshness.js'
export type { ResponseOptions } from './fromResponse.js'
export { fromResponse } from './fromResponse.js'
export type { Json, JsonObject } from './json.js'
export { jsonSchema } from './jsonSchema.js'
export { mergeRefresh } from './mergeRefresh.js'
export type { Note, NoteAction, NoteCode } from './Note.js'
export { noteCodes } from './Note.js'
export type { ParseOptions, TokenAnswer } from './parseResponse.js'
export { parseResponse } from './parseResponse.js'
export type { Rfc6749TokenResponse } from './Rfc6749Token.js'
export { Rfc6749Token } from './Rfc6749Token.js'
export type { AbortSignalLike, BodyReader, ResponseLike } from './readBody.js'
export type { CodecRepair, LifetimeRepair, Relocation, Repair } from './repairs.js'
export type { Secret } from './Secret.js'
export { reveal, secret } from './Secret.js'
export type { ScopeChange } from './scopeChange.js'
export { scopeChange } from './scopeChange.js'
export { redactErrors } from './redactErrors.js'
export { secondsLeft } from './secondsLeft.js'
export type { StandardIssue, StandardSchema } from './standardSchema.js'
export type { Token, TokenMember } from './Token.js'
export type { AnyTokenCodec, ReadOptions, ReadResult, TokenCodec, WriteOptions, WriteResult } from './TokenCodec.js'
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
} from './TokenError.js'
export { withIssuedAt } from './withIssuedAt.js'
