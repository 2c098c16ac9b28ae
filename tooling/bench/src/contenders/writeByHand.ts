import type { BoltTokenResponse } from '@token-codecs/bolt'
import type { Either, Note, Token } from '@token-codecs/core'
import { reveal } from '@token-codecs/core'
import type { EnterpriseTokenResponse } from '@token-codecs/enterprise'
import type { PipeshubTokenResponse } from '@token-codecs/pipeshub'
import { decodeByHand, isToken } from './handWritten.js'
import { canonicalType, copyUnknown, hasRepeats, isLifetime, isNoTag, visiblePattern } from './parts.js'

const scopeName = /^[^\0-\x20\x7f-\x9f]+$/

const refuse = (): never => {
  throw new TypeError('not a token')
}

const scopeText = (names: readonly string[]): string =>
  names.every((name) => scopeName.test(name)) && !hasRepeats(names) ? names.join(' ') : refuse()

const isCanonicalType = (text: string): boolean =>
  text === 'Bearer' || (visiblePattern.test(text) && canonicalType(text) === text)

/**
 * `BoltToken.encode`, hand-written. It checks the token, because `secret` accepts any value. `BoltToken` marks the secrets
 * that it has checked itself, which hand-written code cannot do.
 */
export const encodeByHand = (token: Token): BoltTokenResponse => {
  const { accessToken, tokenType, expiresIn, refreshToken, refreshTokenScope, scope, idToken, extensions } = token
  const access_token = reveal(accessToken)
  if (!isToken(access_token) || !isCanonicalType(tokenType)) return refuse()
  const response: BoltTokenResponse = { access_token, token_type: tokenType === 'Bearer' ? 'bearer' : tokenType }
  if (expiresIn !== undefined)
    response.expires_in = Number.isInteger(expiresIn) && isLifetime(expiresIn) ? expiresIn : refuse()
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
  if (extensions?.bolt !== undefined) {
    const unknown = reveal(extensions.bolt)
    // A tag that would read as an error is not written.
    const { '.tag': tag, ...others } = unknown
    copyUnknown(isNoTag(tag) ? unknown : others, response as object as Parameters<typeof copyUnknown>[1])
  }
  return response
}

/** The result of `convert`. */
interface Converted<Wire> {
  readonly value: Wire
  readonly token: Token
  readonly notes: readonly Note[]
}

/** Returns a function that creates the same note each time. Its message is built once. */
const dropping = (source: string, member: string, name: string, code: string, explanation: string): (() => Note) => {
  const message = `${source}: ${name}: dropped, ${explanation} (${code})`
  return () => ({ action: 'dropped', code, source, direction: 'write', member, message })
}

const notCarried = (source: string, member: string): (() => Note) =>
  dropping(source, member, member, 'not-carried', 'the vendor has no member for it')

const foreignExtension = (source: string): (() => Note) =>
  dropping(
    source,
    'extensions',
    'extensions',
    'foreign-extension',
    'only canonical JSON keeps members from another codec',
  )

const enterprise = {
  lifetime: dropping(
    'enterprise',
    'expiresIn',
    'expires_in',
    'not-representable',
    'the vendor cannot represent this value',
  ),
  refreshToken: notCarried('enterprise', 'refreshToken'),
  refreshTokenScope: notCarried('enterprise', 'refreshTokenScope'),
  idToken: notCarried('enterprise', 'idToken'),
  extensions: foreignExtension('enterprise'),
}

/** Lifetimes from here on are times, which the vendor's examples contain in their place. */
const ABSOLUTE = 1_000_000_000

/** `convert(BoltToken, EnterpriseToken)`, hand-written. It skips checks on writing, because reading has made them. */
export const enterpriseByHand = (input: unknown): Either<unknown, Converted<EnterpriseTokenResponse>> => {
  const read = decodeByHand(input)
  if (read._tag === 'Left') return read
  const token = read.right
  if (token.tokenType !== 'Bearer') return { _tag: 'Left', left: [{ path: ['tokenType'], message: 'always Bearer' }] }
  const value: EnterpriseTokenResponse = { access_token: reveal(token.accessToken), token_type: 'Bearer' }
  const notes: Note[] = []
  if (token.expiresIn !== undefined) {
    if (token.expiresIn < ABSOLUTE) value.expires_in = token.expiresIn
    else notes.push(enterprise.lifetime())
  }
  if (token.scope !== undefined) value.scope = token.scope.join(' ')
  if (token.refreshToken !== undefined) notes.push(enterprise.refreshToken())
  if (token.refreshTokenScope !== undefined) notes.push(enterprise.refreshTokenScope())
  if (token.idToken !== undefined) notes.push(enterprise.idToken())
  if (token.extensions !== undefined) notes.push(enterprise.extensions())
  return { _tag: 'Right', right: { value, token, notes } }
}

const pipeshub = {
  refreshTokenScope: notCarried('pipeshub', 'refreshTokenScope'),
  extensions: foreignExtension('pipeshub'),
}

/** `convert(BoltToken, PipeshubToken)`, hand-written. It skips checks on writing, because reading has made them. */
export const pipeshubByHand = (input: unknown): Either<unknown, Converted<PipeshubTokenResponse>> => {
  const read = decodeByHand(input)
  if (read._tag === 'Left') return read
  const token = read.right
  const value: PipeshubTokenResponse = { access_token: reveal(token.accessToken), token_type: token.tokenType }
  const notes: Note[] = []
  if (token.expiresIn !== undefined) value.expires_in = token.expiresIn
  if (token.refreshToken !== undefined) value.refresh_token = reveal(token.refreshToken)
  if (token.scope !== undefined) value.scope = token.scope.join(' ')
  if (token.idToken !== undefined) value.id_token = reveal(token.idToken)
  if (token.refreshTokenScope !== undefined) notes.push(pipeshub.refreshTokenScope())
  if (token.extensions !== undefined) notes.push(pipeshub.extensions())
  return { _tag: 'Right', right: { value, token, notes } }
}

/** The same from JSON text to JSON text. */
export const pipeshubTextByHand = (text: string): string => {
  const result = pipeshubByHand(JSON.parse(text))
  if (result._tag === 'Left') throw new Error('not a token')
  return JSON.stringify(result.right.value)
}
