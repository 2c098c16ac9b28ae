export * from '@token-codecs/core'
export type { GoogleTokenResponse } from './GoogleToken.js'
export { GoogleToken } from './GoogleToken.js'
