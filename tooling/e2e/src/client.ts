/** The client that the provider knows, and the scope it may ask for. */
export const client = {
  id: 'fake-client',
  secret: 'fake-client-secret',
  // The browser stops before it requests this: there is no server.
  redirectUri: 'http://127.0.0.1/callback',
  scope: 'openid offline_access fake:read fake:write',
}
