export * from '@token-codecs/core'
export type { KeycloakTokenResponse } from './KeycloakToken.js'
export { KeycloakToken } from './KeycloakToken.js'
