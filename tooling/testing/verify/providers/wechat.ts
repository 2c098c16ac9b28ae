import { defineCodec, errorAt, scopes } from '@token-codecs/core'
import { provider } from './provider.js'

// https://developers.weixin.qq.com/doc/oplatform/Website_App/WeChat_Login/Wechat_Login.html
interface WechatTokenResponse {
  access_token: string
  expires_in: number
  refresh_token: string
  openid: string
  /** Comma-separated. */
  scope: string
  unionid?: string
}

const WechatToken = defineCodec<WechatTokenResponse>()({
  id: 'wechat',
  fields: {
    accessToken: 'access_token',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    scope: scopes('scope', { separator: ',' }),
  },
  tokenType: { implied: true },
  extras: ['openid', 'unionid'],
  errors: [errorAt({ code: 'errcode', message: 'errmsg' })],
})

export const wechat = provider(WechatToken, {
  samples: [
    {
      response: {
        access_token: 'fake-a',
        expires_in: 7200,
        refresh_token: 'fake-r',
        openid: 'fake-openid',
        scope: 'snsapi_base,snsapi_userinfo',
        unionid: 'fake-unionid',
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 7200,
        refreshToken: 'fake-r',
        scope: ['snsapi_base', 'snsapi_userinfo'],
        extensions: { wechat: { openid: 'fake-openid', unionid: 'fake-unionid' } },
      },
    },
  ],
  errors: [['40029', { errcode: 40029, errmsg: 'invalid code' }]],
})
