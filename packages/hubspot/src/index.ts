export * from '@token-codecs/core'
export type { HubspotErrorResponse } from './errors.js'
export type { HubspotTokenResponse } from './HubspotToken.js'
export { HubspotToken } from './HubspotToken.js'
