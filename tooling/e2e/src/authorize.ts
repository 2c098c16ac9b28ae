import { createHash, randomBytes } from 'node:crypto'
import { browse } from './browse.js'
import { client } from './client.js'

/** Logs in through the browser flow. Returns the authorization code and its PKCE verifier (RFC 7636). */
export const authorize = async (issuer: URL): Promise<{ readonly code: string; readonly verifier: string }> => {
  const verifier = randomBytes(32).toString('base64url')
  const url = new URL('/auth', issuer)
  url.search = new URLSearchParams({
    client_id: client.id,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    prompt: 'consent',
    redirect_uri: client.redirectUri,
    response_type: 'code',
    scope: client.scope,
  }).toString()
  const code = (await browse(url, client.redirectUri)).searchParams.get('code')
  if (code === null) throw new Error('the provider returned no code')
  return { code, verifier }
}
