export * from '@token-codecs/core'
export type { OryLikeErrorResponse, OryLikeGenericErrorResponse } from './errors.js'
export type { OryLikeTokenResponse } from './OryLikeToken.js'
export { OryLikeToken } from './OryLikeToken.js'
