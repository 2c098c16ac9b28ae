// Mistakes that must not compile: a line below a `@ts-expect-error` that compiles is an error itself.
import type { BoltTokenResponse, NoteCode, Secret, Token, TokenCodec } from '@token-codecs/bolt'
import {
  authorizationHeader,
  BoltToken,
  CanonicalToken,
  convert,
  defineCodec,
  field,
  freshness,
  lifetime,
  reveal,
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
export const info = memberTable.expiresAt

interface AcmeTokenResponse {
  access_token: string
  token_type?: string
  expires_in?: number
}
const define = defineCodec<AcmeTokenResponse>()
const named = { id: 'acme', required: { access_token: true } } as const
const some = { accessToken: 'access_token', tokenType: 'token_type' } as const
const fields = { ...some, expiresIn: 'expires_in' } as const
export const acme: TokenCodec<AcmeTokenResponse> = define({ ...named, fields })

// Each codec stands on one line: the error then is on the line below its comment, whichever part it names.
// @ts-expect-error: a misspelt member
export const misspelt = define({ ...named, fields: { ...fields, accessToken: 'acces_token' } })
// @ts-expect-error: `expires_in` has no line
export const missing = define({ ...named, fields: { ...some } })
// @ts-expect-error: a token has no such member
export const surplus = define({ ...named, fields: { ...fields, lifetime: 'expires_in' } })
// @ts-expect-error: a lifetime is not text
export const crossed = define({ ...named, fields: { ...fields, tokenType: 'expires_in', expiresIn: 'token_type' } })
// @ts-expect-error: the vendor's model requires a member
export const unrequired = define({ id: 'acme', fields })
// @ts-expect-error: a field of one's own reads and writes
field('expires_in', { read: (value) => value })
// @ts-expect-error: a lifetime says from which value on it is an instant
lifetime('expires_in', {})
