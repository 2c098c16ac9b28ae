// Mistakes that must not compile: a line below a `@ts-expect-error` that compiles is an error itself.
import type { BoltTokenResponse, NoteCode, Secret, Token, TokenCodec } from '@token-codecs/bolt'
import {
  at,
  authorizationHeader,
  BoltToken,
  CanonicalToken,
  convert,
  defineCodec,
  errorAt,
  extrasOf,
  field,
  freshness,
  instant,
  lifetime,
  reveal,
  scopes,
  secret,
} from '@token-codecs/bolt'
import { memberTable, tableProblems } from '@token-codecs/core/authoring'
import { jsonSchema } from '@token-codecs/core/json-schema'
import { EnterpriseToken } from '@token-codecs/enterprise'

export const token: Token = { accessToken: secret('fake-a'), tokenType: 'Bearer' }

// @ts-expect-error: a string is not a secret
export const bare: Token = { accessToken: 'fake-a', tokenType: 'Bearer' }
// @ts-expect-error: a token has a type
export const untyped: Token = { accessToken: secret('fake-a') }
// @ts-expect-error: a scope is an array
export const spaced: Token = { ...token, scope: 'openid email' }
// @ts-expect-error: a token is read-only
token.tokenType = 'DPoP'
// @ts-expect-error: a scope is read-only
token.scope?.push('openid')
// @ts-expect-error: a secret is not a string
export const shown: string = token.accessToken
// @ts-expect-error: a secret object is not a secret string
export const other: Secret = secret({ fake: 1 })
// @ts-expect-error: only a secret can be revealed
reveal('fake-a')
// @ts-expect-error: a secret has no `value`
token.accessToken.value

// @ts-expect-error: a lifetime is a number
export const longLived: BoltTokenResponse = { expires_in: '3600' }
// @ts-expect-error: the vendor has no such member
export const unknown: BoltTokenResponse = { acces_token: 'fake-a' }
// @ts-expect-error: `right` needs a check of the tag
BoltToken.read({}).right
// @ts-expect-error: `encode` expects a token, not a response
BoltToken.encode({ access_token: 'fake-a' })
// @ts-expect-error: losses cannot be ignored
BoltToken.write(token, { onLoss: 'ignore' })
// @ts-expect-error: a time is a number of seconds
BoltToken.read({}, { receivedAt: new Date() })
// @ts-expect-error: a codec for another response
export const wrong: TokenCodec<BoltTokenResponse> = EnterpriseToken
// @ts-expect-error: `convert` expects codecs, not names
convert('bolt', 'enterprise')
// @ts-expect-error: a member of another vendor's response
export const scope: string = CanonicalToken.encode(token).access_token
// @ts-expect-error: the current time is required
freshness(token)
// @ts-expect-error: `authorizationHeader` can fail
export const header: string = authorizationHeader(token)
// @ts-expect-error: unknown code
export const code: NoteCode = 'numeric-text'
// @ts-expect-error: `jsonSchema` expects an array of codecs
jsonSchema('urn:example:tokens', BoltToken)
// @ts-expect-error: `tableProblems` expects a codec, not its table
tableProblems(BoltToken.fields)
// @ts-expect-error: a token has no such member
export const info = memberTable.expires

interface AcmeTokenResponse {
  access_token: string
  token_type?: string
  expires_in?: number
}
const define = defineCodec<AcmeTokenResponse>()
const named = { id: 'acme' } as const
const some = { accessToken: 'access_token', tokenType: 'token_type' } as const
const fields = { ...some, expiresIn: 'expires_in' } as const
export const acme: TokenCodec<AcmeTokenResponse> = define({ ...named, fields })
const uncarried = ['access_token', 'expires_in'] as const

