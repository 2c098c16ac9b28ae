import { defineCodec, errorAt } from '@token-codecs/core'
import { provider } from './provider.js'

// https://open.dingtalk.com/document/orgapp/obtain-user-token
interface DingtalkTokenResponse {
  accessToken: string
  refreshToken?: string
  /** Seconds. */
  expireIn: number
  corpId?: string
}

const DingtalkToken = defineCodec<DingtalkTokenResponse>()({
  id: 'dingtalk',
  fields: { accessToken: 'accessToken', refreshToken: 'refreshToken', expiresIn: 'expireIn' },
  tokenType: { implied: true },
  extras: ['corpId'],
  errors: [errorAt({ code: 'code', message: 'message' })],
})

export const dingtalk = provider(DingtalkToken, {
  samples: [
    {
      response: { accessToken: 'fake-a', refreshToken: 'fake-r', expireIn: 7200, corpId: 'fake-corp' },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 7200,
        refreshToken: 'fake-r',
        extensions: { dingtalk: { corpId: 'fake-corp' } },
      },
    },
  ],
  errors: [
    ['unrecognized_error', { code: 'invalidClientIdOrSecret', requestid: 'fake-id', message: 'Check the client.' }],
  ],
})
