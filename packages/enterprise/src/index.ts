export * from '@token-codecs/core'
export type { EnterpriseScope, EnterpriseTokenResponse } from './EnterpriseToken.ts'
export { EnterpriseToken, enterpriseScopes } from './EnterpriseToken.ts'
export type { EnterpriseErrorCode, EnterpriseErrorResponse } from './errors.ts'
