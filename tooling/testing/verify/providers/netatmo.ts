import { at, defineCodec, errorAt, scopes } from '@token-codecs/core'
import { provider } from './provider.js'

// https://dev.netatmo.com/apidocumentation/oauth
interface NetatmoTokenResponse {
  access_token: string
  refresh_token: string
  scope: string[]
  expires_in: number
  /** Same as `expires_in`. */
  expire_in: number
}

const NetatmoToken = defineCodec<NetatmoTokenResponse>()({
  id: 'netatmo',
  fields: {
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    scope: scopes('scope', { list: true }),
    expiresIn: 'expires_in',
  },
  tokenType: { implied: true },
  extras: ['expire_in'],
  errors: [errorAt({ code: at('error', 'code'), message: at('error', 'message') })],
})

export const netatmo = provider(NetatmoToken, {
  samples: [
    {
      response: {
        access_token: 'fake|a',
        refresh_token: 'fake|r',
        scope: ['read_station', 'read_thermostat'],
        expires_in: 10800,
        expire_in: 10800,
      },
      token: {
        accessToken: 'fake|a',
        tokenType: 'Bearer',
        expiresIn: 10800,
        refreshToken: 'fake|r',
        scope: ['read_station', 'read_thermostat'],
        extensions: { netatmo: { expire_in: 10800 } },
      },
    },
  ],
  errors: [
    ['invalid_grant', { error: 'invalid_grant' }],
    ['26', { error: { code: 26, message: 'User usage reached' } }],
  ],
})
