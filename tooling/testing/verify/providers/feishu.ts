import { defineCodec, errorAt } from '@token-codecs/core'
import { provider } from './provider.js'

// https://open.feishu.cn/document/uAjLw4CM/ukTMukTMukTM/authentication-management/access-token/get-user-access-token
interface FeishuTokenResponse {
  code: number
  access_token: string
  expires_in: number
  refresh_token?: string
  refresh_token_expires_in?: number
  token_type: string
  scope: string
}

const FeishuToken = defineCodec<FeishuTokenResponse>()({
  id: 'feishu',
  fields: {
    accessToken: 'access_token',
    expiresIn: 'expires_in',
    refreshToken: 'refresh_token',
    refreshTokenExpiresIn: 'refresh_token_expires_in',
    tokenType: 'token_type',
    scope: 'scope',
  },
  constants: { code: 0 },
})

export const feishu = provider(FeishuToken, {
  samples: [
    {
      response: {
        code: 0,
        access_token: 'fake-a',
        expires_in: 7200,
        refresh_token: 'fake-r',
        refresh_token_expires_in: 604800,
        token_type: 'Bearer',
        scope: 'auth:user.id:read offline_access',
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 7200,
        refreshToken: 'fake-r',
        refreshTokenExpiresIn: 604800,
        scope: ['auth:user.id:read', 'offline_access'],
      },
    },
  ],
  errors: [['server_error', { code: 20050, error: 'server_error', error_description: 'Retry the request.' }]],
})

// https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal
interface FeishuTenantTokenResponse {
  code: number
  msg: string
  tenant_access_token: string
  /** Seconds. */
  expire: number
}

const FeishuTenantToken = defineCodec<FeishuTenantTokenResponse>()({
  id: 'feishu-tenant',
  fields: { accessToken: 'tenant_access_token', expiresIn: 'expire' },
  tokenType: { implied: true },
  constants: { code: 0 },
  extras: ['msg'],
  errors: [errorAt({ code: 'code', message: 'msg' })],
})

export const feishuTenant = provider(FeishuTenantToken, {
  samples: [
    {
      response: { code: 0, msg: 'ok', tenant_access_token: 'fake-a', expire: 7200 },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 7200,
        extensions: { 'feishu-tenant': { msg: 'ok' } },
      },
    },
  ],
  errors: [['10014', { code: 10014, msg: 'app secret invalid' }]],
})
