import { defineCodec, field, instant, lifetime } from '@token-codecs/core'
import { provider } from './provider.js'

// https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
interface AzureVmTokenResponse {
  access_token: string
  /** Always empty. */
  refresh_token: string
  /** Seconds, as a string. */
  expires_in: string
  /** Epoch seconds, as a string. */
  expires_on: string
  not_before: string
  resource: string
  token_type: string
}

const AzureVmToken = defineCodec<AzureVmTokenResponse>()({
  id: 'azure-vm',
  fields: {
    accessToken: 'access_token',
    expiresIn: lifetime('expires_in', { text: true }),
    expiresAt: instant('expires_on', { text: true }),
    tokenType: 'token_type',
  },
  extras: ['refresh_token', 'not_before', 'resource'],
})

const extras = { refresh_token: '', not_before: '1506480273', resource: 'https://management.azure.com/' }

export const azureVm = provider(AzureVmToken, {
  samples: [
    {
      response: {
        access_token: 'fake-a',
        expires_in: '3599',
        expires_on: '1506484173',
        token_type: 'Bearer',
        ...extras,
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresIn: 3599,
        issuedAt: 1506480574,
        extensions: { 'azure-vm': extras },
      },
    },
  ],
  errors: [
    ['invalid_request', { error: 'invalid_request', error_description: 'Required metadata header not specified' }],
  ],
})

// https://learn.microsoft.com/azure/app-service/overview-managed-identity, version 2017-09-01
interface AzureAppServiceTokenResponse {
  access_token: string
  /** Such as `09/14/2017 01:30:00 PM +00:00`. */
  expires_on: string
  resource: string
  token_type: string
}

const shown = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d) ([AP])M \+00:00$/

const AzureAppServiceToken = defineCodec<AzureAppServiceTokenResponse>()({
  id: 'azure-app-service',
  fields: {
    accessToken: 'access_token',
    expiresAt: field('expires_on', {
      read: (value) => {
        const [, month, day, year, hour, minute, second, half] = shown.exec(`${value}`) ?? []
        if (half === undefined) return value
        const hours = (Number(hour) % 12) + (half === 'P' ? 12 : 0)
        return Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second)) / 1000
      },
      write: (seconds) => {
        const [year, month, day, hour = '', minute, second] =
          new Date(Number(seconds) * 1000).toISOString().match(/\d+/g) ?? []
        const hours = `${Number(hour) % 12 || 12}`.padStart(2, '0')
        return `${month}/${day}/${year} ${hours}:${minute}:${second} ${Number(hour) < 12 ? 'A' : 'P'}M +00:00`
      },
    }),
    tokenType: 'token_type',
  },
  extras: ['resource'],
})

export const azureAppService = provider(AzureAppServiceToken, {
  samples: [
    {
      response: {
        access_token: 'fake-a',
        expires_on: '09/14/2017 01:30:00 PM +00:00',
        resource: 'https://vault.azure.net',
        token_type: 'Bearer',
      },
      token: {
        accessToken: 'fake-a',
        tokenType: 'Bearer',
        expiresAt: 1505395800,
        extensions: { 'azure-app-service': { resource: 'https://vault.azure.net' } },
      },
    },
  ],
  errors: [['invalid_request', { error: 'invalid_request' }]],
})
