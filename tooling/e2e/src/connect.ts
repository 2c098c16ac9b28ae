import type { Token } from '@token-codecs/core'
import { reveal } from '@token-codecs/core'
import * as oauth from 'oauth4webapi'
import { browse } from './browse.js'
import { client } from './startProvider.js'

/** How oauth4webapi reads an answer. */
export type Process = (response: Response) => Promise<oauth.TokenEndpointResponse>

/** Loopback is reached without encryption. */
const insecure = { [oauth.allowInsecureRequests]: true }

const ours: oauth.Client = { client_id: client.id }

const authorizationUrl = async (
  endpoint: string,
  secrets: Readonly<Record<'nonce' | 'state' | 'verifier', string>>,
) => {
  const { nonce, state, verifier } = secrets
  const url = new URL(endpoint)
  url.search = new URLSearchParams({
    client_id: client.id,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    nonce,
    prompt: 'consent',
    redirect_uri: client.redirectUri,
    response_type: 'code',
    scope: client.scope,
    state,
  }).toString()
  return url
}

/** What a client of oauth4webapi asks a provider for: each request gives the raw answer. */
export const connect = async (issuer: URL) => {
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
  const authentication = oauth.ClientSecretBasic(client.secret)

  const process: Readonly<Record<'clientCredentials' | 'generic' | 'refresh', Process>> = {
    clientCredentials: (response) => oauth.processClientCredentialsResponse(server, ours, response),
    generic: (response) => oauth.processGenericTokenEndpointResponse(server, ours, response),
    refresh: (response) => oauth.processRefreshTokenResponse(server, ours, response),
  }

  /** The answer to a login in a browser, and how that one is read: it holds a nonce. */
  const logIn = async (options: { readonly DPoP?: oauth.DPoPHandle } = {}) => {
    const verifier = oauth.generateRandomCodeVerifier()
    const state = oauth.generateRandomState()
    const nonce = oauth.generateRandomNonce()
    const url = await authorizationUrl(String(server.authorization_endpoint), { nonce, state, verifier })
    const callback = oauth.validateAuthResponse(server, ours, await browse(url, client.redirectUri), state)
    const { redirectUri } = client
    const all = { ...insecure, ...options }
    return {
      response: await oauth.authorizationCodeGrantRequest(
        server,
        ours,
        authentication,
        callback,
        redirectUri,
        verifier,
        all,
      ),
      process: (response: Response) =>
        oauth.processAuthorizationCodeResponse(server, ours, response, { expectedNonce: nonce }),
    }
  }

  return {
    process,
    logIn,
    refresh: (token: Token, options: oauth.TokenEndpointRequestOptions = {}) => {
      if (token.refreshToken === undefined) throw new Error('there is no refresh token')
      const text = reveal(token.refreshToken)
      return oauth.refreshTokenGrantRequest(server, ours, authentication, text, { ...insecure, ...options })
    },
    clientCredentials: (parameters: Record<string, string>, secret = client.secret) =>
      oauth.clientCredentialsGrantRequest(server, ours, oauth.ClientSecretBasic(secret), parameters, insecure),
    otherGrant: (name: string) => oauth.genericTokenEndpointRequest(server, ours, authentication, name, {}, insecure),
    introspection: async (token: Token) => {
      const text = reveal(token.accessToken)
      const response = await oauth.introspectionRequest(server, ours, authentication, text, insecure)
      return oauth.processIntrospectionResponse(server, ours, response)
    },
    /** Presents a token by a header of ours. */
    userInfo: (authorization: string) => fetch(String(server.userinfo_endpoint), { headers: { authorization } }),
    /** The same, with the proof that oauth4webapi makes. */
    userInfoWithProof: (token: Token, authorization: string, DPoP: oauth.DPoPHandle) => {
      const withOurHeader = (url: string, { headers, method }: oauth.CustomFetchOptions<'GET', undefined>) =>
        fetch(url, { headers: { ...headers, authorization }, method })
      const options = { ...insecure, DPoP, [oauth.customFetch]: withOurHeader }
      return oauth.userInfoRequest(server, ours, reveal(token.accessToken), options)
    },
    newProof: async () => oauth.DPoP(ours, await oauth.generateKeyPair('ES256')),
  }
}
