import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { Provider } from 'oidc-provider'
import { client } from './client.js'
import { listen } from './listen.js'

const accountId = 'fake-account'

/** A scope of the provider that the client may not request. */
export const otherScope = 'fake:admin'

/** Token lifetimes in seconds. */
export const lifetimes = { AccessToken: 3600, ClientCredentials: 600, IdToken: 3600, RefreshToken: 86_400 }

/** Acts as a user who logs in and grants every consent. */
const agree = async (provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { prompt, params } = await provider.interactionDetails(request, response)
  if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId } })
  const grant = new provider.Grant({ accountId, clientId: String(params.client_id) })
  grant.addOIDCScope(String(params.scope))
  const consent = { grantId: await grant.save() }
  return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true })
}

/** Intercepts requests to the token endpoint: either responds itself, or calls `pass` and awaits the response. */
export type Gate = (sent: URLSearchParams, response: ServerResponse, pass: () => Promise<unknown>) => unknown

/**
 * Starts an OpenID provider on loopback, with an in-memory store. It rotates refresh tokens, and revokes the grant if
 * one is used again.
 */
export const startProvider = async (gate?: Gate): Promise<{ readonly issuer: URL; readonly close: () => void }> => {
  const { origin, answer, close } = await listen()
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const provider = new Provider(origin, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
        id_token_signed_response_alg: 'ES256',
        redirect_uris: [client.redirectUri, client.authJsRedirectUri],
        scope: client.scope,
      },
    ],
    cookies: { keys: ['fake-cookie-key'] },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      dPoP: { enabled: true },
      introspection: { enabled: true },
    },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }] },
    rotateRefreshToken: true,
    scopes: [...client.scope.split(' '), otherScope],
    ttl: { ...lifetimes, Grant: 86_400, Interaction: 600, Session: 86_400 },
  })
  const listener = provider.callback()
  const knock = async (request: IncomingMessage & { body?: unknown }, response: ServerResponse, first: Gate) => {
    const sent = new URLSearchParams(await text(request))
    // The provider uses a body that is already parsed.
    request.body = Object.fromEntries(sent)
    await first(sent, response, () => {
      const end = once(response, 'close')
      listener(request, response)
      return end
    })
  }
  const route = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    if (request.url?.startsWith('/interaction/') === true) return agree(provider, request, response)
    return gate !== undefined && request.url === '/token' ? knock(request, response, gate) : listener(request, response)
  }
  answer(
    (request, response) => void route(request, response).catch((error: unknown) => response.destroy(error as Error)),
  )
  return { issuer: new URL(origin), close }
}
