import { at, defineCodec, errorAt, lifetime } from '@token-codecs/core'
import { provider } from './provider.js'

// https://developer.hashicorp.com/vault/api-docs/auth/approle
interface VaultLoginResponse {
  request_id?: string
  lease_id: string
  renewable: boolean
  lease_duration: number
  data: null
  wrap_info?: null
  warnings: string[] | null
  auth: {
    client_token: string
    accessor: string
    policies: string[]
    metadata: { [name: string]: string } | null
    /** Seconds; 0 for a token that does not expire. */
    lease_duration: number
    renewable: boolean
    /** `service` or `batch`, not a token type of RFC 6749. */
    token_type?: string
  }
}

const VaultToken = defineCodec<VaultLoginResponse>()({
  id: 'vault',
  fields: {
    accessToken: at('auth', 'client_token'),
    expiresIn: lifetime(at('auth', 'lease_duration'), { never: 0 }),
  },
  tokenType: { implied: true },
  extras: ['request_id', 'lease_id', 'renewable', 'lease_duration', 'data', 'wrap_info', 'warnings', 'auth'],
  secretExtras: ['auth'],
  errors: [errorAt({ code: at('errors', 0) })],
})

const envelope = {
  request_id: 'fake-id',
  lease_id: '',
  renewable: false,
  lease_duration: 0,
  data: null,
  wrap_info: null,
  warnings: null,
}
const auth = {
  accessor: 'fake-accessor',
  policies: ['default'],
  metadata: { role: 'fake-role' },
  renewable: true,
  token_type: 'service',
}

export const vault = provider(VaultToken, {
  samples: [
    {
      response: { ...envelope, auth: { client_token: 'hvs.fake-a', lease_duration: 2764800, ...auth } },
      token: {
        accessToken: 'hvs.fake-a',
        tokenType: 'Bearer',
        expiresIn: 2764800,
        extensions: { vault: { ...envelope, auth } },
      },
    },
    {
      response: { ...envelope, auth: { client_token: 'hvs.fake-a', lease_duration: 0, ...auth } },
      token: {
        accessToken: 'hvs.fake-a',
        tokenType: 'Bearer',
        extensions: { vault: { ...envelope, auth }, 'vault#moved': { auth: { lease_duration: 0 } } },
      },
    },
  ],
  errors: [['permission denied', { errors: ['permission denied'] }]],
})
