export * from '@token-codecs/core'
export type { NotionErrorResponse } from './errors.js'
export type { NotionOwner, NotionTokenResponse } from './NotionToken.js'
export { NotionToken } from './NotionToken.js'
