export * from '@token-codecs/core'
export type { ZoomErrorResponse } from './errors.js'
export type { ZoomTokenResponse } from './ZoomToken.js'
export { ZoomToken } from './ZoomToken.js'
