import { at, defineCodec, errorAt, lifetime } from '@token-codecs/core'
import { provider } from './provider.js'

// https://opendocs.alipay.com/open/02ahjv
interface AlipayTokenResponse {
  alipay_system_oauth_token_response: {
    access_token: string
    /** Seconds, as a string. */
    expires_in: string
    refresh_token: string
    /** Seconds, as a string. */
    re_expires_in: string
    user_id: string
  }
  sign: string
}

const name = 'alipay_system_oauth_token_response'

const AlipayToken = defineCodec<AlipayTokenResponse>()({
  id: 'alipay',
  fields: {
    accessToken: at(name, 'access_token'),
    expiresIn: lifetime(at(name, 'expires_in'), { text: true }),
    refreshToken: at(name, 'refresh_token'),
    refreshTokenExpiresIn: lifetime(at(name, 're_expires_in'), { text: true }),
  },
  tokenType: { implied: true },
  extras: [name, 'sign'],
  errors: [errorAt({ code: at('error_response', 'sub_code'), message: at('error_response', 'sub_msg') })],
})

export const alipay = provider(AlipayToken, {
  samples: [
    {
      response: {
        [name]: {
          access_token: 'fake-a',
          expires_in: '3600',
          refresh_token: 'fake-r',
          re_expires_in: '3600',
          user_id: 'fake-user',
        },
        sign: 'fake-signature',
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 3600,
        refreshToken: 'fake-r',
        refreshTokenExpiresIn: 3600,
        extensions: { alipay: { [name]: { user_id: 'fake-user' }, sign: 'fake-signature' } },
      },
    },
  ],
  errors: [
    [
      'isv.code-invalid',
      {
        error_response: { code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.code-invalid', sub_msg: 'Invalid' },
        sign: 'fake-signature',
      },
    ],
  ],
})
