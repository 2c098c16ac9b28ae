import type { Token } from '@token-codecs/core'
import { secret } from '@token-codecs/core'
import * as t from 'io-ts'
import { readingOthers } from '../otherVendors.js'
import type { Contender } from './Contender.js'
import type { Draft } from './parts.js'
import { canonicalType, isPlaceholder, scopeNames, unknownMembers } from './parts.js'

interface VisibleBrand {
  readonly Visible: unique symbol
}
interface ValidTokenBrand {
  readonly ValidToken: unique symbol
}
interface LifetimeBrand {
  readonly Lifetime: unique symbol
}
interface DigitsBrand {
  readonly Digits: unique symbol
}
interface ScopeTextBrand {
  readonly ScopeText: unique symbol
}

const LAST_INSTANT = 8_640_000_000_000
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const scopeText = /^[^\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$/

const isLifetime = (seconds: number): boolean => seconds >= 0 && seconds <= LAST_INSTANT

const Visible = t.brand(
  t.string,
  (text): text is t.Branded<string, VisibleBrand> => /^[\x20-\x7e]+$/.test(text),
  'Visible',
)
const ValidToken = t.brand(
  Visible,
  (text): text is t.Branded<t.TypeOf<typeof Visible>, ValidTokenBrand> => !isPlaceholder(text),
  'ValidToken',
)
const Lifetime = t.brand(
  t.number,
  (seconds): seconds is t.Branded<number, LifetimeBrand> => isLifetime(seconds),
  'Lifetime',
)
const Digits = t.brand(
  t.string,
  (text): text is t.Branded<string, DigitsBrand> => /^[0-9]+$/.test(text) && isLifetime(Number(text)),
  'Digits',
)
const ScopeText = t.brand(
  t.string,
  (text): text is t.Branded<string, ScopeTextBrand> => scopeText.test(text),
  'ScopeText',
)
const Scope = t.union([ScopeText, t.array(ScopeText), t.null, t.undefined])
const OptionalToken = t.union([ValidToken, t.null, t.undefined, t.literal('')])

const required = { access_token: ValidToken }
const optional = {
  token_type: t.union([Visible, t.null, t.undefined]),
  expires_in: t.union([Lifetime, Digits, t.null, t.undefined]),
  refresh_token: OptionalToken,
  refresh_token_scope: Scope,
  scope: Scope,
  id_token: OptionalToken,
  error: t.union([t.null, t.undefined, t.literal(''), t.literal(false)]),
}

const BoltResponse = t.intersection([t.type(required), t.partial(optional)])

const tokenOf = (response: t.TypeOf<typeof BoltResponse>): Token => {
  const { access_token, token_type, expires_in, refresh_token, refresh_token_scope, scope, id_token } = response
  const token: Draft = { accessToken: secret<string>(access_token), tokenType: canonicalType(token_type ?? 'Bearer') }
  if (expires_in !== undefined && expires_in !== null) token.expiresIn = Math.floor(Number(expires_in)) + 0
  if (refresh_token) token.refreshToken = secret<string>(refresh_token)
  if (refresh_token_scope !== undefined && refresh_token_scope !== null) {
    token.refreshTokenScope = scopeNames(refresh_token_scope)
  }
  if (scope !== undefined && scope !== null) token.scope = scopeNames(scope)
  if (id_token) token.idToken = secret<string>(id_token)
  const unknown = unknownMembers(response)
  if (unknown !== undefined) token.extensions = { bolt: secret(unknown) }
  return token
}

const TokenOfResponse = new t.Type<Token, t.TypeOf<typeof BoltResponse>, t.TypeOf<typeof BoltResponse>>(
  'Token',
  (_value): _value is Token => false,
  (response) => t.success(tokenOf(response)),
  () => {
    throw new Error('only reading is measured')
  },
)

const BoltToken = BoltResponse.pipe(TokenOfResponse)

/** The same codec in io-ts's own combinators. */
export const ioTs: Contender = {
  name: 'io-ts',
  decode: BoltToken.decode,
  wrongMembers: (input) => {
    const result = BoltToken.decode(input)
    if (result._tag === 'Right') return []
    // Behind the branch of the intersection stands the member.
    return [...new Set(result.left.map(({ context }) => context[2]?.key ?? ''))]
  },
  readOthers: readingOthers<t.Mixed>({ ...required, ...optional }, (members) => t.partial(members).decode),
}
