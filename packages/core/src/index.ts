export type { TokenJson } from './CanonicalToken.ts'
export { CanonicalToken } from './CanonicalToken.ts'
export type { ConvertOptions, ConvertResult } from './convert.ts'
export { convert } from './convert.ts'
export type { CodecDefinition } from './defineCodec.ts'
export { defineCodec } from './defineCodec.ts'
export type { Either, Left, Right } from './either.ts'
export { eqToken } from './eqToken.ts'
export { formatError } from './formatError.ts'
export type { Json, JsonObject } from './json.ts'
export type { Note, NoteCode } from './Note.ts'
export type { ErrorBody, ErrorForm, Field, LifetimeRepair } from './plan.ts'
export { field } from './plan.ts'
export type { Rfc6749TokenResponse } from './Rfc6749Token.ts'
export { Rfc6749Token } from './Rfc6749Token.ts'
export type { Secret } from './Secret.ts'
export { reveal, secret } from './Secret.ts'
export { scrubErrors } from './scrubErrors.ts'
export type { StandardIssue, StandardSchema } from './standardSchema.ts'
export type { Token, TokenMember } from './Token.ts'
export type { AnyTokenCodec, ReadOptions, ReadResult, TokenCodec, WriteOptions, WriteResult } from './TokenCodec.ts'
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
} from './TokenError.ts'
