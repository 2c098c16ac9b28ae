import { generateKeyPairSync } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Provider } from 'oidc-provider'
import { listen } from './listen.js'

const accountId = 'fake-account'

/** The client that the provider knows, and the scope it may ask for. */
export const client = {
  id: 'fake-client',
  secret: 'fake-client-secret',
  // The browser stops before it requests this: there is no server.
  redirectUri: 'http://127.0.0.1/callback',
  scope: 'openid offline_access fake:read fake:write',
}

/** A scope of the provider that the client may not ask for. */
export const otherScope = 'fake:admin'

/** Seconds that the tokens live. */
export const lifetimes = { AccessToken: 3600, ClientCredentials: 600, IdToken: 3600, RefreshToken: 86_400 }

/** Acts as a user who always logs in, and agrees to everything. */
const agree = async (provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { prompt, params } = await provider.interactionDetails(request, response)
  if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId } })
  const grant = new provider.Grant({ accountId, clientId: String(params.client_id) })
  grant.addOIDCScope(String(params.scope))
  const consent = { grantId: await grant.save() }
  return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true })
}

/** An OpenID provider on loopback, which rotates refresh tokens. Its store is memory. */
export const startProvider = async (): Promise<{ readonly issuer: URL; readonly close: () => void }> => {
  const { origin, answer, close } = await listen()
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const provider = new Provider(origin, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
        id_token_signed_response_alg: 'ES256',
        redirect_uris: [client.redirectUri],
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
  answer((request, response) =>
    request.url?.startsWith('/interaction/') === true
      ? agree(provider, request, response).catch((error: unknown) => response.destroy(error as Error))
      : listener(request, response),
  )
  return { issuer: new URL(origin), close }
}
