import type { Either, ReadResult, Token, TokenError } from '@token-codecs/core'
import { authorizationHeader, orThrow, Rfc6749Token, readResponse, reveal, secret } from '@token-codecs/core'
import { client } from './client.js'

const authorization = `Basic ${btoa(`${client.id}:${client.secret}`)}`

/** Requests a token from a provider with plain `fetch`. */
export const requestToken = async (
  issuer: string | URL,
  parameters: Record<string, string>,
): Promise<Either<TokenError, ReadResult>> => {
  const init = { method: 'POST', headers: { authorization }, body: new URLSearchParams(parameters) }
  return readResponse(Rfc6749Token, await fetch(new URL('/token', issuer), init))
}

export const refreshAt =
  (issuer: string | URL) =>
  ({ refreshToken = secret('') }: Token): Promise<Either<TokenError, ReadResult>> =>
    requestToken(issuer, { grant_type: 'refresh_token', refresh_token: reveal(refreshToken) })

/** Requests the user's claims with a token, and returns the HTTP status. */
export const userInfoStatus = async (issuer: string | URL, token: Token): Promise<number> => {
  const headers = { authorization: orThrow(authorizationHeader(token)) }
  return (await fetch(new URL('/me', issuer), { headers })).status
}
