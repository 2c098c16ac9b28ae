import { at, defineCodec, errorAt, instant } from '@token-codecs/core'
import { provider } from './provider.js'

// https://developer.tuya.com/en/docs/cloud/6c1636a9bd?id=Ka7kjumkoa53v
interface TuyaTokenResponse {
  success: boolean
  /** Epoch milliseconds. */
  t: number
  tid?: string
  result: {
    access_token: string
    /** Seconds. */
    expire_time: number
    refresh_token: string
    uid: string
  }
}

const TuyaToken = defineCodec<TuyaTokenResponse>()({
  id: 'tuya',
  fields: {
    accessToken: at('result', 'access_token'),
    expiresIn: at('result', 'expire_time'),
    issuedAt: instant('t', { form: 'milliseconds' }),
    refreshToken: at('result', 'refresh_token'),
  },
  tokenType: { implied: true },
  constants: { success: true },
  extras: ['tid', 'result'],
  errors: [errorAt({ code: 'code', message: 'msg' })],
})

export const tuya = provider(TuyaToken, {
  samples: [
    {
      response: {
        success: true,
        t: 1721545820202,
        tid: 'fake-id',
        result: { access_token: 'fake-a', expire_time: 7200, refresh_token: 'fake-r', uid: 'fake-uid' },
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 7200,
        issuedAt: 1721545820,
        refreshToken: 'fake-r',
        extensions: { tuya: { tid: 'fake-id', result: { uid: 'fake-uid' } } },
      },
      notes: [['ignored', 'sub-second', 'issuedAt']],
      written: { t: 1721545820000 },
    },
  ],
  errors: [['1010', { code: 1010, msg: 'token invalid', success: false, t: 1721545820202, tid: 'fake-id' }]],
})
