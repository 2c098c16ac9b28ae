import type { AnyTokenCodec, Json, Note, Secret, Token } from '@token-codecs/core'
import { expiryOf, extrasOf, reveal } from '@token-codecs/core'
import { entriesOf, ownValue } from '../json.js'
import type { Jwt } from './jwt.js'
import { jwtOf } from './jwt.js'
import type { Moment } from './moments.js'
import { momentOf } from './moments.js'
import { formsOf, safeText, safeValue } from './safeValue.js'

type Members = Readonly<Record<string, Json>>

/** A JWT without its signature. */
export interface JwtView {
  readonly verified: false
  readonly header: Members
  /** `null` if they are encrypted or cannot be read. */
  readonly claims: Members | null
  /** The type of each other claim, by name. */
  readonly otherClaims: Readonly<Record<string, string>>
  /** The claim `exp`, if it is a time. */
  readonly expiry?: Moment
}

/** A token without its text. */
export interface TokenView {
  readonly format: 'jwt' | 'jwe' | 'opaque'
  /** When the response says that it expires. */
  readonly expiry?: Moment
  /** Seconds. Its beginning may be unknown. */
  readonly lifetime?: number
  readonly jwt?: JwtView
}

/** The part of a response that a person may be shown. Printed as JSON, so a minor release may only add members. */
export interface Inspection {
  /** `null` for a bare JWT. */
  readonly codec: string | null
  /** Every codec that reads the same token. */
  readonly codecs: readonly string[]
  readonly tokenType?: string
  readonly issuedAt?: Moment
  readonly scope?: readonly string[]
  readonly refreshTokenScope?: readonly string[]
  readonly issuedTokenType?: string
  readonly tokens: {
    readonly accessToken?: TokenView
    readonly refreshToken?: TokenView
    readonly idToken?: TokenView
    /** A bare JWT. */
    readonly jwt?: TokenView
  }
  /** Number of RFC 9396 authorization details. */
  readonly authorizationDetails?: number
  readonly extras: Members
  /** Names of the extras that are secret. */
  readonly secretExtras: readonly string[]
  /** Number of members that the codec does not document. */
  readonly undocumented: number
  readonly notes: readonly Pick<Note, 'action' | 'code' | 'member'>[]
}

/** Settings of an inspection. */
export interface InspectOptions {
  /** Epoch seconds. */
  readonly now: number
  /** True to show the values of all claims. */
  readonly claims: boolean
}

// RFC 7519 §4.1, without `sub` and `jti`, which identify a person or a session.
const shownClaims: readonly string[] = ['iss', 'aud', 'exp', 'iat', 'nbf']

const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

const jwtView = ({ header, claims }: Jwt, tokens: readonly string[], { now, claims: all }: InspectOptions): JwtView => {
  const isShown = ([name]: readonly [string, unknown]): boolean => all || shownClaims.includes(name)
  const safe = (value: unknown): Members => safeValue(value, tokens) as Members
  const hidden = entriesOf(claims).filter((claim) => !isShown(claim))
  const expiry = momentOf(ownValue(claims, 'exp'), now)
  return {
    verified: false,
    header: safe(header),
    claims: claims === undefined ? null : safe(Object.fromEntries(entriesOf(claims).filter(isShown))),
    otherClaims: Object.fromEntries(hidden.map(([name, value]) => [safeText(name, tokens), typeOf(value)])),
    ...(expiry === undefined ? {} : { expiry }),
  }
}

const tokenView = (text: string, tokens: readonly string[], options: InspectOptions): TokenView => {
  const jwt = jwtOf(text)
  return jwt === undefined ? { format: 'opaque' } : { format: jwt.format, jwt: jwtView(jwt, tokens, options) }
}

const timesOf = (
  token: Token,
  of: 'accessToken' | 'refreshToken',
  now: number,
): Pick<TokenView, 'expiry' | 'lifetime'> => {
  const expiry = momentOf(expiryOf(token, { of }), now)
  const lifetime = of === 'accessToken' ? token.expiresIn : token.refreshTokenExpiresIn
  return { ...(expiry === undefined ? {} : { expiry }), ...(lifetime === undefined ? {} : { lifetime }) }
}

const noTokens = { extras: {}, secretExtras: [], undocumented: 0, notes: [] }

/** Inspects a JWT that is not in a response. */
export const inspectJwt = (text: string, options: InspectOptions): Inspection => ({
  codec: null,
  codecs: [],
  tokens: { jwt: tokenView(text, formsOf([text]), options) },
  ...noTokens,
})

const extrasIn = (codec: AnyTokenCodec, token: Token, tokens: readonly string[]) => {
  const found = Object.entries(extrasOf(codec, token) as object)
  const isSecret = ([name]: readonly [string, unknown]): boolean => codec.secretExtras.includes(name)
  const open = Object.fromEntries(found.filter((extra) => !isSecret(extra)))
  return {
    extras: safeValue(open, tokens) as Members,
    secretExtras: found.filter(isSecret).map(([name]) => name),
  }
}

const undocumentedIn = ({ id, extras }: AnyTokenCodec, { extensions }: Token): number => {
  const kept = extensions?.[id]
  return kept === undefined ? 0 : Object.keys(reveal(kept)).filter((name) => !extras.includes(name)).length
}

/** Inspects a token, read by a codec from a response. */
export const inspectToken = (
  codec: AnyTokenCodec,
  codecs: readonly string[],
  { token, notes }: { readonly token: Token; readonly notes: readonly Note[] },
  options: InspectOptions,
): Inspection => {
  const { accessToken, refreshToken, idToken, authorizationDetails } = token
  const texts = [accessToken, refreshToken, idToken].flatMap((each) => (each === undefined ? [] : [reveal(each)]))
  const secrets = formsOf(texts)
  const view = (secret: Secret): TokenView => tokenView(reveal(secret), secrets, options)
  const safe = <A extends string | readonly string[]>(value: A): A => safeValue(value, secrets) as A
  const issuedAt = momentOf(token.issuedAt, options.now)
  const details = authorizationDetails === undefined ? undefined : reveal(authorizationDetails).length
  return {
    codec: codec.id,
    codecs,
    tokenType: safe(token.tokenType),
    ...(issuedAt === undefined ? {} : { issuedAt }),
    ...(token.scope === undefined ? {} : { scope: safe(token.scope) }),
    ...(token.refreshTokenScope === undefined ? {} : { refreshTokenScope: safe(token.refreshTokenScope) }),
    ...(token.issuedTokenType === undefined ? {} : { issuedTokenType: safe(token.issuedTokenType) }),
    tokens: {
      accessToken: { ...view(accessToken), ...timesOf(token, 'accessToken', options.now) },
      ...(refreshToken === undefined
        ? {}
        : { refreshToken: { ...view(refreshToken), ...timesOf(token, 'refreshToken', options.now) } }),
      ...(idToken === undefined ? {} : { idToken: view(idToken) }),
    },
    ...(details === undefined ? {} : { authorizationDetails: details }),
    ...extrasIn(codec, token, secrets),
    undocumented: undocumentedIn(codec, token),
    notes: notes.map(({ action, code, member }) => ({ action, code, member })),
  }
}
