export * from '@token-codecs/core'
export type { OryLikeErrorResponse, OryLikeGenericErrorResponse } from './errors.js'
export type { OryLikeScope, OryLikeTokenResponse } from './OryLikeToken.js'
export { OryLikeToken, oryLikeScopes } from './OryLikeToken.js'
