import type { Answer } from './tokens.js'
import { access_token, form } from './tokens.js'

type ErrorRow = readonly [provider: string, answer: Answer, error: object]

const oauthError = (error: string): object => ({ _tag: 'OAuthError', error })
const unrecognized = oauthError('unrecognized_error')
const unexpectedStatus = { _tag: 'UnreadableBody', code: 'unexpected-status' }
const notJson = { _tag: 'UnreadableBody', code: 'not-json' }
const malformed = (path: string, code: string): object => ({ _tag: 'Malformed', issues: [{ path: [path], code }] })
const noToken = malformed('access_token', 'missing')

/** Responses without a token, by provider, with part of the resulting error. */
export const errorRows: readonly ErrorRow[] = [
  [
    'RFC 6749 §5.2',
    { status: 400, contentType: 'application/json;charset=UTF-8', body: { error: 'invalid_request' } },
    oauthError('invalid_request'),
  ],
  [
    'GitHub, form',
    {
      contentType: form,
      body: 'error=bad_verification_code&error_description=The+code+passed+is+incorrect+or+expired.&error_uri=%2Fapps%2Ftroubleshooting',
    },
    oauthError('bad_verification_code'),
  ],
  [
    'GitHub, device polling too fast',
    { body: { error: 'slow_down', error_description: 'Too many requests.', interval: 10 } },
    oauthError('slow_down'),
  ],
  ['Slack', { body: { ok: false, error: 'invalid_code' } }, oauthError('invalid_code')],
  [
    'Slack, with the missing scope',
    { body: { ok: false, error: 'missing_scope', needed: 'chat:write', response_metadata: { messages: ['x'] } } },
    oauthError('missing_scope'),
  ],
  ['Slack, user token only', { body: { ok: true, authed_user: { id: 'U1', access_token } } }, noToken],
  [
    'Google',
    { status: 400, body: { error: 'invalid_grant', error_description: 'Bad Request' } },
    oauthError('invalid_grant'),
  ],
  [
    'Azure',
    {
      status: 400,
      body: {
        error: 'invalid_grant',
        error_description: 'AADSTS70008: The code has expired.\r\nTimestamp: 2016-04-13 09:59:34Z',
        error_codes: [70008],
        timestamp: '2016-04-13 09:59:34Z',
        error_uri: 'https://azure.example/error?code=70008',
      },
    },
    oauthError('invalid_grant'),
  ],
  [
    'Azure, with a trace',
    {
      status: 400,
      body: {
        error: 'invalid_grant',
        error_description: 'AADSTS70008: It has expired. Trace ID: fake-0f1e-2d3c',
        trace_id: 'fake-0f1e-2d3c',
      },
    },
    oauthError('invalid_grant'),
  ],
  [
    'Salesforce',
    { status: 400, body: { error: 'invalid_grant', error_description: 'authentication failure' } },
    oauthError('invalid_grant'),
  ],
  [
    'Salesforce, XML',
    { status: 400, contentType: 'application/xml', body: '<OAuth><error>invalid_grant</error></OAuth>' },
    unexpectedStatus,
  ],
  [
    'Facebook',
    {
      status: 400,
      contentType: 'text/javascript',
      body: { error: { message: 'Invalid verification code format.', type: 'OAuthException', code: 100 } },
    },
    unrecognized,
  ],
  ['Reddit, a number', { status: 401, body: { message: 'Unauthorized', error: 401 } }, oauthError('401')],
  ['Reddit', { body: { error: 'invalid_grant' } }, oauthError('invalid_grant')],
  ['Twitch', { status: 400, body: { status: 400, message: 'Invalid refresh token' } }, unexpectedStatus],
  [
    'Twitch, named',
    { status: 400, body: { error: 'Bad Request', status: 400, message: 'Invalid refresh token' } },
    oauthError('Bad Request'),
  ],
  [
    'Strava',
    {
      status: 400,
      body: { message: 'Bad Request', errors: [{ resource: 'Application', field: 'client_id', code: 'invalid' }] },
    },
    unexpectedStatus,
  ],
  ['Discord', { status: 401, body: { message: '401: Unauthorized', code: 0 } }, unexpectedStatus],
  [
    'Instagram',
    { status: 400, body: { error_type: 'OAuthException', code: 400, error_message: 'No matching code found' } },
    unexpectedStatus,
  ],
  [
    'PayPal',
    { status: 401, body: { error: 'invalid_client', error_description: 'Client Authentication failed' } },
    oauthError('invalid_client'),
  ],
  [
    'Okta',
    { status: 401, body: { errorCode: 'E0000004', errorSummary: 'Authentication failed', errorCauses: [] } },
    unexpectedStatus,
  ],
  [
    'Auth0, second factor',
    {
      status: 403,
      body: {
        error: 'mfa_required',
        error_description: 'Multifactor authentication required',
        mfa_token: 'fake-mfa-token',
      },
    },
    oauthError('mfa_required'),
  ],
  [
    'Auth0, rate limit',
    { status: 429, retryAfter: '7', body: { error: 'too_many_requests', error_description: 'Global limit.' } },
    { ...oauthError('too_many_requests'), retryAfter: 7 },
  ],
  ['WeChat', { body: { errcode: 40029, errmsg: 'invalid code' } }, noToken],
  [
    'QQ, JSONP',
    { contentType: 'text/html', body: 'callback( {"error":100020,"error_description":"code is reused error"} );\n' },
    notJson,
  ],
  [
    'Weibo',
    {
      status: 400,
      body: {
        error: 'invalid_grant',
        error_code: 21325,
        request: '/oauth2/access_token',
        error_description: 'invalid authorization code',
      },
    },
    oauthError('invalid_grant'),
  ],
  [
    'Naver',
    { body: { error: 'invalid_request', error_description: 'no valid data in session' } },
    oauthError('invalid_request'),
  ],
  ['Deezer', { contentType: 'text/html', body: 'wrong code' }, notJson],
  ['Withings, wrapped', { body: { status: 0, body: { access_token, expires_in: 10800 } } }, noToken],
  ['ArcGIS', { body: { error: { code: 400, error: 'invalid_request', details: [] } } }, unrecognized],
  ['DingTalk, camelCase names', { body: { accessToken: access_token, expireIn: 7200 } }, noToken],
  [
    'Twitter',
    { status: 403, body: { errors: [{ code: 99, message: 'Unable to verify your credentials' }] } },
    unexpectedStatus,
  ],
  [
    'Fitbit',
    { status: 400, body: { errors: [{ errorType: 'invalid_grant', message: 'Refresh token' }], success: false } },
    unexpectedStatus,
  ],
  [
    'an error in a form with spaces',
    { status: 400, contentType: form, body: 'error=Foo error&code=1337' },
    oauthError('Foo error'),
  ],
  [
    'an error with a list of descriptions',
    { status: 422, body: { error: 'invalid', error_description: ['x'] } },
    oauthError('invalid'),
  ],
  [
    'an error that contains a token',
    { body: { error: 'invalid_token', error_description: `no ${access_token}`, access_token } },
    oauthError('invalid_token'),
  ],
  [
    "a proxy's error page",
    { status: 502, contentType: 'text/html', body: '<html>502 Bad Gateway fake-trace</html>' },
    unexpectedStatus,
  ],
  ['a login page', { contentType: 'text/html', body: '<!DOCTYPE html><form action="/login?error=x">' }, notJson],
  ['JSON with an XSSI prefix', { body: `)]}',\n{"access_token":"${access_token}"}` }, notJson],
  ['a truncated response', { body: `{"access_token":"${access_token}","token_type":"be` }, notJson],
  ['nothing', { status: 204, body: '' }, notJson],
  ['an empty object', { body: {} }, noToken],
  ['an array', { body: [{ access_token }] }, { _tag: 'Malformed', code: 'not-object' }],
  ['a string', { body: JSON.stringify(access_token) }, { _tag: 'Malformed', code: 'not-object' }],
  ['an empty token', { body: { access_token: '' } }, malformed('access_token', 'empty')],
  ['a null token', { body: { access_token: null } }, noToken],
  ['a number as token', { body: { access_token: 123 } }, malformed('access_token', 'not-string')],
  [
    'a token with a line break',
    { body: { access_token: 'fake-a\r\nX: y' } },
    malformed('access_token', 'bad-character'),
  ],
  [
    'a token with a non-ASCII character',
    { body: { access_token: 'fake-\u00e4' } },
    malformed('access_token', 'bad-character'),
  ],
  ['a redacted token', { body: { access_token: '[REDACTED]' } }, malformed('access_token', 'redacted')],
  ['a number as token type', { body: { access_token, token_type: 123 } }, malformed('token_type', 'not-string')],
  [
    'two tokens in one form',
    { contentType: form, body: `access_token=${access_token}&access_token=fake-b` },
    malformed('access_token', 'not-string'),
  ],
]
