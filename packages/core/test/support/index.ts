import type { Either, Issue, Json, JsonObject, Note, Secret, Token, TokenError } from '../../src/index.js'
import { reveal, secret } from '../../src/index.js'

export const rightOf = <A>(result: Either<unknown, A>): A => {
  if (result._tag === 'Right') return result.right
  throw new Error(`expected a result, got ${JSON.stringify(result.left)}`)
}

export const leftOf = <E>(result: Either<E, unknown>): E => {
  if (result._tag === 'Left') return result.left
  throw new Error('expected an error, got a result')
}

/** The issues of a `Malformed`, without `expected`. */
export const issuesOf = (error: TokenError): readonly Omit<Issue, 'expected'>[] => {
  if (error._tag !== 'Malformed') throw new Error(`expected a Malformed, got ${error._tag}`)
  return error.issues.map(({ path, actual, code }) => ({ path, actual, code }))
}

/** Action, code and member of each note. */
export const triplesOf = (notes: readonly Note[]): readonly (readonly string[])[] =>
  notes.map(({ action, code, member }) => [action, code, member])

/** The smallest RFC 6749 response, equal to `tokenWith()` when written. */
export const response = { access_token: 'fake-access-token', token_type: 'Bearer' }

/** A token with a fake access token and the given members. */
export const tokenWith = (members: Partial<Token> = {}): Token => ({
  accessToken: secret('fake-access-token'),
  tokenType: 'Bearer',
  ...members,
})

/** Extensions with a single entry; `id` may be `__proto__`. */
export const extension = (id: string, members: JsonObject): NonNullable<Token['extensions']> =>
  JSON.parse(JSON.stringify([[id, members]])).reduce(
    (all: object, [name, value]: readonly [string, Json]) =>
      Object.defineProperty(all, name, { value: secret(value), enumerable: true }),
    {},
  )

export const fullToken: Token = tokenWith({
  expiresIn: 3600,
  issuedAt: 1700000000,
  scope: ['openid', 'fake:read'],
  refreshToken: secret('fake-refresh-token'),
  refreshTokenExpiresIn: 86400,
  refreshTokenScope: ['fake:read'],
  idToken: secret('fake-header.fake-payload.fake-signature'),
  issuedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
  authorizationDetails: secret([{ type: 'fake', actions: ['read'] }]),
  extensions: { fake: secret({ tenant: 'fake-tenant' }) },
})

/** The revealed members of an extension. */
export const extensionOf = (token: Token, id: string): Json | undefined => {
  const kept: Secret<JsonObject> | undefined = token.extensions?.[id]
  return kept === undefined ? undefined : reveal(kept)
}

/** `null` inside `depth` nested arrays. */
export const nested = (depth: number): Json => JSON.parse(`${'['.repeat(depth)}null${']'.repeat(depth)}`)

export const deepFreeze = <A>(value: A): A => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const member of Object.values(Object.freeze(value))) deepFreeze(member)
  return value
}
