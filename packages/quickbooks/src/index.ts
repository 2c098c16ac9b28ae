export * from '@token-codecs/core'
export type { QuickbooksTokenResponse } from './QuickbooksToken.js'
export { QuickbooksToken } from './QuickbooksToken.js'
