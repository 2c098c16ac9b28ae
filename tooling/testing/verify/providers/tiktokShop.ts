import { at, defineCodec, errorAt, scopes } from '@token-codecs/core'
import { provider } from './provider.js'

// https://partner.tiktokshop.com/docv2/page/678e3a3292b0f40314a92d75
interface TiktokShopTokenResponse {
  code: number
  message: string
  data: {
    access_token: string
    /** Epoch seconds, despite the name. */
    access_token_expire_in: number
    refresh_token: string
    /** Epoch seconds, despite the name. */
    refresh_token_expire_in: number
    open_id: string
    seller_name: string
    seller_base_region: string
    user_type: number
    granted_scopes: string[]
  }
  request_id: string
}

const TiktokShopToken = defineCodec<TiktokShopTokenResponse>()({
  id: 'tiktok-shop',
  fields: {
    accessToken: at('data', 'access_token'),
    expiresAt: at('data', 'access_token_expire_in'),
    refreshToken: at('data', 'refresh_token'),
    refreshTokenExpiresAt: at('data', 'refresh_token_expire_in'),
    scope: scopes(at('data', 'granted_scopes'), { list: true }),
  },
  tokenType: { implied: true },
  constants: { code: 0, message: 'success' },
  extras: ['data', 'request_id'],
  errors: [errorAt({ code: 'code', message: 'message' })],
})

const seller = { open_id: '7010736057180325637', seller_name: 'Fake shop', seller_base_region: 'ID', user_type: 0 }

export const tiktokShop = provider(TiktokShopToken, {
  samples: [
    {
      response: {
        code: 0,
        message: 'success',
        data: {
          access_token: 'fake-a',
          access_token_expire_in: 1660556783,
          refresh_token: 'fake-r',
          refresh_token_expire_in: 4818450857,
          ...seller,
          granted_scopes: ['seller.affiliate_collaboration.read', 'seller.affiliate_collaboration.write'],
        },
        request_id: 'fake-id',
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresAt: 1660556783,
        refreshToken: 'fake-r',
        refreshTokenExpiresAt: 4818450857,
        scope: ['seller.affiliate_collaboration.read', 'seller.affiliate_collaboration.write'],
        extensions: { 'tiktok-shop': { data: seller, request_id: 'fake-id' } },
      },
    },
  ],
  errors: [['36004004', { code: 36004004, message: 'invalid auth code', request_id: 'fake-id' }]],
})
