import { at, defineCodec, errorAt } from '@token-codecs/core'
import { provider } from './provider.js'

// https://github.com/pypi/warehouse, warehouse/oidc/views.py
interface PypiTokenResponse {
  success: boolean
  token: string
}

const PypiToken = defineCodec<PypiTokenResponse>()({
  id: 'pypi',
  fields: { accessToken: 'token' },
  tokenType: { implied: true },
  constants: { success: true },
  errors: [errorAt({ code: at('errors', 0, 'code'), message: at('errors', 0, 'description') })],
})

export const pypi = provider(PypiToken, {
  samples: [
    {
      response: { success: true, token: 'pypi-fake-a' },
      token: { accessToken: 'pypi-fake-a', tokenType: 'Bearer' },
    },
  ],
  errors: [
    [
      'invalid-token',
      {
        message: 'Token request failed',
        errors: [{ code: 'invalid-token', description: 'malformed or invalid token' }],
      },
    ],
  ],
})
