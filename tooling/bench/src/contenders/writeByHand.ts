import type { BoltTokenResponse } from '@token-codecs/bolt'
import type { Either, Json, Token } from '@token-codecs/core'
import { reveal } from '@token-codecs/core'
import type { EnterpriseTokenResponse } from '@token-codecs/enterprise'
import { decodeByHand, isToken } from './handWritten.js'
import { copyJson, setOwn, visiblePattern } from './parts.js'

const scopeName = /^[^\0-\x20\x7f-\x9f]+$/

const refuse = (): never => {
  throw new TypeError('not a token')
}

const scopeText = (names: readonly string[]): string =>
  names.every((name) => scopeName.test(name)) && new Set(names).size === names.length ? names.join(' ') : refuse()

/** `BoltToken.encode`, hand-written; also checks the token. */
export const encodeByHand = (token: Token): BoltTokenResponse => {
  const { accessToken, tokenType, expiresIn, refreshToken, refreshTokenScope, scope, idToken, extensions } = token
  const access_token = reveal(accessToken)
  if (!isToken(access_token) || !visiblePattern.test(tokenType)) return refuse()
  const response: BoltTokenResponse = { access_token, token_type: tokenType === 'Bearer' ? 'bearer' : tokenType }
  if (expiresIn !== undefined)
    response.expires_in = Number.isInteger(expiresIn) && expiresIn >= 0 ? expiresIn : refuse()
  if (refreshToken !== undefined) {
    const text = reveal(refreshToken)
    response.refresh_token = isToken(text) ? text : refuse()
  }
  if (refreshTokenScope !== undefined) response.refresh_token_scope = scopeText(refreshTokenScope)
  if (scope !== undefined) response.scope = scopeText(scope)
  if (idToken !== undefined) {
    const text = reveal(idToken)
    response.id_token = isToken(text) ? text : refuse()
  }
  const kept = extensions?.bolt === undefined ? undefined : reveal(extensions.bolt)
  for (const name in kept) setOwn(response as { [name: string]: Json }, name, copyJson(kept[name] as Json))
  return response
}

const ABSOLUTE = 1_000_000_000

/** `convert(BoltToken, EnterpriseToken)`, hand-written. It skips checks on writing, because reading has made them. */
export const convertByHand = (
  input: unknown,
): Either<unknown, { value: EnterpriseTokenResponse; token: Token; dropped: readonly string[] }> => {
  const read = decodeByHand(input)
  if (read._tag === 'Left') return read
  const token = read.right
  if (token.tokenType !== 'Bearer') return { _tag: 'Left', left: [{ path: ['tokenType'], message: 'always Bearer' }] }
  const value: EnterpriseTokenResponse = { access_token: reveal(token.accessToken), token_type: 'Bearer' }
  const dropped: string[] = []
  if (token.expiresIn !== undefined) {
    if (token.expiresIn < ABSOLUTE) value.expires_in = token.expiresIn
    else dropped.push('expiresIn')
  }
  if (token.scope !== undefined) value.scope = token.scope.join(' ')
  if (token.refreshToken !== undefined) dropped.push('refreshToken')
  if (token.refreshTokenScope !== undefined) dropped.push('refreshTokenScope')
  if (token.idToken !== undefined) dropped.push('idToken')
  if (token.extensions !== undefined) dropped.push('extensions')
  return { _tag: 'Right', right: { value, token, dropped } }
}
