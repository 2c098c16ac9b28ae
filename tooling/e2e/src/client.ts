/** The provider's registered client, and the scope that it may request. */
export const client = {
  id: 'fake-client',
  secret: 'fake-client-secret',
  // There is no server at this address: `browse` stops before it sends the request.
  redirectUri: 'http://127.0.0.1/callback',
  /** Auth.js's callback for a provider with this id. */
  authJsRedirectUri: 'http://127.0.0.1/auth/callback/fake-provider',
  scope: 'openid offline_access fake:read fake:write',
}
