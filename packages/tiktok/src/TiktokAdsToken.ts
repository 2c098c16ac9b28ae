import type { TokenCodec } from '@token-codecs/core'
import { at, defineCodec } from '@token-codecs/core'
import { codedError } from './errors.js'

/**
 * Response of TikTok's `POST /open_api/v1.3/oauth2/access_token/`, as modeled at
 * https://github.com/bububa/tiktok-business. The token does not expire.
 *
 * @since 0.1.0
 * @category model
 */
export interface TiktokAdsTokenResponse {
  /** 0; any other value is an error. */
  code: number
  /** `OK`. */
  message?: string
  request_id?: string
  data: {
    access_token: string
    /** The ad accounts that the token can access. */
    advertiser_ids?: readonly string[]
    /** Permissions by number, so they are not a scope. */
    scope?: readonly number[]
  }
}

/**
 * Codec for the tokens of advertisers in TikTok's API for Business; its `id` is `tiktok-ads`.
 *
 * @example
 * import { extrasOf, reveal, TiktokAdsToken } from '@token-codecs/tiktok'
 *
 * const data = { access_token: 'fake-a', advertiser_ids: ['fake-1'], scope: [4, 6] }
 * const token = TiktokAdsToken.parse({ code: 0, message: 'OK', data })
 * const { data: rest } = extrasOf(TiktokAdsToken, token)
 * if (rest) console.log(reveal(rest)) // { advertiser_ids: [ 'fake-1' ], scope: [ 4, 6 ] }
 *
 * @since 0.1.0
 * @category codecs
 */
export const TiktokAdsToken: TokenCodec<TiktokAdsTokenResponse, 'message' | 'request_id' | 'data', 'data'> =
  defineCodec<TiktokAdsTokenResponse>()({
    id: 'tiktok-ads',
    fields: { accessToken: at('data', 'access_token') },
    tokenType: { implied: true },
    constants: { code: 0 },
    extras: ['message', 'request_id', 'data'],
    secretExtras: ['data'],
    errors: [codedError],
  })
