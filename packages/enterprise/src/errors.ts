/**
 * Error body of the Easyship Enterprise API (status 400 and 401): RFC 6749 §5.2's, with one additional code.
 *
 * @since 0.1.0
 * @category errors
 */
export interface EnterpriseErrorResponse {
  error: EnterpriseErrorCode
  error_description?: string
}

/** RFC 6749 §5.2's codes and `invalid_account`. Codecs accept other codes too. @since 0.1.0 @category errors */
export type EnterpriseErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'invalid_account'