// Each codec is on one line, so that its error is on the line below the comment.
// @ts-expect-error: a misspelt member
export const misspelt = define({ ...named, fields: { ...fields, accessToken: 'acces_token' } })
// @ts-expect-error: `expires_in` has no row
export const missing = define({ ...named, fields: { ...some } })
// @ts-expect-error: a token has no such member
export const surplus = define({ ...named, fields: { ...fields, lifetime: 'expires_in' } })
// @ts-expect-error: a lifetime is not a string
export const crossed = define({ ...named, fields: { ...fields, tokenType: 'expires_in', expiresIn: 'token_type' } })
// @ts-expect-error: the lifetime is not documented as a string
export const texted = define({ ...named, fields: { ...some, expiresIn: lifetime('expires_in', { text: true }) } })
// @ts-expect-error: a lifetime is not an instant
export const timed = define({ ...named, fields: { ...some, expiresIn: instant('expires_in', {}) } })
// @ts-expect-error: the id is required
export const unnamed = define({ fields })
// @ts-expect-error: a codec has no such option
export const optional = define({ id: 'acme', fields, required: { access_token: true } })
// @ts-expect-error: a codec needs an access token
export const tokenless = define({ ...named, fields: { tokenType: 'token_type' }, extras: uncarried })
// @ts-expect-error: an implied token type cannot have a row
export const twiceTyped = define({ ...named, fields, tokenType: { implied: true } })
// @ts-expect-error: the list of words is empty
export const wordless = define({ ...named, fields, tokenType: { spelled: [] } })
// @ts-expect-error: the token type needs a row or `implied`
export const notTyped = defineCodec<{ access_token: string }>()({ id: 'acme', fields: { accessToken: 'access_token' } })

interface GlobexTokenResponse extends Omit<AcmeTokenResponse, 'expires_in'> {
  data?: { lifetime?: string; until?: string }
  scopes?: readonly string[]
  ok?: boolean
  team?: string
  hook?: { url: string }
}
const globex = defineCodec<GlobexTokenResponse>()
const atLifetime = at('data', 'lifetime')
const atUntil = at('data', 'until')
const expiresIn = lifetime(atLifetime, { text: true })
const expiresAt = instant(atUntil, { form: 'iso' })
const scopeList = scopes('scopes', { list: true })
const nested = { ...some, expiresIn, expiresAt, scope: scopeList } as const
const constants = { ok: true } as const
const rest = { id: 'globex', constants, extras: ['team', 'hook'], secretExtras: ['hook'] } as const
export const full: TokenCodec<GlobexTokenResponse, 'team' | 'hook', 'hook'> = globex({ ...rest, fields: nested })

// @ts-expect-error: `data.until` has no row
export const uncovered = globex({ ...rest, fields: { ...some, expiresIn, scope: scopeList } })
// @ts-expect-error: a misspelt path
export const lost = globex({ ...rest, fields: { ...nested, expiresAt: instant(at('data', 'untill'), {}) } })
// @ts-expect-error: a row's path cannot enter an array
export const indexed = globex({ ...rest, fields: { ...nested, idToken: at('scopes', 0) } })
// @ts-expect-error: a lifetime documented as a string needs `lifetime`
export const textLifetime = globex({ ...rest, fields: { ...nested, expiresIn: atLifetime } })
// @ts-expect-error: an instant documented as a string needs `instant`
export const textInstant = globex({ ...rest, fields: { ...nested, expiresAt: atUntil } })
// @ts-expect-error: a scope documented as an array needs `scopes`
export const listedScope = globex({ ...rest, fields: { ...nested, scope: 'scopes' } })
// @ts-expect-error: an array has no separator
export const commaScope = globex({ ...rest, fields: { ...nested, scope: scopes('scopes', { separator: ',' }) } })
// @ts-expect-error: `team` is neither a field, a constant nor an extra
export const extraless = globex({ ...rest, fields: nested, extras: ['hook'] })
// @ts-expect-error: an extra that the response lacks
export const surplusExtra = globex({ ...rest, fields: nested, extras: ['team', 'hook', 'hooks'] })
// @ts-expect-error: a secret that is not an extra
export const surplusSecret = globex({ ...rest, fields: nested, secretExtras: ['scopes'] })
// @ts-expect-error: a constant that the response lacks
export const surplusConstant = globex({ ...rest, fields: nested, constants: { ok: true, okay: true } })
// @ts-expect-error: a constant is not an object
export const flagless = globex({ ...rest, fields: nested, constants: { ok: { yes: true } } })

// @ts-expect-error: `field` needs `write`
field('expires_in', { read: (value) => value })
// @ts-expect-error: the only other unit is milliseconds
lifetime('expires_in', { unit: 'minutes' })
// @ts-expect-error: unknown form of an instant
instant('expires_at', { form: 'rfc822' })
// @ts-expect-error: `scopes` needs `list` or `separator`
scopes('scope', {})
// @ts-expect-error: a path is not empty
at()
// @ts-expect-error: `errorAt` needs a code
errorAt({ message: 'message' })
// @ts-expect-error: the vendor has no such extra
extrasOf(full, token).teams
// @ts-expect-error: a secret extra has to be revealed
export const url: string | undefined = extrasOf(full, token).hook?.url
