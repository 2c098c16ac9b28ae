import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { isErrorCode } from '../../../src/codec/read/errorCode.js'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

describe("shows a real provider's error code", () => {
  const known = `
    invalid_request invalid_client invalid_grant unauthorized_client unsupported_grant_type invalid_scope
    access_denied server_error temporarily_unavailable unsupported_response_type slow_down authorization_pending
    expired_token invalid_token insufficient_scope invalid_target use_dpop_nonce invalid_dpop_proof
    invalid_authorization_details missing_user_code unknown_user_id interaction_required login_required
    consent_required account_selection_required invalid_request_uri AuthorizationPendingException
    ExpiredTokenException NotAuthorizedException SlowDownException mfa_required too_many_requests unauthorized
    invalid_otp unprocessable_request not_found invalid_input_parameter forbidden 50035 40001 10008 2100005
    invalid_account ESIA-007002 ESIA-005018 OAuthException GraphMethodException auth/id-token-expired TOKEN_EXPIRED
    USER_DISABLED bad_verification_code bad_refresh_token incorrect_client_credentials redirect_uri_mismatch
    admin_policy_enforced deleted_client org_internal UNAUTHENTICATED PERMISSION_DENIED authError BAD_AUTH_CODE
    BAD_REFRESH_TOKEN MISSING_REFRESH_TOKEN EXPIRED_AUTHENTICATION KOE006 KOE320 -401 -10 AADSTS70008 AADSTS7000215
    AADB2C90118 AADB2C90080 invalid_x5t InvalidAuthenticationToken basic_action message_only user_password_expired
    protection_policy_required E0000004 E0000005 E0000011 ORA-01017 VALIDATION_ERROR TOO_MANY_REQUESTS 100020 21325
    401 429 INVALID_SESSION_ID LOGIN_MUST_USE_SECURITY_TOKEN inactive_user invalid_app_access invalid_subject_token
    application_cannot_be_found invalid_code missing_scope token_revoked not_authed ratelimited bad_client_secret
    RefreshToken.invalid Application.invalid bad_jwt flow_state_expired over_request_rate_limit isv.code-invalid
    isv.invalid-auth-relations invalid_params unaudited_client 40105 40002 -1 40029 40163 41001 42001 2FA_REQUIRED
    S256_REQUIRED invalid_jwt JWT_INVALID ERR_2002 AUTH_001 OAuth2Error error.invalidGrant 190
  `

  test.each([...words(known), 'Bad Request', 'Too Many Requests'])('%s', (code) =>
    expect(isErrorCode(code, [])).toBe(true),
  )

  test('up to 64 characters', () => {
    expect(isErrorCode(`${'ab_'.repeat(21)}c`, [])).toBe(true)
    expect(isErrorCode(`${'ab_'.repeat(21)}cd`, [])).toBe(false)
  })
})

/** A deterministic string that looks as random as a token: the digest of a number, in base64url. */
const random = (seed: number): string => createHash('sha256').update(`${seed}`).digest('base64url')
const fakeJwt = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJmYWtlIn0.'

describe('does not show a string that may be a secret', () => {
  test.each([
    ['an empty string', ''],
    ['a JWT', fakeJwt],
    ['the header of a JWT', 'eyJhbGciOiJub25lIn'],
    ['a UUID', '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f1'],
    ['a UUID in uppercase', '0F1E2D3C-4B5A-4978-8695-A4B3C2D1E0F1'],
    ['a UUID of letters', 'abcdefab-abcd-abcd-abcd-abcdefabcdef'],
    ['a UUID of digits', '01234567-8901-2345-6789-012345678901'],
    ['32 hexadecimal digits', 'abcdef'.repeat(6)],
    ['ten digits', '1234567890'],
    ['a word with eight digits', 'a12345678'],
    ['one long word', 'a'.repeat(32)],
    ['one long uppercase word', 'A'.repeat(32)],
    ['a sentence', 'The token fake-a is invalid.'],
    ['a sentence without a full stop', 'Invalid refresh token (expired)'],
    ['a string with a comma', 'bad, code'],
    ['a quoted string', '"fake"'],
    ['a URL', 'https://example.test/?code=fake'],
    ['an email address', 'name@example.test'],
    ['a form', 'refresh_token=fake'],
    ['two lines', 'invalid_grant\ninvalid_grant'],
    ['a trailing line break', 'invalid_grant\n'],
    ['a trailing space', 'invalid_grant '],
    ['two separators', 'invalid__grant'],
    ['a code with an extra space', 'invalid _grant'],
    ['a control character', 'invalid\0grant'],
    ['a non-ASCII letter', 'ung\u00fcltig'],
    ['uppercase letters inside a word', 'aBcDeFgH'],
  ])('%s', (_, text) => expect(isErrorCode(text, [])).toBe(false))

  test.each<readonly [title: string, text: string, token: string]>([
    ['equals a token', 'fake', 'fake'],
    ['is part of a token', 'fake', 'a-fake-token'],
    ['contains a token', 'bad_fake_code', 'fake'],
    ['contains a short token', 'invalid_grant', 'a'],
  ])('a word that %s', (_, text, token) => {
    expect(isErrorCode(text, ['another', token])).toBe(false)
    expect(isErrorCode(text, ['another'])).toBe(true)
  })

  test('a sentence with punctuation', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('the', 'token', 'expired', 'at', '12'), { minLength: 2 }),
        fc.constantFrom('.', '!', '?', ',', ';', '(', "'", '"'),
        (parts, mark) => !isErrorCode(`${parts.join(' ')}${mark}`, []),
      ),
      { numRuns: inject('cases') },
    ))

  test('a string of more than 64 characters', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 65 }), (text) => !isErrorCode(text, [])),
      { numRuns: inject('cases') },
    ))
})

describe('does not show a random string', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 48 })

  test.each(['base64', 'base64url', 'hex'] as const)('32 or more bytes in %s', (encoding) =>
    fc.assert(
      fc.property(bytes, (value) => !isErrorCode(Buffer.from(value).toString(encoding), [])),
      { numRuns: inject('cases') },
    ),
  )

  test('a UUID, or 32 hexadecimal digits in any case', () =>
    fc.assert(
      fc.property(fc.uuid(), fc.boolean(), fc.boolean(), (uuid, isPlain, isUpper) => {
        const text = isPlain ? uuid.replaceAll('-', '') : uuid
        return !isErrorCode(isUpper ? text.toUpperCase() : text, [])
      }),
      { numRuns: inject('cases') },
    ))

  test.each([
    [11, 100],
    [16, 200],
  ])('of %d base64url characters, in fewer than 1 of %d cases', (length, oneIn) => {
    const texts = Array.from({ length: 20_000 }, (_, seed) => random(seed).slice(0, length))
    expect(texts.filter((text) => isErrorCode(text, [])).length).toBeLessThan(texts.length / oneIn)
  })
})

test('shows a word unrelated to any token', () =>
  expect(isErrorCode('invalid_grant', ['fake-a', 'fake-b', random(0)])).toBe(true))
