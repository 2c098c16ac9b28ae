import type { Token } from '@token-codecs/core'
import { authorize } from './authorize.js'
import { client } from './client.js'
import { rightOf } from './expectations.js'
import { requestToken } from './requestToken.js'

/** Logs in through the browser flow and returns the token, issued at the current time. */
export const signIn = async (issuer: URL): Promise<Token> => {
  const { code, verifier } = await authorize(issuer)
  const grant = { grant_type: 'authorization_code', code, redirect_uri: client.redirectUri, code_verifier: verifier }
  return rightOf(await requestToken(issuer, grant)).token
}
