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

// @ts-expect-error: text is not a secret
export const bare: Token = { accessToken: 'fake-a', tokenType: 'Bearer' }
// @ts-expect-error: a token has a type
export const untyped: Token = { accessToken: secret('fake-a') }
// @ts-expect-error: the scope is a list
export const spaced: Token = { ...token, scope: 'openid email' }
// @ts-expect-error: a token is never changed
token.tokenType = 'DPoP'
// @ts-expect-error: nor is its scope
token.scope?.push('openid')
// @ts-expect-error: a secret is not text
export const shown: string = token.accessToken
// @ts-expect-error: a secret of data is not one of text
export const other: Secret = secret({ fake: 1 })
// @ts-expect-error: only a secret can be revealed
reveal('fake-a')
// @ts-expect-error: the value has no getter
token.accessToken.value

// @ts-expect-error: a lifetime is a number
export const longLived: BoltTokenResponse = { expires_in: '3600' }
// @ts-expect-error: the vendor has no such member
export const unknown: BoltTokenResponse = { acces_token: 'fake-a' }
// @ts-expect-error: the tag comes before the result
BoltToken.read({}).right
// @ts-expect-error: what is written is a token, not a response
BoltToken.encode({ access_token: 'fake-a' })
// @ts-expect-error: a loss is reported or fails
BoltToken.write(token, { onLoss: 'ignore' })
// @ts-expect-error: the time is a number of seconds
BoltToken.read({}, { receivedAt: new Date() })
// @ts-expect-error: a codec of another wire
export const wrong: TokenCodec<BoltTokenResponse> = EnterpriseToken
// @ts-expect-error: two codecs, no names
convert('bolt', 'enterprise')
// @ts-expect-error: the other vendor's members are not there
export const scope: string = CanonicalToken.encode(token).access_token
// @ts-expect-error: the clock is an argument
freshness(token)
// @ts-expect-error: a header can be refused
export const header: string = authorizationHeader(token)
// @ts-expect-error: not a code
export const code: NoteCode = 'numeric-text'
// @ts-expect-error: a list of codecs
jsonSchema('urn:example:tokens', BoltToken)
// @ts-expect-error: a codec, not its table
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

// Each codec stands on one line: the error then is on the line below its comment, whichever part it names.
// @ts-expect-error: a misspelt member
export const misspelt = define({ ...named, fields: { ...fields, accessToken: 'acces_token' } })
// @ts-expect-error: `expires_in` has no line
export const missing = define({ ...named, fields: { ...some } })
// @ts-expect-error: a token has no such member
export const surplus = define({ ...named, fields: { ...fields, lifetime: 'expires_in' } })
// @ts-expect-error: a lifetime is not text
export const crossed = define({ ...named, fields: { ...fields, tokenType: 'expires_in', expiresIn: 'token_type' } })
// @ts-expect-error: the lifetime is not documented as text
export const texted = define({ ...named, fields: { ...some, expiresIn: lifetime('expires_in', { text: true }) } })
// @ts-expect-error: a lifetime is not an instant
export const timed = define({ ...named, fields: { ...some, expiresIn: instant('expires_in', {}) } })
// @ts-expect-error: a codec has an id
export const unnamed = define({ fields })
// @ts-expect-error: a codec has no such option
export const optional = define({ id: 'acme', fields, required: { access_token: true } })
// @ts-expect-error: a codec needs an access token
export const tokenless = define({ ...named, fields: { tokenType: 'token_type' }, extras: uncarried })
// @ts-expect-error: the token type has a member, and is implied
export const twiceTyped = define({ ...named, fields, tokenType: { implied: true } })
// @ts-expect-error: a list of words is not empty
export const wordless = define({ ...named, fields, tokenType: { spelled: [] } })
// @ts-expect-error: no member says the type, and nothing says that it is implied
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

// @ts-expect-error: `data.until` has no line
export const uncovered = globex({ ...rest, fields: { ...some, expiresIn, scope: scopeList } })
// @ts-expect-error: a misspelt path
export const lost = globex({ ...rest, fields: { ...nested, expiresAt: instant(at('data', 'untill'), {}) } })
// @ts-expect-error: a path of the table does not step into a list
export const indexed = globex({ ...rest, fields: { ...nested, idToken: at('scopes', 0) } })
// @ts-expect-error: a lifetime that is documented as text
export const textLifetime = globex({ ...rest, fields: { ...nested, expiresIn: atLifetime } })
// @ts-expect-error: an instant that is documented as text
export const textInstant = globex({ ...rest, fields: { ...nested, expiresAt: atUntil } })
// @ts-expect-error: a scope that is documented as a list
export const listedScope = globex({ ...rest, fields: { ...nested, scope: 'scopes' } })
// @ts-expect-error: nor is it text with commas
export const commaScope = globex({ ...rest, fields: { ...nested, scope: scopes('scopes', { separator: ',' }) } })
// @ts-expect-error: `team` is neither a field, a constant nor an extra
export const extraless = globex({ ...rest, fields: nested, extras: ['hook'] })
// @ts-expect-error: an extra that the response does not have
export const surplusExtra = globex({ ...rest, fields: nested, extras: ['team', 'hook', 'hooks'] })
// @ts-expect-error: a secret that is not an extra
export const surplusSecret = globex({ ...rest, fields: nested, secretExtras: ['scopes'] })
// @ts-expect-error: a constant that the response does not have
export const surplusConstant = globex({ ...rest, fields: nested, constants: { ok: true, okay: true } })
// @ts-expect-error: a flag is not an object
export const flagless = globex({ ...rest, fields: nested, constants: { ok: { yes: true } } })

// @ts-expect-error: a field of one's own reads and writes
field('expires_in', { read: (value) => value })
// @ts-expect-error: a unit is milliseconds, or left out
lifetime('expires_in', { unit: 'minutes' })
// @ts-expect-error: not a form of an instant
instant('expires_at', { form: 'rfc822' })
// @ts-expect-error: a scope is a list, or has a separator
scopes('scope', {})
// @ts-expect-error: a path has a name
at()
// @ts-expect-error: an error has a code
errorAt({ message: 'message' })
// @ts-expect-error: the vendor has no such extra
extrasOf(full, token).teams
// @ts-expect-error: a secret extra is not shown
export const url: string | undefined = extrasOf(full, token).hook?.url
