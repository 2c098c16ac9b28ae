import { defineCodec } from '@token-codecs/core'
import { provider } from './provider.js'

// https://open.weibo.com/wiki/Oauth2/access_token
interface WeiboTokenResponse {
  access_token: string
  /** Same as `expires_in`, as a string. */
  remind_in?: string
  expires_in: number
  uid: string
  isRealName?: string
}

const WeiboToken = defineCodec<WeiboTokenResponse>()({
  id: 'weibo',
  fields: { accessToken: 'access_token', expiresIn: 'expires_in' },
  tokenType: { implied: true },
  extras: ['remind_in', 'uid', 'isRealName'],
})

const extras = { remind_in: '157679999', uid: '1234567890', isRealName: 'true' }

export const weibo = provider(WeiboToken, {
  samples: [
    {
      response: { access_token: 'fake-a', expires_in: 157679999, ...extras },
      token: { accessToken: 'fake-a', tokenType: 'Bearer', expiresIn: 157679999, extensions: { weibo: extras } },
    },
  ],
  errors: [
    [
      'unsupported_response_type',
      { error: 'unsupported_response_type', error_code: 21329, error_description: 'Not supported.' },
    ],
  ],
})
