/** The client that the provider knows, and the scope it may ask for. */
export const client = {
  id: 'fake-client',
  secret: 'fake-client-secret',
  // The browser stops before it requests this: there is no server.
  redirectUri: 'http://127.0.0.1/callback',
  /** Where Auth.js handles the answer of a provider with this id. */
  authJsRedirectUri: 'http://127.0.0.1/auth/callback/fake-provider',
  scope: 'openid offline_access fake:read fake:write',
}
