import { at, defineCodec, errorAt } from '@token-codecs/core'
import { provider } from './provider.js'

// https://business-api.tiktok.com/portal/docs?id=1739965703387137
interface TiktokAdsTokenResponse {
  code: number
  message: string
  request_id: string
  data: {
    access_token: string
    advertiser_ids: string[]
    /** Numbers, so not a scope. */
    scope: number[]
  }
}

const TiktokAdsToken = defineCodec<TiktokAdsTokenResponse>()({
  id: 'tiktok-ads',
  fields: { accessToken: at('data', 'access_token') },
  tokenType: { implied: true },
  constants: { code: 0, message: 'OK' },
  extras: ['request_id', 'data'],
  errors: [errorAt({ code: 'code', message: 'message' })],
})

const data = { advertiser_ids: ['1234567890', '1234567891'], scope: [4, 6] }

export const tiktokAds = provider(TiktokAdsToken, {
  samples: [
    {
      response: { code: 0, message: 'OK', request_id: 'fake-id', data: { access_token: 'fake-a', ...data } },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        extensions: { 'tiktok-ads': { request_id: 'fake-id', data } },
      },
    },
  ],
  errors: [['40110', { code: 40110, message: 'Auth_code is expired.', request_id: 'fake-id', data: {} }]],
})
