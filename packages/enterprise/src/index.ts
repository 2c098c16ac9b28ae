export * from '@token-codecs/core'
export type { EnterpriseScope, EnterpriseTokenResponse } from './EnterpriseToken.js'
export { EnterpriseToken, enterpriseScopes } from './EnterpriseToken.js'
export type { EnterpriseErrorCode, EnterpriseErrorResponse } from './errors.js'
