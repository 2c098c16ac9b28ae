export * from '@token-codecs/core'
export type { SalesforceTokenResponse } from './SalesforceToken.js'
export { SalesforceToken } from './SalesforceToken.js'
