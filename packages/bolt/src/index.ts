export * from '@token-codecs/core'
export type { BoltScope, BoltTokenResponse } from './BoltToken.js'
export { BoltToken, boltScopes } from './BoltToken.js'
export type { BoltErrorResponse, BoltTaggedErrorResponse } from './errors.js'
