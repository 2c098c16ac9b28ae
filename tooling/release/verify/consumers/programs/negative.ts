// What must not compile: each line below a `@ts-expect-error` is a mistake, and one that compiled would be the error.
import type { BoltTokenResponse, Reason, Secret, Token, TokenCodec } from '@token-codecs/bolt'
import {
  authorizationHeader,
  BoltToken,
  CanonicalToken,
  convert,
  defineCodec,
  field,
  freshness,
  reveal,
  secret,
} from '@token-codecs/bolt'
import { EnterpriseToken } from '@token-codecs/enterprise'

export const token: Token = { accessToken: secret('fake-a'), tokenType: 'Bearer' }

// @ts-expect-error: a text is no secret
export const bare: Token = { accessToken: 'fake-a', tokenType: 'Bearer' }
// @ts-expect-error: a token has a type
export const untyped: Token = { accessToken: secret('fake-a') }
// @ts-expect-error: the scope is a list
export const spaced: Token = { ...token, scope: 'openid email' }
// @ts-expect-error: a token is never changed
token.tokenType = 'DPoP'
// @ts-expect-error: nor is its scope
token.scope?.push('openid')
// @ts-expect-error: a secret is no text
export const shown: string = token.accessToken
// @ts-expect-error: a secret of data is not one of text
export const other: Secret = secret({ fake: 1 })
// @ts-expect-error: only a secret can be revealed
reveal('fake-a')
// @ts-expect-error: the value has no getter
token.accessToken.value

// @ts-expect-error: a lifetime is a number
export const lifetime: BoltTokenResponse = { expires_in: '3600' }
// @ts-expect-error: the vendor has no such member
export const unknown: BoltTokenResponse = { acces_token: 'fake-a' }
// @ts-expect-error: nothing is right before the tag has been looked at
BoltToken.read({}).right
// @ts-expect-error: what is written is a token, not a response
BoltToken.encode({ access_token: 'fake-a' })
// @ts-expect-error: a loss is reported or fails
BoltToken.write(token, { onLoss: 'ignore' })
// @ts-expect-error: the time is a number of seconds
BoltToken.read({}, { receivedAt: new Date() })
// @ts-expect-error: a codec of one wire is none of another
export const wrong: TokenCodec<BoltTokenResponse> = EnterpriseToken
// @ts-expect-error: two codecs, no names
convert('bolt', 'enterprise')
// @ts-expect-error: the other vendor's members are not there
export const scope: string = CanonicalToken.encode(token).access_token
// @ts-expect-error: the clock is an argument
freshness(token)
// @ts-expect-error: a header can be refused
export const header: string = authorizationHeader(token)
// @ts-expect-error: no such reason
export const reason: Reason = 'numeric-text'

interface AcmeTokenResponse {
  access_token: string
  token_type?: string
  expires_in?: number
}
const required = { access_token: true } as const
export const misspelt = defineCodec<AcmeTokenResponse>()({
  vendor: 'acme',
  required,
  // @ts-expect-error: a misspelt member
  fields: { accessToken: 'acces_token', tokenType: 'token_type', expiresIn: 'expires_in' },
})
export const missing = defineCodec<AcmeTokenResponse>()({
  vendor: 'acme',
  required,
  // @ts-expect-error: `expires_in` has no line
  fields: { accessToken: 'access_token', tokenType: 'token_type' },
})
export const surplus = defineCodec<AcmeTokenResponse>()({
  vendor: 'acme',
  required,
  // @ts-expect-error: a token has no such member
  fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in', lifetime: 'expires_in' },
})
export const crossed = defineCodec<AcmeTokenResponse>()({
  vendor: 'acme',
  required,
  // @ts-expect-error: a lifetime is no text
  fields: { accessToken: 'access_token', tokenType: 'expires_in', expiresIn: 'token_type' },
})
// @ts-expect-error: the vendor's model requires a member
export const unrequired = defineCodec<AcmeTokenResponse>()({
  vendor: 'acme',
  fields: { accessToken: 'access_token', tokenType: 'token_type', expiresIn: 'expires_in' },
})
// @ts-expect-error: a field of one's own reads and writes
field('expires_in', { read: (value) => value })
