import type { Token } from '@token-codecs/core'
import { reveal } from '@token-codecs/core'
import * as oauth from 'oauth4webapi'
import { browse } from './browse.js'
import { client } from './client.js'
import { refreshTokenOf } from './expectations.js'

/** A function of oauth4webapi that validates a token endpoint's response. */
export type Process = (response: Response) => Promise<oauth.TokenEndpointResponse>

/** Permits plain HTTP, for loopback. */
const insecure = { [oauth.allowInsecureRequests]: true }

const ours: oauth.Client = { client_id: client.id }

/** Connects oauth4webapi to a provider. Token requests return the raw response. */
export const connect = async (issuer: URL) => {
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
  const authentication = oauth.ClientSecretBasic(client.secret)

  const process: Readonly<Record<'clientCredentials' | 'generic' | 'refresh', Process>> = {
    clientCredentials: (response) => oauth.processClientCredentialsResponse(server, ours, response),
    generic: (response) => oauth.processGenericTokenEndpointResponse(server, ours, response),
    refresh: (response) => oauth.processRefreshTokenResponse(server, ours, response),
  }

  /** Logs in through the browser flow. Returns the raw response and a function that validates it, nonce included. */
  const logIn = async (options: { readonly DPoP?: oauth.DPoPHandle } = {}) => {
    const verifier = oauth.generateRandomCodeVerifier()
    const state = oauth.generateRandomState()
    const nonce = oauth.generateRandomNonce()
    const url = new URL(String(server.authorization_endpoint))
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
    const callback = oauth.validateAuthResponse(server, ours, await browse(url, client.redirectUri), state)
    const grant = [authentication, callback, client.redirectUri, verifier, { ...insecure, ...options }] as const
    return {
      response: await oauth.authorizationCodeGrantRequest(server, ours, ...grant),
      process: (response: Response) =>
        oauth.processAuthorizationCodeResponse(server, ours, response, { expectedNonce: nonce }),
    }
  }

  return {
    process,
    logIn,
    refresh: (token: Token, options: oauth.TokenEndpointRequestOptions = {}) =>
      oauth.refreshTokenGrantRequest(server, ours, authentication, refreshTokenOf(token), { ...insecure, ...options }),
    clientCredentials: (parameters: Record<string, string>, secret = client.secret) =>
      oauth.clientCredentialsGrantRequest(server, ours, oauth.ClientSecretBasic(secret), parameters, insecure),
    otherGrant: (name: string) => oauth.genericTokenEndpointRequest(server, ours, authentication, name, {}, insecure),
    introspection: async (token: Token) => {
      const text = reveal(token.accessToken)
      const response = await oauth.introspectionRequest(server, ours, authentication, text, insecure)
      return oauth.processIntrospectionResponse(server, ours, response)
    },
    /** Requests the user's claims with our authorization header. */
    userInfo: (authorization: string) => fetch(String(server.userinfo_endpoint), { headers: { authorization } }),
    /** The same request with a DPoP proof from oauth4webapi. */
    userInfoWithProof: (token: Token, authorization: string, DPoP: oauth.DPoPHandle) => {
      const withOurHeader = (url: string, { headers, method }: oauth.CustomFetchOptions<'GET', undefined>) =>
        fetch(url, { headers: { ...headers, authorization }, method })
      const options = { ...insecure, DPoP, [oauth.customFetch]: withOurHeader }
      return oauth.userInfoRequest(server, ours, reveal(token.accessToken), options)
    },
    newProof: async () => oauth.DPoP(ours, await oauth.generateKeyPair('ES256')),
  }
}
