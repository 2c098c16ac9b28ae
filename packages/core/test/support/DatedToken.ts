import { defineCodec } from '../../src/index.js'

interface DatedTokenResponse {
  access_token?: string
  token_type?: string
  created_at?: number
  expires_in?: number
}

/** Codec with an issue time and a lifetime. */
export const DatedToken = defineCodec<DatedTokenResponse>()({
  id: 'dated',
  fields: { accessToken: 'access_token', tokenType: 'token_type', issuedAt: 'created_at', expiresIn: 'expires_in' },
})
