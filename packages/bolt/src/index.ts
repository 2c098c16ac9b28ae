export * from '@token-codecs/core'
export type { BoltScope, BoltTokenResponse } from './BoltToken.ts'
export { BoltToken, boltScopes } from './BoltToken.ts'
export type { BoltErrorResponse, BoltTaggedErrorResponse } from './errors.ts'
